import Core
import Testing

@testable import Cedar

/// One test of the public corpora: policies, entities, a schema, and requests with their decisions.
struct CorpusTest {
    struct Asked {
        let request: Request
        let isValidated: Bool
        let decision: Response.Decision
        let reasons: Set<Text>
        let errors: Set<Text>
    }

    let policies: String
    let schema: Schema
    let entities: Entities
    let shouldValidate: Bool
    let asked: [Asked]

    /// - Parameter path: of the test's JSON file, from the corpus's root.
    init(_ path: String) throws {
        let node = try JSONParser.parse(try Corpus.text(path))
        func text(_ name: String) throws -> String { try Corpus.text(try #require(node[name]?.string)) }
        policies = try text("policies")
        schema = try Schema(parsing: try text("schema"))
        entities = try Entities(json: try text("entities"), schema: schema)
        shouldValidate = node["shouldValidate"]?.value == .boolean(true)
        let schema = schema
        asked = try (node["requests"]?.array ?? []).map { try Asked($0, schema) }
    }
}

extension CorpusTest.Asked {
    init(_ node: JSONNode, _ schema: Schema) throws {
        func uid(_ name: String) throws -> EntityUID {
            let node = try #require(node[name])
            return EntityUID(
                type: try #require(Name(parsing: node["type"]?.string ?? "")), id: Text(node["id"]?.string ?? ""))
        }
        let action = try uid("action")
        request = Request(
            principal: try uid("principal"), action: action, resource: try uid("resource"),
            context: try Request.context(json: node["context"]?.json ?? "{}", schema: schema, action: action))
        isValidated = node["validateRequest"]?.value != .boolean(false)
        decision = try #require(Response.Decision(rawValue: node["decision"]?.string ?? ""))
        reasons = Set((node["reason"]?.array ?? []).compactMap { $0.string.map { Text($0) } })
        errors = Set((node["errors"]?.array ?? []).compactMap { $0.string.map { Text($0) } })
    }
}
