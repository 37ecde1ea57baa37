internal import Core

/// One test of policies: a request, entities, and what must come out, as the public command line's `run-tests` reads it.
public struct PolicyTest: Sendable {
    public let name: String
    public let request: Request
    public let entities: Entities
    public let decision: Response.Decision
    /// Policies that must be among those that decided.
    public let reasons: [Text]
    public let errorCount: Int

    /// A test as far as it could be read.
    public struct Entry: Sendable {
        public let name: String
        public let test: Result<PolicyTest, Diagnostics>
    }

    /// Reads a JSON array of tests, each on its own, so that one mistake does not hide the others.
    ///
    /// - Parameter shared: entities for the tests that give none of their own.
    /// - Throws: what makes the whole text unreadable.
    public static func all(
        json text: String, schema: Schema? = nil, shared: Entities? = nil
    ) throws(Diagnostics) -> [Entry] {
        let node = try JSONNode.readOrDiagnose(text)
        guard let cases = node.array else {
            throw Diagnostics(Diagnostic("tests are a JSON array, found \(node.kind)", at: node.range))
        }
        return cases.map { node in
            let name = node["name"]?.string ?? "(unnamed)"
            do throws(Diagnostics) {
                return Entry(name: name, test: .success(try PolicyTest(node, name, schema, shared)))
            } catch {
                return Entry(name: name, test: .failure(error))
            }
        }
    }

    private init(_ node: JSONNode, _ name: String, _ schema: Schema?, _ shared: Entities?) throws(Diagnostics) {
        self.name = name
        guard let asked = node["request"] else {
            throw Diagnostics(Diagnostic("`request` is missing", at: node.range))
        }
        let action = try Self.uid("action", of: asked)
        request = Request(
            principal: try Self.uid("principal", of: asked), action: action,
            resource: try Self.uid("resource", of: asked),
            context: try Self.context(of: asked, schema, action))
        if let schema, let error = request.validate(against: schema).first { throw Diagnostics(error.diagnostic) }
        if let given = node["entities"] {
            entities = try Entities(json: given.json, schema: schema)
        } else if let shared {
            entities = shared
        } else {
            entities = try Entities(json: "[]", schema: schema)
        }
        guard let decision = Response.Decision(rawValue: node["decision"]?.string?.lowercased() ?? "") else {
            throw Diagnostics(Diagnostic("`decision` must be allow or deny", at: node.range))
        }
        self.decision = decision
        reasons = (node["reason"]?.array ?? []).compactMap { $0.string.map { Text($0) } }
        errorCount = node["num_errors"].flatMap { Int($0.json) } ?? 0
    }

    private static func uid(_ name: String, of request: JSONNode) throws(Diagnostics) -> EntityUID {
        guard let text = request[name]?.string else {
            throw Diagnostics(Diagnostic("`request.\(name)` is missing or no string", at: request.range))
        }
        return try EntityUID(parsing: text)
    }

    private static func context(
        of request: JSONNode, _ schema: Schema?, _ action: EntityUID
    ) throws(Diagnostics) -> [Text: Value] {
        guard let context = request["context"] else { return [:] }
        return try Request.context(json: context.json, schema: schema, action: action)
    }
}

extension PolicyTest {
    /// What did not come out as it must; empty when the test passes.
    public func failures(_ authorizer: Authorizer) -> [String] {
        let response = authorizer.isAuthorized(request, entities)
        guard response.decision == decision else { return ["expected \(decision), got \(response.decision)"] }
        var failures: [String] = []
        let missing = reasons.filter { !response.reasons.contains($0) }
        if !missing.isEmpty {
            failures.append("missing reason(s): " + missing.map { "`\($0)`" }.joined(separator: ", "))
        }
        if response.errors.count != errorCount {
            let texts = response.errors.map { ": \($0)" }.joined()
            failures.append(
                "expected \(errorCount) error(s), but got \(response.errors.count) runtime error(s)\(texts)")
        }
        return failures
    }
}
