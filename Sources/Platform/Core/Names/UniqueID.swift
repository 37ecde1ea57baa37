/// AWS's unique ids, such as `AKIAIOSFODNN7EXAMPLE`: a prefix that names the kind, then 16 characters of base 32 whose
/// first bits hold the account, so that GetAccessKeyInfo needs no look-up. Ids that are no keys have one more, at random,
/// as in `AIDACKCEVSQ6C2EXAMPLE`.
///
/// Layout of the 80 bits: one bit set, 40 bits account, 39 bits random. AWS does not document it; tools that read
/// account ids out of key ids rely on the same positions.
package enum UniqueID {
    package enum Kind: String, Sendable, CaseIterable {
        case accessKey = "AKIA"
        case temporaryAccessKey = "ASIA"
        case user = "AIDA"
        case group = "AGPA"
        case role = "AROA"
        case managedPolicy = "ANPA"
        case policyVersion = "ANVA"
        case instanceProfile = "AIPA"
        case serverCertificate = "ASCA"
        case contextSpecificBearer = "ACCA"

        var isKey: Bool { self == .accessKey || self == .temporaryAccessKey }
    }

    package static func make(
        _ kind: Kind, account: AccountID, using generator: inout some RandomNumberGenerator
    ) -> String {
        let number = UInt64(account.rawValue) ?? 0
        let head = 1 << 47 | number << 7 | UInt64.random(in: 0..<128, using: &generator)
        let tail = UInt64.random(in: 0..<(1 << 32), using: &generator)
        let id = kind.rawValue + encode(head, then: tail)
        if kind.isKey { return id }
        return id + String(decoding: [alphabet[Int.random(in: 0..<32, using: &generator)]], as: UTF8.self)
    }

    package static func make(_ kind: Kind, account: AccountID) -> String {
        var generator = SystemRandomNumberGenerator()
        return make(kind, account: account, using: &generator)
    }

    /// The account an id was made for; nil when it is no such id.
    package static func account(of id: String) -> AccountID? {
        let characters = Array(id.utf8.dropFirst(4))
        guard characters.count >= 10 else { return nil }
        var bits: UInt64 = 0
        for character in characters.prefix(10) {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            bits = bits << 5 | UInt64(value)
        }
        // Ten characters hold 50 bits; the first 48 are the head.
        let account = (bits >> 9) & ((1 << 40) - 1)
        let digits = String(account)
        guard digits.count <= 12 else { return nil }
        return AccountID(String(repeating: "0", count: 12 - digits.count) + digits)
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    private static func encode(_ head: UInt64, then tail: UInt64) -> String {
        var characters: [UInt8] = []
        let high = head << 16 | tail >> 16  // the first 64 of 80 bits
        for index in 0..<12 { characters.append(alphabet[Int(high >> UInt64(59 - 5 * index) & 31)]) }
        let low = high << 16 | (tail & 0xFFFF)  // the last 64 of 80 bits
        for index in 12..<16 { characters.append(alphabet[Int(low >> UInt64(75 - 5 * index) & 31)]) }
        return String(decoding: characters, as: UTF8.self)
    }
}
