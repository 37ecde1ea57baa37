@testable import Discovery

/// Finds words that stand for rules: the first rule's word is `AAA`, the second's `BBB`, and so on.
struct ScriptedMatcher: BlockMatcher {
    var documents = 0

    mutating func beginDocument() { documents += 1 }

    mutating func match(
        _ block: Block, found: (Detection) throws -> Void, suppressed: ((Suppression) throws -> Void)?
    ) throws {
        for start in block.bytes.indices.dropLast(2) {
            let letter = block.bytes[start]
            guard (0x41...0x5A).contains(letter), block.bytes[start + 1] == letter, block.bytes[start + 2] == letter,
                start + 3 > block.carried
            else { continue }
            let cell = block.cells.firstIndex { Int($0.start) <= start && start + 3 <= Int($0.end) }
            if letter == 0x5A {
                try suppressed?(Suppression(rule: 0, range: start..<start + 3, cell: cell, reason: .noKeyword))
            } else {
                try found(Detection(rule: Int(letter) - 0x41, range: start..<start + 3, cell: cell))
            }
        }
    }
}

enum Scripted {
    static let types = [
        SensitiveType(identifier("CREDIT_CARD_NUMBER", .card)), SensitiveType(identifier("NAME", .name)),
        SensitiveType(identifier("AWS_CREDENTIALS", .credential)), SensitiveType(custom: "email check", id: "bb33"),
    ]

    private static func identifier(_ id: String, _ kind: Kind) -> Identifier {
        Identifier(
            id, id, kind: kind, source: .macie(recommended: true), patterns: [],
            examples: Identifier.Examples(matching: [], notMatching: []))
    }

    /// What a tally makes of documents.
    static func results(
        _ documents: [(Document, [Block], Outcome)], limits: TallyLimits = TallyLimits()
    ) throws -> [DocumentResult] {
        var results: [DocumentResult] = []
        let tally = Tally(types: types, matcher: ScriptedMatcher(), nameMatcher: ScriptedMatcher(), limits: limits)
        tally.beginFile { results.append($0) }
        for (document, blocks, outcome) in documents {
            try tally.begin(document)
            for block in blocks { try tally.take(block) }
            try tally.end(outcome)
        }
        return results
    }

    static func text(_ text: String, position: TextPosition = TextPosition(), carried: Int = 0) -> Block {
        Block(bytes: Array(text.utf8), form: .unstructured, carried: carried, position: position)
    }

    /// A block of one row or record for each list of values.
    static func cells(_ rows: [[String]], form: StorageForm, fields: [Field], firstRow: Int) -> Block {
        var block = Block(bytes: [], form: form, fields: fields)
        for (row, values) in rows.enumerated() {
            for (column, value) in values.enumerated() {
                let start = block.bytes.count
                block.bytes += Array(value.utf8)
                block.cells.append(Cell(start: start, end: block.bytes.count, field: column, row: firstRow + row))
                block.bytes.append(0x0A)
            }
        }
        return block
    }
}
