import Core
import IAMPolicy

/// A past call's decisions, made again from what the audit log kept.
///
/// Every engine since keeps the same rules, so the same outcome is expected; `differs` says where it is not so, which
/// means that the engine changed or the records were tampered with.
package struct DecisionReplay: Sendable {
    struct Step: Sendable {
        let recorded: RecordedDecision
        let explanation: Explanation

        var differs: Bool { explanation.decision.outcome.rawValue != recorded.outcome }
    }

    let event: JSONNode
    let steps: [Step]

    /// - Parameter event: the CloudTrail record of the call.
    /// - Throws: `ReplayError` when the record, or a policy that took part, cannot be read.
    package init(event: [UInt8], archive: PolicyArchive) throws {
        guard let node = try? JSONParser.parse(event) else { throw ReplayError("the audit record is no JSON") }
        self.event = node
        let recorded = try node["additionalEventData"]?["castellan"]?.array?.map { try RecordedDecision($0) } ?? []
        steps = try recorded.map { Step(recorded: $0, explanation: try Self.explain($0, archive)) }
    }

    package var differs: Bool { steps.contains(where: \.differs) }

    private static func explain(_ decision: RecordedDecision, _ archive: PolicyArchive) throws -> Explanation {
        let request = AuthorizationRequest(
            principal: decision.principal, action: decision.action, resource: decision.resource,
            resourceAccount: decision.resourceAccount, context: decision.context)
        var set = PolicySet(
            identity: try group(decision.identity, .identity, archive),
            boundary: try group(decision.boundary, .identity, archive))
        if let session = decision.session {
            set.session = try session.isEmpty ? CompiledPolicies.nothingAllowed() : group(session, .session, archive)
        }
        if let policy = decision.resourcePolicy {
            let reference = RecordedDecision.PolicyReference(name: "resource-policy", digest: policy.digest)
            set.resource = try group([reference] + decision.grants, policy.kind == .role ? .trust : .resource, archive)
            set.resourceKind = policy.kind
        }
        return IAMPolicy.explain(request, set)
    }

    private static func group(
        _ references: [RecordedDecision.PolicyReference], _ kind: PolicyKind, _ archive: PolicyArchive
    ) throws -> PolicyGroup {
        PolicyGroup(
            try references.map { reference in
                guard let text = archive.text(of: reference.digest) else {
                    throw ReplayError(
                        "the text of \(reference.name) (\(reference.digest)) is not in the archive, or was altered")
                }
                guard let document = try? PolicyDocument(text, kind: kind) else {
                    throw ReplayError("the archived text of \(reference.name) is no policy")
                }
                return NamedPolicy(name: reference.name, document: document)
            })
    }
}
