import Core

/// `/access/v1/evaluations`: many questions, with defaults beside them.
enum Evaluations {
    enum Semantic: String {
        case all = "execute_all"
        case untilDeny = "deny_on_first_deny"
        case untilPermit = "permit_on_first_permit"

        func ends(after decision: Decision) -> Bool {
            switch self {
            case .all: false
            case .untilDeny: !decision.isAllowed
            case .untilPermit: decision.isAllowed
            }
        }
    }

    /// What one request may ask.
    private static let most = 1_000

    static func answer(_ body: Body, _ client: PermissionsClient) async throws -> HTTPResponse {
        guard let items = body.node["evaluations"]?.array, !items.isEmpty else {
            return try await Evaluation.answer(body, client)
        }
        guard items.count <= most else { throw Problem(400, "At most \(most) evaluations are made at once.") }
        let questions = try items.map { try Question(Body($0), defaults: body) }
        let decisions = try await decide(questions, try semantic(body), client)
        return .json { json in
            json.name("evaluations")
            json.array { json in
                for decision in decisions { json.object { decision.write(to: &$0) } }
            }
        }
    }

    /// Where an answer may end the batch, later questions are not decided, so that none is logged that nobody got.
    private static func decide(
        _ questions: [Question], _ semantic: Semantic, _ client: PermissionsClient
    ) async throws -> [Decision] {
        guard semantic != .all else { return try await Evaluation.decide(questions, client) }
        var decisions: [Decision] = []
        for question in questions {
            let decision = try await Evaluation.decide([question], client)[0]
            decisions.append(decision)
            if semantic.ends(after: decision) { break }
        }
        return decisions
    }

    private static func semantic(_ body: Body) throws -> Semantic {
        guard let text = body.node["options"]?["evaluations_semantic"]?.string else { return .all }
        guard let semantic = Semantic(rawValue: text) else {
            throw Problem(
                400, "options.evaluations_semantic is execute_all, deny_on_first_deny or permit_on_first_permit.")
        }
        return semantic
    }
}
