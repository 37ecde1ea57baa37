/// The value of `password = "…"`, `"api_key": "…"` and their like.
struct AssignedSecret: SurroundingsCheck {
    enum Sort: Sendable { case password, key }
    let sort: Sort

    var name: String { "assigned secret" }

    /// Words before the one that counts that make a value something else: `nextToken`, `csrf_token`, `public_key`.
    private static let before: [StaticString] = [
        "public", "hash", "next", "page", "continuation", "csrf", "xsrf", "reset", "digest", "cancel", "cursor", "sync",
        "sort",
        "partition", "foreign", "primary", "idempotency", "no_", "old_",
    ]
    /// Words after it: `password_hash`, `token_url`, `secret_name`.
    private static let after: [StaticString] = [
        "hash", "digest", "checksum", "sha1", "sha256", "url", "uri", "path", "file", "name", "type", "field", "length",
        "count",
        "expir", "policy", "regex", "pattern", "label", "hint", "prompt", "message", "error", "salt", "_id", "-id",
        "column",
        "prefix", "suffix", "format", "version", "event", "manager", "provider", "parser", "reader", "class", "method",
        "algorithm", "reset", "arn",
    ]

    /// Whether a name whose word for a secret begins at `place` says that its value is none.
    static func isOther(_ name: Span<UInt8>, at place: Int) -> Bool {
        let head = name.extracting(0..<place)
        for word in before where head.containsWord(word) { return true }
        let tail = name.extracting(place..<name.count)
        for word in after where tail.containsWord(word) { return true }
        return false
    }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        var start = candidate.lowerBound
        var nameStart = start
        while nameStart > 0, start - nameStart < 24, Self.isName(bytes[nameStart - 1]) { nameStart -= 1 }
        // `arn:…:secret:name` and `Secret` of `AWS::…::Secret` name things.
        if nameStart > 0, bytes[nameStart - 1] == UInt8(ascii: ":") { return nil }
        while start < candidate.upperBound, Self.isName(bytes[start]) { start += 1 }
        let name = bytes.extracting(nameStart..<start)
        guard !Self.isOther(name, at: candidate.lowerBound - nameStart) else { return nil }
        while start < candidate.upperBound, Self.isSeparator(bytes[start]) { start += 1 }
        let quote = start > 0 ? bytes[start - 1] : 0
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") || quote == UInt8(ascii: "`")
        var end = start
        while end < candidate.upperBound, isQuoted || !Self.endsBareValue(bytes[end]) { end += 1 }
        if isQuoted {
            guard end < bytes.count, bytes[end] == quote || bytes[end] == UInt8(ascii: "\\") else { return nil }
        }
        return accepts(bytes.extracting(start..<end), isQuoted: isQuoted) ? start..<end : nil
    }

    func accepts(_ value: Span<UInt8>, isQuoted: Bool) -> Bool {
        guard value.count <= 160 else { return false }
        return switch sort {
        case .password: SecretValue.isPassword(value, isQuoted: isQuoted)
        case .key: SecretValue.isKey(value, isQuoted: isQuoted)
        }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x20, UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "`"), UInt8(ascii: "\\"):
            true
        default: false
        }
    }

    private static func endsBareValue(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]"),
            UInt8(ascii: "&"),
            UInt8(ascii: "<"):
            true
        default: false
        }
    }
}

/// A whole cell whose field is called `password`, `apiKey` and so on.
struct SecretCell: SurroundingsCheck {
    let sort: AssignedSecret.Sort

    var name: String { "secret in a cell" }

    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        guard let cell, block.cells.indices.contains(cell) else { return nil }
        let place = block.cells[cell]
        guard Int(place.start) == candidate.lowerBound, Int(place.end) == candidate.upperBound,
            candidate.upperBound <= block.bytes.count, block.fields.indices.contains(Int(place.field)),
            let name = Self.lastName(block.fields[Int(place.field)]), isName(name)
        else { return nil }
        let check = AssignedSecret(sort: sort)
        return check.accepts(block.bytes.span.extracting(candidate), isQuoted: true) ? candidate : nil
    }

    private static func lastName(_ field: Field) -> String? {
        for element in field.path.reversed() {
            if case .name(let name) = element { return name }
        }
        return nil
    }

    private static let passwords: [StaticString] = ["password", "passwd", "passphrase", "pwd", "kennwort", "passwort"]
    private static let keys: [StaticString] = [
        "secret", "token", "apikey", "api_key", "api-key", "api key", "accesskey", "access_key", "access-key",
        "authkey", "auth_key",
        "privatekey", "private_key",
    ]

    private func isName(_ field: String) -> Bool {
        let bytes = Array(field.utf8)
        let name = bytes.span
        for word in sort == .password ? Self.passwords : Self.keys {
            for place in name.indices where name.hasWord(word, at: place) {
                return !AssignedSecret.isOther(name, at: place)
            }
        }
        return false
    }
}
