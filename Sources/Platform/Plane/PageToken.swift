import Core

/// A marker for the next page: opaque to clients, checked when it comes back.
///
/// It holds the last key that was given out, so pages stay stable while records come and go, and is bound to what was
/// listed, so a marker of one listing is refused by another.
package struct PageToken: Sendable, Hashable {
    package let lastKey: String

    package init(lastKey: String) { self.lastKey = lastKey }

    /// - Parameter listing: what is listed, filters included, such as `iam.users/division/`.
    package func text(for listing: String) -> String {
        var bytes = Self.checksum(listing)
        bytes.append(contentsOf: lastKey.utf8)
        return bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// nil when the text is no token of that listing; answer with the operation's own error.
    package init?(_ text: String, for listing: String) {
        let characters = Array(text.utf8)
        guard characters.count % 2 == 0, characters.count >= 8 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: characters.count, by: 2) {
            guard let byte = UInt8(String(decoding: characters[index..<index + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        guard Array(bytes.prefix(4)) == Self.checksum(listing),
            let key = String(validating: bytes.dropFirst(4), as: UTF8.self)
        else { return nil }
        lastKey = key
    }

    /// FNV-1a, 32 bits: guards against mistakes, not against forgery; a forged key only starts the listing elsewhere.
    private static func checksum(_ listing: String) -> [UInt8] {
        var hash: UInt32 = 2_166_136_261
        for byte in listing.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return [UInt8(hash >> 24), UInt8(hash >> 16 & 255), UInt8(hash >> 8 & 255), UInt8(hash & 255)]
    }
}
