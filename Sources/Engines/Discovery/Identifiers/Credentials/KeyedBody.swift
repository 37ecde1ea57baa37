/// What a credential without a mark of its own is made of: characters of an alphabet between a prefix and a suffix, or a UUID.
struct KeyedBody: Sendable {
    /// A regular expression for its beginning, at most 24 characters of it: the check reads on.
    let expression: String
    /// A made-up one.
    let example: String
    /// One of the same form that stands for none.
    let masked: String
    let check: Validation.Check

    static func run(
        _ prefix: String, _ alphabet: SyntheticToken.Alphabet, _ count: Int, _ suffix: String, seed: UInt64 = 1
    ) -> KeyedBody {
        let (start, rest) = (prefix.utf8.count, suffix.utf8.count)
        let head = Array(prefix.utf8)
        let set = alphabet.set
        return KeyedBody(
            expression: Identifier.escaped(prefix) + alphabet.expression + "{\(min(count, 24))}",
            example: prefix + SyntheticToken.body(alphabet, count, seed: seed) + suffix,
            masked: prefix + String(repeating: "0", count: count) + suffix,
            check: Validation.Check("bare token") { text in
                guard text.count == start + count + rest else { return false }
                for index in 0..<start where text[index] != head[index] { return false }
                for index in start..<start + count where !set[Int(text[index])] { return false }
                for index in start + count..<text.count where text[index] != UInt8(ascii: "=") { return false }
                return Validation.Check.bareSecret.accepts(text)
            })
    }

    static func uuid(prefix: String = "") -> KeyedBody {
        let head = Array(prefix.utf8)
        return KeyedBody(
            expression: Identifier.escaped(prefix) + SyntheticToken.uuidExpression,
            example: prefix + SyntheticToken.uuid(UInt64(prefix.utf8.count)),
            masked: prefix + "00000000-0000-0000-0000-000000000000",
            check: Validation.Check("UUID") { text in
                guard text.count == head.count + 36 else { return false }
                for index in 0..<head.count where text[index] != head[index] { return false }
                let body = text.extracting(head.count..<text.count)
                return SecretValue.isUUID(body) && ShannonEntropy.bits(body) >= 2.5 && !PlaceholderText.isLikely(body)
            })
    }
}

extension Identifier {
    /// A credential without a form of its own, which its vendor's name must stand before: `datadog_api_key=…`.
    ///
    /// In text, name, word and value are one expression, anchored on the name, so that runs of letters and digits cost nothing; a
    /// cell is matched as a whole by one expression that all such identifiers share, and its field's name is the keyword.
    static func keyed(
        _ id: String, _ title: String, _ reference: String, names: [String], _ alphabet: SyntheticToken.Alphabet,
        _ count: Int
    ) -> Identifier {
        keyed(id, title, reference, names: names, .run("", alphabet, count, "", seed: UInt64(id.utf8.count)))
    }

    static func keyed(_ id: String, _ title: String, _ reference: String, names: [String], _ body: KeyedBody)
        -> Identifier
    {
        var keywords = [String]()
        for name in names {
            for word in tokenWords where !keywords.contains("\(name) \(word)") { keywords.append("\(name) \(word)") }
        }
        let alternatives = names.map { name in String(name.flatMap { $0 == " " ? "[ _-]?" : escaped(String($0)) }) }
        let expression =
            "(?i)(?:\(alternatives.joined(separator: "|")))[0-9a-z_. -]{0,24}(?:key|token|secret|pat)[0-9a-z_]{0,8}"
            + "[\"']?[ \\t]{0,3}(?:=>|:=|[:=,])[ \\t]{0,3}[\"'`]?\(body.expression)"
        let name = String((names.first ?? "").map { $0 == " " ? "_" : $0 }) + "_api_key"
        return Identifier(
            id, title, kind: .credential, source: .castellan(reference: reference),
            patterns: [
                Pattern(
                    expression, keyword: .notNeeded, validation: .surroundings(KeyedToken(check: body.check)),
                    boundary: .none,
                    evidence: .structure),
                Pattern(
                    "[0-9A-Za-z+\\/=_.~-]{16,}", keyword: .required,
                    validation: .surroundings(KeyedCell(check: body.check)),
                    boundary: .line),
            ],
            keywords: keywords,
            examples: Examples(
                matching: ["\(name)=\(body.example)\n", "\"\(name)\": \"\(body.example)\""],
                notMatching: ["commit or object \(body.example) was seen", "\(name)=\(body.masked)\n"]))
    }

    /// What people call a secret after its vendor's name.
    static let tokenWords: [String] = [
        "api key", "api token", "api secret", "access key", "access token", "auth token", "secret key", "client secret",
        "app secret", "app key", "application key", "personal token", "token", "secret", "key", "pat",
    ]
}
