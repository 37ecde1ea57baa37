@testable import Discovery

/// Identifiers run over texts and cells by the real matcher, for the tests of tables.
struct Examples {
    let rules: Rules

    init(_ identifiers: [Identifier]) throws(MatchingError) {
        rules = try Rules(identifiers: identifiers)
    }

    /// The values that are found in a document of free text.
    func values(in text: String) throws -> [String] {
        try values(in: Block(bytes: Array(text.utf8), form: .unstructured))
    }

    /// The values that are found in a block that is a document of its own.
    func values(in block: Block) throws -> [String] {
        try detections(in: block).map { String(decoding: block.bytes[$0.range], as: UTF8.self) }
    }

    func detections(in block: Block) throws -> [Detection] {
        let matcher = try rules.matcher()
        matcher.beginDocument()
        var detections = [Detection]()
        try matcher.match(block) { detections.append($0) }
        return detections
    }

    /// What the matcher says about candidates that it refused, for a test's message.
    func refusals(in text: String) throws -> [String] {
        let matcher = try rules.matcher()
        matcher.beginDocument()
        let block = Block(bytes: Array(text.utf8), form: .unstructured)
        var refusals = [String]()
        try matcher.match(block, found: { _ in }) {
            refusals.append("\(String(decoding: block.bytes[$0.range], as: UTF8.self)): \($0.reason)")
        }
        return refusals
    }
}
