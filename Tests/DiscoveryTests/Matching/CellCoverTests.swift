import Core
import Testing

@testable import Discovery

/// What is left out where a candidate fills its cell would not have won.
@Suite struct CellCoverTests {
    /// From the cell's start on.
    private struct Widening: SurroundingsCheck {
        let name = "widening"
        var reach: ValueReach { .cell }

        func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
            cell.map { Int(block.cells[$0].start)..<candidate.upperBound }
        }
    }

    /// With the cell before.
    private struct Spanning: SurroundingsCheck {
        let name = "spanning"

        func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
            guard let cell, cell > 0, candidate.upperBound == Int(block.cells[cell].end) else { return nil }
            return Int(block.cells[cell - 1].start)..<candidate.upperBound
        }
    }

    private static let expressions = [
        "[0-9]{2,12}", "[0-9]{3}-[0-9]{2}", "[0-9]{2}", "[0-9-]{4,12}", "[a-c]{1,3}[0-9]{2,6}", "[0-9a-c -]{3,20}",
        "[0-9]+(?: [0-9]+)*", "abc[0-9]{1,4}", "-[0-9]{2,5}", "[a-c ]{2,9}", "[0-9] [a-c]",
    ]
    private static let keywords = ["alpha", "beta code", "gamma", "beta"]

    private static func identifier(_ number: Int, _ random: inout SplitMix64) -> Identifier {
        func any<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: elements.indices, using: &random)]
        }
        let validation = any([
            Validation.none, .none, .none, .surroundings(Widening()), .surroundings(Spanning()),
            .text(.init("odd") { $0.count % 2 == 1 }),
        ])
        return Specimens.identifier(
            "RULE\(number)", any(expressions), keyword: any([.required, .notNeeded, .notNeeded, .forbidden]),
            keywords: (0..<2).map { _ in any(keywords) }, validation: validation,
            boundary: any([.word, .word, .number, .none, .lineStart]),
            evidence: any([.shape, .structure, .checksum, .prefix]), kind: any([.nationalID, .phone, .name]))
    }

    private static func block(_ random: inout SplitMix64) -> Block {
        var block = Block(bytes: [], form: .columnar)
        for (column, name) in ["alpha", "beta code gamma", "other", "gamma"].enumerated() {
            block.fields.append(Field(column: column + 1, path: [.name(name)]))
        }
        let alphabet = Array("0123456789012345 -abc".utf8)
        for row in 1...80 {
            for field in block.fields.indices {
                let start = block.bytes.count
                for _ in 0..<Int.random(in: 1...14, using: &random) {
                    block.bytes.append(alphabet.randomElement(using: &random) ?? 0)
                }
                block.cells.append(Cell(start: start, end: block.bytes.count, field: field, row: row))
                block.bytes.append(0x0A)
            }
        }
        return block
    }

    @Test(arguments: 0..<40) func nothingThatWinsIsLeftOut(_ seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let identifiers = (1...Int.random(in: 2...8, using: &random)).map { Self.identifier($0, &random) }
        let rules = try Rules(identifiers: identifiers)
        let block = Self.block(&random)
        let matcher = try rules.matcher()
        matcher.beginDocument()
        var quick = [Detection]()
        try matcher.match(block) { quick.append($0) }
        matcher.beginDocument()
        var slow = [Detection]()
        try matcher.match(block, found: { slow.append($0) }, suppressed: { _ in })
        #expect(Set(quick).symmetricDifference(slow).isEmpty, "seed \(seed)")
        #expect(quick == slow, "seed \(seed)")
    }
}
