/// Reads the elements of a DER encoding (X.690, section 10) one after the other, without copying: keys pass through.
///
/// What it returns is valid as long as the memory it was given. Indefinite and padded lengths are refused.
struct DERReader {
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let objectIdentifier: UInt8 = 0x06
    static let sequence: UInt8 = 0x30
    /// A whole NULL, as RSA's parameters are.
    static let null: [UInt8] = [0x05, 0x00]

    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    /// What has not been read.
    var remaining: UnsafeRawBufferPointer { rest }

    /// The contents of the next element, if it has the tag and is whole.
    mutating func element(_ tag: UInt8) -> UnsafeRawBufferPointer? {
        guard rest.count >= 2, rest[0] == tag, let (length, start) = length() else { return nil }
        guard length <= rest.count - start else { return nil }
        let contents = UnsafeRawBufferPointer(rebasing: rest[start..<start + length])
        rest = UnsafeRawBufferPointer(rebasing: rest[(start + length)...])
        return contents
    }

    /// The same, but where the element may be missing: `.some(nil)` if the next has another tag or there is none.
    mutating func optionalElement(_ tag: UInt8) -> UnsafeRawBufferPointer?? {
        guard let next = rest.first, next == tag else { return .some(nil) }
        guard let contents = element(tag) else { return nil }
        return .some(contents)
    }

    /// The length that the second byte begins, and where the contents start. No key is longer than three bytes say.
    private func length() -> (length: Int, start: Int)? {
        let first = Int(rest[1])
        guard first > 0x7F else { return (first, 2) }
        let octets = first & 0x7F
        guard (1...3).contains(octets), rest.count >= 2 + octets else { return nil }
        var length = 0
        for index in 0..<octets { length = length << 8 | Int(rest[2 + index]) }
        guard length > 0x7F, length >> (8 * (octets - 1)) != 0 else { return nil }
        return (length, 2 + octets)
    }
}

/// The contents of OBJECT IDENTIFIERs.
enum ObjectIdentifier {
    static let rsaEncryption: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01]
    static let ecPublicKey: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    static let secp256r1: [UInt8] = [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07]
    static let secp384r1: [UInt8] = [0x2B, 0x81, 0x04, 0x00, 0x22]
    static let secp521r1: [UInt8] = [0x2B, 0x81, 0x04, 0x00, 0x23]
    static let ed25519: [UInt8] = [0x2B, 0x65, 0x70]
    static let mlDSA65: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x12]
    static let mlDSA87: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03, 0x13]
}
