import Core
import Testing

@testable import Cedar

/// Readers must end in an error or a value for any input, and never in a crash.
@Suite struct MutationTests {
    private static let schemas: [String] =
        [
            """
            @a("b") namespace N { entity A, B in [C] = { "x y"?: Set<Long>, r: { z: ipaddr } } tags String;
            entity E enum ["a", "\\u{1F600}"]; type T = { c: E }; // comment
            action "v w" in [g, N::Action::"h"] appliesTo { principal: [A, B], resource: E, context: T }; action g, h; }
            entity C;
            """
        ] + corpus("cedarschema")

    private static let entities: [String] =
        [
            #"[{"uid": {"__entity": {"type": "A", "id": "a"}}, "attrs": {"x": {"__extn": {"fn": "ip", "arg": "::1"}}, "y": [1, -2, "\ud83d\ude00", null]}, "parents": [{"type": "B", "id": "b"}], "tags": {"t": {}}}]"#
        ] + corpus("entities.json")

    private static func corpus(_ ending: String) -> [String] {
        let names = Corpus.names(in: "corpus-tests", ending: "." + ending)
        return stride(from: 0, to: names.count, by: 100).compactMap {
            try? Corpus.text("corpus-tests/\(names[$0]).\(ending)")
        }
        .filter { $0.utf8.count < 20_000 }
    }

    private static func mutated(_ text: String, _ random: inout SplitMix64) -> String {
        var bytes = Array(text.utf8)
        let tokens = [
            "{", "}", "[", "]", "\"", "\\", ":", "::", ",", ";", "<", "Set<", "null", "__cedar", "@", "é", "\0", "1e9",
        ]
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 1...20, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: start)
            case 2: bytes.insert(contentsOf: Array((tokens.randomElement(using: &random) ?? "").utf8), at: start)
            default: bytes[start] = UInt8.random(in: 0...255, using: &random)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func damagedSchemasEndInAnErrorOrADocument(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for text in Self.schemas {
            let text = Self.mutated(text, &random)
            guard let document = try? SchemaDocument(parsing: text) else { continue }
            if let again = try? document.cedarText() { #expect(try SchemaDocument(parsing: again) == document) }
            #expect(try SchemaDocument(json: document.json).json == document.json)
            _ = try? Schema(document)
            _ = document.warnings
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func damagedSchemaJSONEndsInAnErrorOrADocument(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for text in Self.schemas {
            let json = Self.mutated(try SchemaDocument(parsing: text).json, &random)
            guard let document = try? SchemaDocument(json: json) else { continue }
            #expect(try SchemaDocument(json: document.json).json == document.json)
            if let schema = try? Schema(document) { #expect(try Schema(document.resolvingTypes()) == schema) }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func damagedEntitiesEndInAnErrorOrEntities(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let schema = try EntityJSONTests.schema()
        for text in Self.entities {
            let json = Self.mutated(text, &random)
            _ = try? Entities(json: json, schema: schema)
            guard let entities = try? Entities(json: json), let written = try? entities.json() else { continue }
            #expect(try Entities(json: written).ancestors == entities.ancestors)
            _ = entities.validate(against: schema)
        }
    }
}
