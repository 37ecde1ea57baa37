/// Whether what stands where a secret belongs is one: no variable, path, type, identifier or sample.
enum SecretValue {
    private static let samples: [StaticString] = [
        "password", "passwd", "secret", "hunter2", "pass", "pwd", "user", "username", "token", "none", "null", "nil",
        "true",
        "false", "undefined", "string", "required", "optional", "default", "empty", "unset", "hidden", "masked", "test",
        "testing", "value", "mypassword", "mysecret", "credentials", "anonymous", "guest", "key", "apikey", "api_key",
    ]
    private static let parts: [StaticString] = [
        "${", "$(", "{{", "}}", "<%", "%s", "%(", "://", "\\(", "...", "***", "getenv",
    ]

    /// Not a variable, a call, a path, a URL or a sample; letters alone may pass.
    static func isLiteral(_ value: Span<UInt8>) -> Bool {
        guard value.count > 1, !PlaceholderText.isLikely(value) else { return false }
        switch value[0] {
        case UInt8(ascii: "$"), UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("),
            UInt8(ascii: "%"):
            return false
        case UInt8(ascii: "/"), UInt8(ascii: "~"), UInt8(ascii: "&"): return false
        case UInt8(ascii: ".") where value[1] == UInt8(ascii: "/") || value[1] == UInt8(ascii: "."): return false
        default: break
        }
        for sample in samples where sample.utf8CodeUnitCount == value.count && value.hasWord(sample, at: 0) {
            return false
        }
        for part in parts where value.containsWord(part) { return false }
        return true
    }

    /// A password that somebody chose: letters with digits or signs, eight bytes at least, and not built like a name in a program.
    static func isPassword(_ value: Span<UInt8>, isQuoted: Bool) -> Bool {
        guard value.count >= 8, isLiteral(value), !value.containsWord("password"), !value.containsWord("passwd") else {
            return false
        }
        let census = Census(value)
        guard census.letters > 0, census.digits + census.signs > 0, !census.isCall else { return false }
        if census.signs == 0 && census.digits == 0 { return false }
        if !isQuoted && census.digits == 0 { return false }
        return ShannonEntropy.bits(value) >= 2.5
    }

    /// A key that a machine drew: sixteen bytes at least, letters and digits, evenly, and neither a UUID nor a hash with its name.
    static func isKey(_ value: Span<UInt8>, isQuoted: Bool) -> Bool {
        guard value.count >= 16, isLiteral(value) else { return false }
        let census = Census(value)
        guard census.letters > 2, census.digits > 1, census.signs == 0, !census.isCall, !isUUID(value) else {
            return false
        }
        guard !value.hasWord("sha1-", at: 0), !value.hasWord("sha256-", at: 0), !value.hasWord("sha384-", at: 0),
            !value.hasWord("sha512-", at: 0), !value.hasWord("sha256:", at: 0), !value.hasWord("arn:", at: 0)
        else { return false }
        if isNumberedName(value, census) { return false }
        return ShannonEntropy.bits(value) >= (isQuoted ? 3.2 : 3.5)
    }

    /// `8-4-4-4-12`.
    static func isUUID(_ value: Span<UInt8>) -> Bool {
        guard value.count == 36 else { return false }
        for index in value.indices {
            let isDash = index == 8 || index == 13 || index == 18 || index == 23
            guard isDash ? value[index] == 0x2D : IPAddress.hexadecimal(value[index]) != nil else { return false }
        }
        return true
    }

    /// Words with a few digits at their ends, as `oauth2.client_credentials_v2` and `us-east-1-prod-cluster-01`: most changes between
    /// letters and digits would be a machine's.
    private static func isNumberedName(_ value: Span<UInt8>, _ census: Census) -> Bool {
        census.changes * 8 < value.count && census.digits * 4 < value.count
    }

    /// How many bytes of a kind a text has.
    struct Census {
        var letters = 0
        var digits = 0
        /// Punctuation that names, paths and keys of machines have none of.
        var signs = 0
        /// From a letter to a digit or back, or from lower to upper case after the first letter of a word.
        var changes = 0
        var isCall = false

        init(_ text: Span<UInt8>) {
            var before: UInt8 = 0
            for index in text.indices {
                let byte = text[index]
                switch byte {
                case 0x30...0x39:
                    digits += 1
                    if Self.isLetter(before) { changes += 1 }
                case 0x41...0x5A, 0x61...0x7A:
                    letters += 1
                    if (0x30...0x39).contains(before) { changes += 1 }
                case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"):
                    break
                case UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "~"): break
                case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ">"): isCall = isCall || Self.isLetter(before)
                default: signs += 1
                }
                before = byte
            }
        }

        private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    }
}
