import Testing

@testable import Discovery

@Suite("Paths of records")
struct JSONPathTests {
    private func text(_ path: [PathElement], _ indices: [UInt32] = []) -> String {
        JSONPath.text(path, indices: indices)
    }

    @Test("use dots for plain names and brackets for the others")
    func forms() {
        #expect(text([.name("SSN")]) == "$.SSN")
        #expect(text([.position, .name("Card Number")], [0]) == "$[0]['Card Number']")
        #expect(text([.name("access"), .name("key"), .position], [2]) == "$.access.key[2]")
        #expect(text([.name("it's"), .name("a\\b"), .name("9a"), .name("")]) == #"$['it\'s']['a\\b']['9a']['']"#)
        #expect(text([.position]) == "$[*]")
        #expect(text([]) == "$")
    }

    @Test("lose the beginning of names over 240 characters")
    func names() {
        #expect(JSONPath.shortened(String(repeating: "a", count: 240)).count == 240)
        let cut = JSONPath.shortened(String(repeating: "a", count: 100) + String(repeating: "b", count: 141))
        #expect(cut == "..." + String(repeating: "a", count: 96) + String(repeating: "b", count: 141))
        #expect(text([.name(String(repeating: "c", count: 241))]).count <= 250)
    }

    @Test("lose their first elements over 250 characters")
    func paths() {
        let long = String(repeating: "x", count: 121)
        #expect(text([.name("first"), .name(long), .name(long)]) == "$.." + long + "." + long)
        let odd = String(repeating: " ", count: 200)
        #expect(text([.name("first"), .name(long), .name(odd)]) == "$..['" + odd + "']")
        let escaped = text([.name(String(repeating: "'", count: 240))])
        #expect(escaped.count == 250)
        #expect(escaped.hasPrefix("$.."))
    }

    @Test("stay bounded whatever the path", arguments: [1, 10, 500])
    func bounded(count: Int) {
        for name in ["a", "né", "with space", String(repeating: "\u{1F469}\u{200D}", count: 300)] {
            let path = (0..<count).flatMap { _ in [PathElement.name(name), .position] }
            #expect(text(path, (0..<UInt32(count)).map { $0 }).count <= 250)
        }
    }
}
