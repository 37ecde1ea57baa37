extension String {
    /// Runs `body` on the UTF-8 bytes, without a copy for native strings.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        utf8.withContiguousStorageIfAvailable(body) ?? Array(utf8).withUnsafeBufferPointer(body)
    }

    /// Lower-cased in ASCII only, as names of actions and keys are compared.
    var asciiLowercased: String {
        utf8.contains { $0.isASCIIUppercase } ? String(decoding: utf8.map(\.asciiLowercased), as: UTF8.self) : self
    }
}

extension UInt8 {
    var isASCIIUppercase: Bool { self >= 0x41 && self <= 0x5A }
    var asciiLowercased: UInt8 { isASCIIUppercase ? self | 0x20 : self }
    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
}

/// FNV-1a, a fast hash for look-ups that are always confirmed by comparing the bytes.
struct ByteHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func combine(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for byte in bytes { hash.combine(byte) }
        return hash.value
    }
}
