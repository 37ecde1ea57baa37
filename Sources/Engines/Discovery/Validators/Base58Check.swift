/// Bitcoin's Base58Check: a version, a payload and the first four bytes of the doubled SHA-256 of both.
enum Base58Check {
    private static let places: [UInt8] = {
        var places = [UInt8](repeating: 255, count: 256)
        for (place, byte) in "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8.enumerated() {
            places[Int(byte)] = UInt8(place)
        }
        return places
    }()

    /// Version and payload when the text is `count` bytes and a checksum of four, nil otherwise.
    static func payload(of text: Span<UInt8>, count: Int) -> [UInt8]? {
        guard count > 0, count <= 128, text.count <= 192 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count + 4)
        for index in text.indices {
            var carry = Int(places[Int(text[index])])
            guard carry < 58 else { return nil }
            for place in stride(from: bytes.count - 1, through: 0, by: -1) {
                carry += Int(bytes[place]) * 58
                bytes[place] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            guard carry == 0 else { return nil }
        }
        let twice = SHA256.digest(SHA256.digest(bytes[..<count]))
        for index in 0..<4 where bytes[count + index] != twice[index] { return nil }
        bytes.removeLast(4)
        return bytes
    }
}
