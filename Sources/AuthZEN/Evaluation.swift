import Core

/// One question of the standard.
struct Question: Sendable {
    let subject: EntityMember
    let action: String
    let resource: EntityMember
    let context: String?

    /// - Parameter defaults: what stands beside the evaluations of a batch.
    init(_ body: Body, defaults: Body? = nil) throws {
        subject = try body.entity("subject", defaults: defaults)
        action = try body.action(defaults: defaults)
        resource = try body.entity("resource", defaults: defaults)
        context = try body.context(defaults: defaults)
    }

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.entity("principal", subject)
            if let properties = subject.properties { json.member("principalProperties", properties) }
            json.member("action", action)
            json.entity("resource", resource)
            if let properties = resource.properties { json.member("resourceProperties", properties) }
            if let context { json.member("context", context) }
        }
    }
}

/// `/access/v1/evaluation`
enum Evaluation {
    static func answer(_ body: Body, _ client: PermissionsClient) async throws -> HTTPResponse {
        let results = try await decide([try Question(body)], client)
        return .json { results[0].write(to: &$0) }
    }

    /// Decisions in the order of their questions.
    static func decide(_ questions: [Question], _ client: PermissionsClient) async throws -> [Decision] {
        let output = try await client.call("EvaluateAccess") { json in
            json.name("requests")
            json.array { json in for question in questions { question.write(to: &json) } }
        }
        let results = output["results"]?.list ?? []
        guard results.count == questions.count else { throw Problem(500, "The request failed.") }
        return results.map(Decision.init)
    }
}

struct Decision: Sendable {
    let isAllowed: Bool
    private let policies: [String]
    private let errors: [String]

    init(_ result: Document) {
        isAllowed = result["decision"]?.string == "ALLOW"
        policies = (result["determiningPolicies"]?.list ?? []).compactMap { $0["policyId"]?.string }
        errors = (result["errors"]?.list ?? []).compactMap { $0["errorDescription"]?.string }
    }

    /// What stands in the context is for operators: the policies that decided, and those that could not be evaluated.
    func write(to json: inout JSONWriter) {
        json.member("decision", isAllowed)
        guard !policies.isEmpty || !errors.isEmpty else { return }
        json.name("context")
        json.object { json in
            json.name("determining_policies")
            json.array { json in for policy in policies { json.string(policy) } }
            guard !errors.isEmpty else { return }
            json.name("errors")
            json.array { json in for error in errors { json.string(error) } }
        }
    }
}
