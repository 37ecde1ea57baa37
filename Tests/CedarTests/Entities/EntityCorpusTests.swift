import Core
import Testing

@testable import Cedar

@Suite(.enabled(if: Corpus.isThere)) struct EntityCorpusTests {
    private static let names = Corpus.names(in: "corpus-tests", ending: ".cedarschema")

    @Test func allEntitiesLoadWithTheirSchemaAndConform() async {
        #expect(Self.names.count >= 7_750)
        let complaints = await Corpus.complaints(about: Self.names) { name in
            let schema = try Schema(parsing: Corpus.text("corpus-tests/\(name).cedarschema"))
            let text = try Corpus.text("corpus-tests/\(name).entities.json")
            let typed = try Entities(json: text, schema: schema)
            let untyped = try Entities(json: text)
            for (uid, entity) in untyped.entities where typed[uid] != entity && !uid.type.isAction {
                return "\(uid) is read differently with the schema"
            }
            guard typed.validate(against: schema).isEmpty else { return "\(typed.validate(against: schema))" }
            guard untyped.validate(against: schema).isEmpty else { return "invalid when read without the schema" }
            // What is written has all ancestors as parents, so that only the second reading equals the first.
            let again = try Entities(json: typed.json(), schema: schema)
            guard again.ancestors == typed.ancestors, try again.json() == typed.json() else {
                return "what was written reads as something else"
            }
            return nil
        }
        #expect(complaints == [])
    }

    @Test func allEntitiesAndRequestsValidateAsTheReferenceSays() async {
        let names = Corpus.names(in: "corpus-tests-validation", ending: ".validation.json")
        #expect(names.count >= 7_750)
        let complaints = await Corpus.complaints(about: names) { name in
            let schema = try Schema(parsing: Corpus.text("corpus-tests/\(name).cedarschema"))
            let oracle = try JSONParser.parse(Corpus.text("corpus-tests-validation/\(name).validation.json"))
            let requests = try JSONParser.parse(Corpus.text("corpus-tests/\(name).json"))["requests"]?.array ?? []
            let expected = oracle["requestValidation"]?.array ?? []
            guard requests.count == expected.count, !requests.isEmpty else { return "the files do not match" }
            for (node, expected) in zip(requests, expected) {
                let request = try Self.request(node, schema)
                let isValid = expected["strict"]?.value == .boolean(true)
                let errors = request.validate(against: schema)
                guard errors.isEmpty == isValid else { return "\(errors.map(\.diagnostic))" }
            }
            return try Self.entityComplaint(oracle, schema, name)
        }
        #expect(complaints == [])
    }

    @Test func damageToEntitiesAndRequestsIsFound() async {
        let names = Self.names.enumerated().filter { $0.offset % 10 == 0 }.map(\.element)
        let complaints = await Corpus.complaints(about: names) { name in
            let schema = try Schema(parsing: Corpus.text("corpus-tests/\(name).cedarschema"))
            let entities = try Entities(json: Corpus.text("corpus-tests/\(name).entities.json"), schema: schema)
            for entity in entities.entities.values where !entity.uid.type.isAction {
                var damaged = entity
                damaged.attributes["not declared"] = .long(1)
                let expected = EntityValidationError.unexpectedAttribute(entity.uid, "not declared")
                guard try Entities([damaged]).validate(against: schema) == [expected] else { return "attribute passed" }
                for (attribute, declared) in schema.entityTypes[entity.uid.type]?.attributes.attributes ?? [:] {
                    damaged = entity
                    damaged.attributes[attribute] = declared.isRequired ? nil : .record(["not declared": .bool(true)])
                    guard try !Entities([damaged]).validate(against: schema).isEmpty else { return "damage passed" }
                }
            }
            let requests = try JSONParser.parse(Corpus.text("corpus-tests/\(name).json"))["requests"]?.array ?? []
            for node in requests {
                let request = try Self.request(node, schema)
                let context = request.context.merging(["not declared": .long(1)]) { $1 }
                let damaged = Request(
                    principal: request.principal, action: request.action, resource: request.resource, context: context)
                guard case .invalidContext? = damaged.validate(against: schema).first else { return "context passed" }
            }
            return nil
        }
        #expect(complaints == [])
    }

    private static func entityComplaint(_ oracle: JSONNode, _ schema: Schema, _ name: String) throws -> String? {
        let entities = try Entities(json: Corpus.text("corpus-tests/\(name).entities.json"))
        let invalid = Set(
            entities.entities.values.filter {
                !EntityConformance(schema: schema).errors(of: $0, ancestors: entities.ancestors[$0.uid] ?? []).isEmpty
            }
            .map { Text("\($0.uid.type)::\($0.uid.id)") })
        for member in oracle["entityValidation"]?["perEntity"]?.members ?? [] {
            let isValid = member.value.members?.isEmpty == true
            if invalid.contains(Text(member.name)) == isValid { return "\(member.name) should be valid: \(isValid)" }
        }
        return nil
    }

    private static func request(_ node: JSONNode, _ schema: Schema) throws -> Request {
        func uid(_ name: String) throws -> EntityUID {
            try ValueJSONReader(context: .uid).entity(try #require(node[name]))
        }
        let action = try uid("action")
        let json = try #require(node["context"]).json
        let context = try Request.context(json: json, schema: schema, action: action)
        #expect(try Request.context(json: json) == context)
        #expect(try Request.context(json: Request.json(of: context)) == context)
        return Request(
            principal: try uid("principal"), action: action, resource: try uid("resource"), context: context)
    }
}
