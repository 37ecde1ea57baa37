import Testing

@testable import Discovery

@Suite struct BlockBorderTests {
    static let text: [UInt8] = Array(
        """
        ssn 536-90-4399 and 536-90-4398 follow; XKIAABCDEFGHIJKLMNOP. Führerschein: B1234567 übrigens
        -----BEGIN TEST KEY-----
        ABCDEFGHIJKLMNOPQRSTUVWXYZ
        -----END TEST KEY-----
        card 4012 8888 8888 1881, 4012888888881881 pan GB29 NWBK 6016 1331 9268 19 jane.doe@example.com
        111 222 333 444 555 666 777 employee E-123456 E-123457
        """.utf8)

    struct Place: Hashable {
        var rule: Int
        var start: Int
        var value: String
    }

    static func places(size: Int?, _ rules: Rules) throws -> [Place] {
        let matcher = try rules.matcher()
        matcher.beginDocument()
        var cutter = TextCutter(size: size ?? text.count + 1, context: 260, pending: 260)
        var places = [Place]()
        var base = 0
        let take = { (block: consuming Block) throws in
            let block = block
            try matcher.match(block) {
                let value = String(decoding: block.bytes[$0.range], as: UTF8.self)
                places.append(Place(rule: $0.rule, start: base - block.carried + $0.range.lowerBound, value: value))
            }
            base += block.bytes.count - block.carried - block.pending
        }
        try cutter.take(text.span, take)
        try cutter.end(take)
        return places.sorted { ($0.start, $0.rule) < ($1.start, $1.rule) }
    }

    @Test func whereverTextIsCutTheSameIsFound() throws {
        let employee = try CustomIdentifier(
            name: "EMPLOYEE", regex: #"E-\d{6}"#, keywords: ["employee"], maximumMatchDistance: 30)
        let loose = try CustomIdentifier(name: "LOOSE", regex: #"\d{3} \d{3}"#)
        let rules = try Rules(identifiers: Specimens.all, custom: [employee, loose])
        let whole = try Self.places(size: nil, rules)
        #expect(whole.count == 17)
        for size in 1...text.count { #expect(try Self.places(size: size, rules) == whole, "size \(size)") }
    }

    private var text: [UInt8] { Self.text }

    @Test func partsOfADocumentThatDoNotFollowOneAnotherStandForThemselves() throws {
        let rules = try Rules(identifiers: Specimens.all)
        let matcher = try rules.matcher()
        matcher.beginDocument()
        for isLast in [false, true] {
            let page = Block(bytes: Array("ssn 536-90-4399".utf8), form: .unstructured, isLast: isLast)
            #expect(try Specimens.found(page, rules, matcher) == ["SSN:536-90-4399"])
        }
    }
}
