import Core
import Directory
import IAMPolicy
import Plane

enum SimulateCustomPolicy {
    static let operation = Operation(
        "SimulateCustomPolicy", .read,
        requires: { (_: SimulationInput, call: Call) in call.requirement("iam:SimulateCustomPolicy") },
        handler: handle)

    static func handle(_ input: SimulationInput, _ call: Call) async throws -> SimulationOutput {
        try input.check()
        let nobody = Principal.user(arn: UserRecord.arn("simulated", path: "/", in: call.account))
        return try SimulationOutput(
            input, caller: try input.caller() ?? nobody, identity: [], boundary: [], listing: "custom", call)
    }
}

enum SimulatePrincipalPolicy {
    static let operation = Operation(
        "SimulatePrincipalPolicy", .read, requires: requirements, handler: handle)

    /// Permission on the user, group or role.
    static func requirements(_ input: SimulationInput, _ call: Call) async throws -> [Requirement] {
        [try await call.sourceRequirement("iam:SimulatePrincipalPolicy", on: input.PolicySourceArn ?? "*")]
    }

    /// Boundaries of the input replace the principal's own; other policies join its own.
    static func handle(_ input: SimulationInput, _ call: Call) async throws -> SimulationOutput {
        try input.check()
        let arn = input.PolicySourceArn ?? ""
        let source = try await call.read { try PolicySource(arn, in: $0) }
        return try SimulationOutput(
            input, caller: try input.caller() ?? source.caller, identity: source.identity,
            boundary: source.boundary, listing: arn, call)
    }
}

struct SimulationOutput: Encodable, Sendable {
    let EvaluationResults: [EvaluationResult]
    let IsTruncated: Bool
    let Marker: String?

    /// One result for each action on each resource, in the input's order.
    init(
        _ input: SimulationInput, caller: Principal, identity: [NamedPolicy], boundary: [NamedPolicy],
        listing: String, _ call: Call
    ) throws {
        let given = try input.boundaryPolicies()
        var context = input.context()
        Self.addCaller(caller, at: call.time, to: &context)
        let simulation = Simulation(
            caller: caller,
            policies: PolicySet(
                identity: PolicyGroup(identity + (try input.inputPolicies())),
                boundary: PolicyGroup(given.isEmpty ? boundary : given),
                resource: PolicyGroup(try input.resourcePolicies())),
            resourceOwner: try input.resourceOwner(), context: context)
        let resources = input.ResourceArns ?? []
        let questions = input.ActionNames.flatMap { action in
            (resources.isEmpty ? ["*"] : resources).map { (action: action, resource: $0) }
        }
        let page = try input.page(
            of: Array(questions.enumerated()), in: "iam.simulation \(listing) \(input.ActionNames) \(resources)"
        ) { index, _ in
            // Padded, so that the order of the texts is that of the numbers.
            String(String(1_000_000 + index).dropFirst())
        }
        EvaluationResults = page.elements.map { _, question in
            simulation.result(question.action, on: question.resource, isNamed: !resources.isEmpty)
        }
        IsTruncated = page.isTruncated
        Marker = page.marker
    }

    /// What a request of that caller would carry, unless the input says otherwise.
    private static func addCaller(_ caller: Principal, at time: Timestamp, to context: inout RequestContext) {
        context.setDefault("aws:PrincipalArn", caller.principalARN)
        context.setDefault("aws:PrincipalAccount", caller.account)
        context.setDefault("aws:PrincipalType", caller.typeName)
        context.setDefault("aws:CurrentTime", time.iso8601)
        context.setDefault("aws:EpochTime", String(time.seconds))
        guard case .user(let arn, let id) = caller else { return }
        context.setDefault("aws:username", ARN(arn)?.resourceName)
        context.setDefault("aws:userid", id)
    }
}

extension SimulationInput {
    /// The user whom requests come from.
    ///
    /// - Throws: `InvalidInput` for anybody else, whom simulations cannot be about.
    func caller() throws -> Principal? {
        guard let CallerArn else { return nil }
        guard let arn = ARN(CallerArn), arn.service == "iam", arn.resourceType == "user" else {
            throw AWSError.invalidInput("Invalid Caller ARN: \(CallerArn) is not the ARN of a user.")
        }
        return .user(arn: CallerArn)
    }
}

extension Call {
    /// What is needed to ask about a user, group or role by its ARN.
    func sourceRequirement(_ action: String, on arn: String) async throws -> Requirement {
        let name = ARN(arn)?.resourceName ?? ""
        switch ARN(arn)?.resourceType {
        case "user": return try await requirement(action, on: UserRecord.self, name)
        case "role": return try await requirement(action, on: RoleRecord.self, name)
        case "group": return try await requirement(action, on: GroupRecord.self, name)
        default: return Requirement(action, on: arn, of: account)
        }
    }
}
