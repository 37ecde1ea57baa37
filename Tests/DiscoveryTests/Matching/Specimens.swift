@testable import Discovery

/// Identifiers and ways to run them that the matching's tests share.
enum Specimens {
    static func identifier(
        _ id: String, _ expression: String, keyword: Pattern.KeywordNeed = .required, keywords: [String] = [],
        validation: Validation = .none, boundary: Pattern.Boundary = .word, evidence: Pattern.Evidence = .shape,
        excluded: Set<String> = [], kind: Kind = .nationalID
    ) -> Identifier {
        Identifier(
            id, id, kind: kind, source: .castellan(reference: "test"),
            patterns: [
                Pattern(expression, keyword: keyword, validation: validation, boundary: boundary, evidence: evidence)
            ], keywords: keywords, excluded: excluded, examples: Identifier.Examples(matching: [], notMatching: []))
    }

    static let socialSecurity = identifier(
        "SSN", #"\d{3}-\d{2}-\d{4}"#, keywords: ["ssn", "social security"], boundary: .number, evidence: .structure)
    static let nineDigits = identifier("NINE", #"\d{9}"#, keywords: ["tax id", "passport"], boundary: .number)
    static let card = identifier(
        "CARD", #"\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}"#, keywords: ["card", "mc", "pan"], validation: .compact(.luhn),
        boundary: .number, evidence: .checksum, excluded: ["4111111111111111"])
    static let token = identifier("TOKEN", "XKIA[A-Z0-9]{16}", keyword: .notNeeded, evidence: .prefix)
    static let email = identifier(
        "EMAIL", #"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,10}"#, keyword: .notNeeded, evidence: .structure)
    static let account = identifier(
        "IBAN", #"(?i)(?:GB|DE)\d{2}[ ]?(?:[A-Z0-9]{4}[ ]?){3,6}[A-Z0-9]{0,3}"#, keyword: .notNeeded,
        evidence: .structure)
    static let key = identifier(
        "KEY", "-----BEGIN TEST KEY-----[A-Z\\n]{1,400}-----END TEST KEY-----", keyword: .notNeeded, boundary: .none,
        evidence: .prefix)
    static let licence = identifier(
        "LICENCE", "[A-Z]\\d{6,8}", keywords: ["führerschein", "шофьорска книжка", "licence"])
    static let all = [socialSecurity, nineDigits, card, token, email, account, key, licence]

    /// What is found in text, as `id:value`.
    static func found(
        _ text: String, _ identifiers: [Identifier] = all, custom: [CustomIdentifier] = []
    ) throws -> [String] {
        try found(Block(bytes: Array(text.utf8), form: .unstructured), Rules(identifiers: identifiers, custom: custom))
    }

    static func found(_ block: Block, _ rules: Rules) throws -> [String] {
        let matcher = try rules.matcher()
        matcher.beginDocument()
        return try found(block, rules, matcher)
    }

    static func found(_ block: Block, _ rules: Rules, _ matcher: Matcher) throws -> [String] {
        var found = [String]()
        try matcher.match(block) { found.append(describe($0.rule, $0.range, block, rules)) }
        return found
    }

    static func suppressed(
        _ text: String, _ identifiers: [Identifier] = all, custom: [CustomIdentifier] = [], allowLists: [AllowList] = []
    ) throws -> [String] {
        let rules = try Rules(identifiers: identifiers, custom: custom, allowLists: allowLists)
        let matcher = try rules.matcher()
        matcher.beginDocument()
        let block = Block(bytes: Array(text.utf8), form: .unstructured)
        var result = [String]()
        try matcher.match(block, found: { _ in }) {
            result.append("\(describe($0.rule, $0.range, block, rules)) \($0.reason)")
        }
        return result
    }

    static func describe(_ rule: Int, _ range: Range<Int>, _ block: Block, _ rules: Rules) -> String {
        "\(rules.name(of: rule)):\(String(decoding: block.bytes[range], as: UTF8.self))"
    }

    /// A block of cells from rows, each column with its name.
    static func table(_ columns: [String], _ rows: [[String]], form: StorageForm = .columnar) -> Block {
        var block = Block(bytes: [], form: form)
        block.fields = columns.enumerated().map { Field(column: $0 + 1, path: [.name($1)]) }
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() {
                let start = block.bytes.count
                block.bytes += Array(value.utf8)
                block.cells.append(Cell(start: start, end: block.bytes.count, field: column, row: row + 2))
                block.bytes.append(0x0A)
            }
        }
        return block
    }
}
