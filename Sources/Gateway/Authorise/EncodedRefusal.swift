import Core
import Directory
import IAMPolicy
import Plane

/// The refused decision in the form that `sts:DecodeAuthorizationMessage` reads, for the header of a denied answer.
///
/// AWS puts it into the text of some services' errors; a header says the same for every service without changing texts
/// that clients match on.
struct EncodedRefusal: Sendable {
    static let header = "x-castellan-encoded-authorization-message"

    let messages: AuthorizationMessages

    /// nil when the call was not refused by a decision.
    func text(for exchange: Exchange) -> String? {
        guard let record = exchange.decisions.last, !record.decision.isAllowed, let caller = exchange.caller else {
            return nil
        }
        let message = AuthorizationMessage(
            isAllowed: false, isExplicitDeny: record.decision.outcome == .explicitlyDenied,
            matchedStatements: record.decision.matched.map { Self.statement($0, of: record) },
            principalID: caller.userID, principalARN: caller.arn, action: record.requirement.action,
            resource: record.requirement.resource,
            conditions: record.request.context.all.map { (key: $0.name, values: $0.value.all) })
        return try? messages.encode(message, for: caller.account)
    }

    private static func statement(
        _ reference: StatementReference, of record: DecisionRecord
    ) -> AuthorizationMessage.Statement {
        let held = record.policies
        let all = held.identity + (held.boundary.map { [$0] } ?? []) + (held.session ?? [])
        let document =
            all.first { $0.name == reference.policy }?.document
            ?? record.requirement.grants.first { $0.name == reference.policy }?.document
            ?? record.requirement.resourcePolicy?.document ?? ""
        let statements = (try? JSONParser.parse(document))?["Statement"]
        let node =
            statements?.array.map { $0.indices.contains(reference.index) ? $0[reference.index] : nil } ?? statements
        return AuthorizationMessage.Statement(
            id: reference.sid ?? "", isDeny: reference.effect == .deny, principals: [],
            actions: Self.texts(node?["Action"]), resources: Self.texts(node?["Resource"]))
    }

    private static func texts(_ node: JSONNode?) -> [String] {
        node?.string.map { [$0] } ?? node?.array?.compactMap(\.string) ?? []
    }
}
