import Core
import Testing

@testable import Discovery

/// Whatever bytes come, in whatever blocks: no trap, every place within the block, and nothing told twice.
@Suite struct RandomBytesTests {
    private static let pieces: [[UInt8]] = [
        "ssn ", "536-90-4399", "card", "4012 8888 8888 1881", "jane@", "example.com", "führerschein", "B1234567", "\n",
        "XKIAABCDEFGHIJKLMNOP", "-----BEGIN TEST KEY-----", "-----END TEST KEY-----", "GB29 NWBK 6016 1331 9268 19",
        "employee ", "E-123456", "742 Evergreen Terrace, Springfield, IL 62704", "Dr. Jane Doe", "password=", "+1 415 ",
    ].map { Array($0.utf8) }

    private static func bytes(_ random: inout SplitMix64) -> [UInt8] {
        var bytes = [UInt8]()
        for _ in 0..<Int.random(in: 0...40, using: &random) {
            if Bool.random(using: &random), let piece = pieces.randomElement(using: &random) {
                bytes += piece
            } else {
                for _ in 0..<Int.random(in: 0...6, using: &random) {
                    bytes.append(.random(in: 0...255, using: &random))
                }
            }
        }
        return bytes
    }

    private static func block(_ random: inout SplitMix64) -> Block {
        let bytes = bytes(&random)
        var block = Block(
            bytes: bytes, form: [.unstructured, .columnar, .record][Int.random(in: 0...2, using: &random)])
        if block.form == .unstructured {
            block.carried = Int.random(in: 0...bytes.count, using: &random)
            block.pending = Int.random(in: 0...bytes.count - block.carried, using: &random)
            block.isLast = Bool.random(using: &random)
            return block
        }
        let name = String(decoding: pieces.randomElement(using: &random) ?? [], as: UTF8.self)
        block.fields = [Field(column: 1, path: [.name(name)]), Field(column: 2, path: [])]
        var place = 0
        while place < bytes.count {
            let end = min(place + Int.random(in: 1...60, using: &random), bytes.count)
            block.cells.append(Cell(start: place, end: end, field: block.cells.count % 2, row: 1))
            place = end + 1
        }
        return block
    }

    private static func holds(_ block: Block, _ matcher: Matcher, explains: Bool) throws -> Bool {
        var isRight = true
        var told = Set<Detection>()
        let found = { (detection: Detection) in
            let range = detection.range
            isRight = isRight && range.lowerBound >= 0 && range.upperBound <= block.bytes.count && !range.isEmpty
            isRight = isRight && range.upperBound > (block.cells.isEmpty ? block.carried : 0)
            isRight = isRight && told.insert(detection).inserted
            isRight = isRight && detection.cell.map(block.cells.indices.contains) ?? block.cells.isEmpty
        }
        if explains {
            try matcher.match(block, found: found) { isRight = isRight && $0.range.upperBound <= block.bytes.count }
        } else {
            try matcher.match(block, found: found)
        }
        return isRight
    }

    @Test(arguments: [UInt64(1), 2, 3]) func nothingTraps(_ seed: UInt64) throws {
        let custom = [
            try CustomIdentifier(name: "E", regex: #"E-\d{6}"#, keywords: ["employee"]),
            try CustomIdentifier(name: "ANY", regex: ".{3,}x"),
        ]
        let lists = [
            try AllowList(name: "L", entries: Array("536-90-4399".utf8)), try AllowList(name: "R", regex: ".+@.+"),
        ]
        let rules = try Rules(
            identifiers: Specimens.all + Addresses.all + FullNames.all + PhoneNumbers.all, custom: custom,
            allowLists: lists)
        let matcher = try rules.matcher()
        var random = SplitMix64(seed: seed)
        for round in 0..<300 {
            if Bool.random(using: &random) { matcher.beginDocument() }
            let block = Self.block(&random)
            #expect(try Self.holds(block, matcher, explains: round % 3 == 0), "seed \(seed), round \(round)")
        }
    }

    @Test func theParserOfExpressionsTakesAnyText() {
        var random = SplitMix64(seed: 4)
        let pieces = [
            "(", ")", "[", "]", "{2,", "}", "*", "+", "?", "\\", "d", "x{", "|", "^", "$", "(?", "i", ":", "ü", "-",
            "a",
        ]
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }
            let length = text.joined().unicodeScalars.count
            do {
                #expect(try ExpressionParser.parse(text.joined()).minimumLength > 0)
            } catch {
                #expect((1...length + 1).contains(error.position), "\(text.joined())")
            }
        }
    }
}
