import Cedar
import CedarAnalysis
import Core
import Plane

enum AnalyzePolicies {
    enum Question: String, Decodable, Sendable {
        case NEVER_ERRORS, ALWAYS_MATCHES, NEVER_MATCHES, ALWAYS_ALLOWS, ALWAYS_DENIES, EQUIVALENT, IMPLIES, DISJOINT
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let question: Question
        let policyId: String?
        let otherPolicyId: String?
        let proposal: Proposal?
    }

    struct Result: Encodable, Sendable {
        let principalType: String
        let action: ActionIdentifier
        let resourceType: String
        let outcome: String
        var reason: String?
        /// A JSON object with the request and the entities.
        var counterexample: String?

        init(_ result: Analysis.Result) {
            principalType = result.environment.principal.path
            action = ActionIdentifier(result.environment.action)
            resourceType = result.environment.resource.path
            switch result.outcome {
            case .holds: outcome = "HOLDS"
            case .unknown(let unknown):
                outcome = "UNKNOWN"
                reason = unknown.description
            case .counterexample(let found):
                outcome = "FAILS"
                counterexample = found.scenario.json
            }
        }
    }

    struct Output: Encodable, Sendable {
        /// Left out when it is not known.
        let holds: Bool?
        let results: [Result]
    }

    /// Proves something about the store's policies for all requests that its schema allows. With `policyId` the question
    /// is about a policy, else about the store; what compares does so with `otherPolicyId`, or with what is proposed.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("AnalyzePolicies", .read) { (input: Input, store, call) in
            let snapshot = try await service.snapshots.snapshot(of: store.store, for: call).snapshot
            guard let schema = try input.proposal?.storeSchema(from: snapshot) ?? snapshot.schema else {
                throw AWSError.validation(
                    "Policies are analysed by a schema, and the policy store has none. Put one with PutSchema.",
                    at: "policyStoreId")
            }
            let query = try query(input, snapshot)
            do {
                let analysis = try await Analyzer(schema.schema, solver: service.solver).analyze(query)
                return Output(holds: analysis.holds, results: analysis.results.map(Result.init))
            } catch let error as AnalysisError {
                throw AWSError.validation(error.description, at: "question")
            } catch let error as SolverError {
                throw AWSError.validation("The analysis needs a solver: \(error)", at: "question")
            }
        }
    }

    private static func query(_ input: Input, _ snapshot: StoreSnapshot) throws -> Query {
        let set = snapshot.set
        if let id = input.policyId {
            let first = try policy(id, in: set, at: "policyId")
            switch input.question {
            case .NEVER_ERRORS: return .neverErrors(first)
            case .ALWAYS_MATCHES: return .alwaysMatches(first)
            case .NEVER_MATCHES: return .neverMatches(first)
            case .EQUIVALENT: return .matchesEquivalent(first, try other(input, set))
            case .IMPLIES: return .matchesImplies(first, try other(input, set))
            case .DISJOINT: return .matchesDisjoint(first, try other(input, set))
            case .ALWAYS_ALLOWS, .ALWAYS_DENIES:
                throw AWSError.validation("That is asked of a policy store, not of a policy.", at: "policyId")
            }
        }
        switch input.question {
        case .ALWAYS_ALLOWS: return .alwaysAllows(try input.proposal?.set(from: snapshot) ?? set)
        case .ALWAYS_DENIES: return .alwaysDenies(try input.proposal?.set(from: snapshot) ?? set)
        case .EQUIVALENT: return .equivalent(try proposed(input, snapshot), set)
        case .IMPLIES: return .implies(try proposed(input, snapshot), set)
        case .DISJOINT: return .disjoint(try proposed(input, snapshot), set)
        case .NEVER_ERRORS, .ALWAYS_MATCHES, .NEVER_MATCHES:
            throw AWSError.validation("That is asked of a policy: name one.", at: "policyId")
        }
    }

    private static func policy(_ id: String, in set: PolicySet, at path: String) throws -> NamedPolicy {
        guard let found = set.namedPolicies.first(where: { $0.id == Text(id) }) else {
            throw AWSError.notFound(.policy, id)
        }
        return found
    }

    private static func other(_ input: Input, _ set: PolicySet) throws -> NamedPolicy {
        guard let id = input.otherPolicyId else {
            throw AWSError.validation("Two policies are compared: name the other one.", at: "otherPolicyId")
        }
        return try policy(id, in: set, at: "otherPolicyId")
    }

    private static func proposed(_ input: Input, _ snapshot: StoreSnapshot) throws -> PolicySet {
        guard let proposal = input.proposal else {
            throw AWSError.validation("What is proposed is compared with the store: give a proposal.", at: "proposal")
        }
        return try proposal.set(from: snapshot)
    }
}
