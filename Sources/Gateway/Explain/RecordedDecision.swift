import Core
import IAMPolicy

/// A decision as `DecisionRecord` wrote it, read back from the audit log.
struct RecordedDecision: Sendable {
    struct PolicyReference: Sendable {
        let name: String
        let digest: String
    }

    let action: String
    let resource: String
    let resourceAccount: String
    let outcome: String
    let principal: Principal
    let identity: [PolicyReference]
    let boundary: [PolicyReference]
    /// nil when nothing narrowed the session.
    let session: [PolicyReference]?
    let resourcePolicy: (kind: PolicySet.ResourceKind, digest: String)?
    /// What was granted beside the resource's policy.
    let grants: [PolicyReference]
    let context: RequestContext

    /// - Throws: `ReplayError` naming the member that is missing.
    init(_ node: JSONNode) throws {
        action = try Self.text(node, "action")
        resource = try Self.text(node, "resource")
        resourceAccount = try Self.text(node, "resourceAccount")
        outcome = try Self.text(node, "outcome")
        guard let principalNode = node["principal"], let principal = Principal(recorded: principalNode) else {
            throw ReplayError("the recorded decision has no principal")
        }
        self.principal = principal
        let policies = node["policies"]
        identity = try Self.references(policies?["identity"]) ?? []
        boundary = try Self.references(policies?["boundary"]) ?? []
        session = try Self.references(policies?["session"])
        resourcePolicy = try policies?["resource"].map { node in
            let kind = PolicySet.ResourceKind(rawValue: try Self.text(node, "kind"))
            return (kind ?? .ordinary, try Self.text(node, "digest"))
        }
        grants = try Self.references(policies?["grants"]) ?? []
        var context = RequestContext()
        for member in node["context"]?.members ?? [] {
            switch member.value.value {
            case .string(let text): context.set(ContextKey(member.name), text)
            case .array(let values): context.set(ContextKey(member.name), all: values.compactMap(\.string))
            default: throw ReplayError("the recorded context key \(member.name) is neither text nor a list")
            }
        }
        self.context = context
    }

    private static func text(_ node: JSONNode, _ name: String) throws -> String {
        guard let text = node[name]?.string else { throw ReplayError("the recorded decision has no \(name)") }
        return text
    }

    private static func references(_ node: JSONNode?) throws -> [PolicyReference]? {
        try node?.array?.map { PolicyReference(name: try text($0, "name"), digest: try text($0, "digest")) }
    }
}

/// Why a past decision cannot be made again.
package struct ReplayError: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

extension Principal {
    /// Reads what `DecisionRecord` wrote.
    init?(recorded node: JSONNode) {
        let id = node["id"]?.string
        if let account = node["root"]?.string {
            self = .root(account: account)
        } else if let arn = node["user"]?.string {
            self = .user(arn: arn, id: id)
        } else if let session = node["assumedRole"]?.string {
            self = .assumedRole(sessionARN: session, roleARN: node["role"]?.string, roleID: id)
        } else if let arn = node["role"]?.string {
            self = .role(arn: arn, id: id)
        } else if let arn = node["federatedUser"]?.string {
            self = .federatedUser(arn: arn, issuer: node["issuer"]?.string)
        } else if let provider = node["federated"]?.string {
            self = .federated(provider: provider)
        } else if let name = node["service"]?.string {
            self = .service(name)
        } else if let canonical = node["canonicalUser"]?.string {
            self = .canonicalUser(canonical)
        } else if node["anonymous"] != nil {
            self = .anonymous
        } else {
            return nil
        }
    }
}
