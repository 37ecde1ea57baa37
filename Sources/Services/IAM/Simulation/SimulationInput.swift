import Core
import IAMPolicy
import Plane

/// Input of both simulations.
struct SimulationInput: Decodable, PagedInput {
    /// Of SimulatePrincipalPolicy alone.
    let PolicySourceArn: String?
    let PolicyInputList: [String]?
    let PermissionsBoundaryPolicyInputList: [String]?
    let ActionNames: [String]
    let ResourceArns: [String]?
    let ResourcePolicy: String?
    let ResourceOwner: String?
    let CallerArn: String?
    let ContextEntries: [ContextEntry]?
    let ResourceHandlingOption: String?
    let Marker: String?
    let MaxItems: Int?
}

struct ContextEntry: Decodable, Sendable {
    let ContextKeyName: String?
    let ContextKeyValues: [String]?
    let ContextKeyType: String?
}

extension SimulationInput {
    /// What EC2's simulations can be about; here they only have to be known.
    private static let handlingOptions: Set<String> = [
        "EC2-Classic-InstanceStore", "EC2-Classic-EBS", "EC2-VPC-InstanceStore", "EC2-VPC-InstanceStore-Subnet",
        "EC2-VPC-EBS", "EC2-VPC-EBS-Subnet",
    ]

    /// What the model cannot check.
    ///
    /// - Throws: `InvalidInput`.
    func check() throws {
        for action in ActionNames {
            let parts = action.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !action.contains(where: { "*? ".contains($0) })
            else { throw AWSError.invalidInput("Invalid Action Name: \(action)") }
        }
        for resource in ResourceArns ?? [] where resource != "*" && ARN(resource) == nil {
            throw AWSError.invalidInput("Invalid Resource ARN: \(resource)")
        }
        if let option = ResourceHandlingOption, !Self.handlingOptions.contains(option) {
            throw AWSError.invalidInput("Invalid Resource Handling Option: \(option)")
        }
        if ResourcePolicy != nil, CallerArn == nil, PolicySourceArn.flatMap({ ARN($0)?.resourceType }) != "user" {
            throw AWSError.invalidInput("CallerArn must be provided when a resource policy is provided.")
        }
    }

    /// - Throws: `InvalidInput` for a policy that does not parse.
    func inputPolicies() throws -> [NamedPolicy] { try Self.policies(PolicyInputList, "PolicyInputList") }

    func boundaryPolicies() throws -> [NamedPolicy] {
        try Self.policies(PermissionsBoundaryPolicyInputList, "PermissionsBoundaryPolicyInputList")
    }

    func resourcePolicies() throws -> [NamedPolicy] {
        try ResourcePolicy.map { [try Self.policy($0, "ResourcePolicy", .resource)] } ?? []
    }

    /// Named as matched statements refer to them, counted from one.
    static func policies(_ texts: [String]?, _ list: String) throws -> [NamedPolicy] {
        try (texts ?? []).enumerated().map { try policy($1, "\(list).\($0 + 1)", .identity) }
    }

    private static func policy(_ text: String, _ name: String, _ kind: PolicyKind) throws -> NamedPolicy {
        do throws(MalformedPolicy) {
            return NamedPolicy(name: name, document: try PolicyDocument(text, kind: kind))
        } catch {
            throw AWSError.invalidInput("\(name): \(error.description)")
        }
    }

    /// The account that owns the resources, given as its number or as any ARN of its.
    ///
    /// - Throws: `InvalidInput` for anything else.
    func resourceOwner() throws -> String? {
        guard let ResourceOwner else { return nil }
        guard let account = AccountID(ResourceOwner) ?? ARN(ResourceOwner).flatMap({ AccountID($0.account) }) else {
            throw AWSError.invalidInput("Invalid Resource Owner: \(ResourceOwner)")
        }
        return account.rawValue
    }

    /// The keys that the simulation is given.
    func context() -> RequestContext {
        var context = RequestContext()
        for entry in ContextEntries ?? [] {
            guard let name = entry.ContextKeyName, let values = entry.ContextKeyValues else { continue }
            let isList = entry.ContextKeyType?.hasSuffix("List") ?? (values.count != 1)
            if isList || values.count != 1 {
                context.set(ContextKey(name), all: values)
            } else {
                context.set(ContextKey(name), values[0])
            }
        }
        return context
    }
}
