import Testing

@testable import Core

@Suite("Document coding")
struct DocumentCodingTests {
    private struct Inner: Codable, Hashable {
        var Name: String
        var Bytes: [UInt8]
    }

    private struct Outer: Codable, Hashable {
        var Text: String
        var Count: Int
        var Ratio: Double
        var Flag: Bool
        var When: Timestamp
        var Maybe: String?
        var List: [Inner]
        var Map: [String: Int]
        var Nested: [[String]]
    }

    private let outer = Outer(
        Text: "t", Count: 3, Ratio: 0.5, Flag: true, When: Timestamp(seconds: 9), Maybe: nil,
        List: [Inner(Name: "n", Bytes: [1, 2])], Map: ["k": 1], Nested: [["a"], []])

    @Test("writes shapes by their members' names, leaving out what is nil")
    func encoding() throws {
        let document = try DocumentEncoder().encode(outer)
        #expect(
            document
                == .structure([
                    "Text": "t", "Count": 3, "Ratio": .double(0.5), "Flag": true,
                    "When": .timestamp(Timestamp(seconds: 9)),
                    "List": [["Name": "n", "Bytes": .blob([1, 2])]], "Map": ["k": 1], "Nested": [["a"], []],
                ]))
    }

    @Test("an empty list stays a list, and no bytes stay bytes")
    func emptyArrays() throws {
        #expect(try DocumentEncoder().encode(["Inner": [Inner]()]) == ["Inner": []])
        #expect(try DocumentEncoder().encode(["Bytes": [UInt8]()]) == ["Bytes": .blob([])])
    }

    @Test("reads back what it wrote")
    func roundTrip() throws {
        let document = try DocumentEncoder().encode(outer)
        #expect(try DocumentDecoder().decode(Outer.self, from: document) == outer)
    }

    @Test("refuses a value of another type and a number that does not fit")
    func mismatches() {
        #expect(throws: DecodingError.self) { try DocumentDecoder().decode([String: Int8].self, from: ["a": 300]) }
        #expect(throws: DecodingError.self) { try DocumentDecoder().decode(String.self, from: 1) }
        #expect(throws: DecodingError.self) { try DocumentDecoder().decode(Inner.self, from: ["Name": "n"]) }
    }
}
