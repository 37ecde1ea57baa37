#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The C library's converter, for the encodings of mail that nobody writes any more.
final class SystemConverter {
    private let handle: iconv_t

    /// Nil where the system does not know the encoding.
    init?(from name: String) {
        guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    /// Appends `input` in UTF-8, one U+FFFD for each byte that is no character.
    ///
    /// - Returns: The bytes at the end that may be the beginning of a character.
    func append(_ input: [UInt8], isLast: Bool, to text: inout [UInt8]) -> [UInt8] {
        var input = input
        var output = [UInt8](repeating: 0, count: 16_384)
        var place = 0
        while place < input.count {
            let (taken, given, failure) = convert(&input, from: place, into: &output)
            text += output[..<given]
            place += taken
            switch failure {
            case 0, E2BIG: if taken == 0 && given == 0 && failure == 0 { return [] }
            case EINVAL where !isLast: return Array(input[place...])
            default:
                Transcoder.append(0xFFFD, to: &text)
                place += 1
            }
        }
        return []
    }

    private func convert(_ input: inout [UInt8], from place: Int, into output: inout [UInt8]) -> (Int, Int, Int32) {
        let room = output.count
        return input.withUnsafeMutableBytes { bytes in
            output.withUnsafeMutableBytes { target in
                guard let from = bytes.baseAddress, let into = target.baseAddress else { return (0, 0, 0) }
                var source: UnsafeMutablePointer<CChar>? = (from + place).assumingMemoryBound(to: CChar.self)
                var destination: UnsafeMutablePointer<CChar>? = into.assumingMemoryBound(to: CChar.self)
                var left = bytes.count - place
                var free = room
                let result = iconv(handle, &source, &left, &destination, &free)
                let failure = result == Int.max || Int(bitPattern: UInt(bitPattern: Int(result))) == -1 ? errno : 0
                return (bytes.count - place - left, room - free, failure)
            }
        }
    }
}
