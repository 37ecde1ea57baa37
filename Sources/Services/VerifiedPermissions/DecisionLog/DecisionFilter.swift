import Cedar
import Core

/// Which decisions are asked for.
struct DecisionFilter: Decodable, Sendable {
    let principal: EntityIdentifier?
    let resource: EntityIdentifier?
    let action: ActionIdentifier?
    let decision: String?
    let after: Timestamp?
    let before: Timestamp?

    func matches(_ logged: LoggedDecision) -> Bool {
        if let decision, decision != logged.decision { return false }
        if let principal, principal != EntityIdentifier(logged.principal) { return false }
        if let resource, resource != EntityIdentifier(logged.resource) { return false }
        if let action, action != ActionIdentifier(logged.action) { return false }
        return true
    }

    /// What the log is best searched by.
    func subject(_ key: ContentKey) throws -> DecisionBlock.Subject? {
        if let principal { return DecisionBlock.Subject(.principal, try principal.uid(at: "filter.principal"), key) }
        if let resource { return DecisionBlock.Subject(.resource, try resource.uid(at: "filter.resource"), key) }
        return nil
    }
}
