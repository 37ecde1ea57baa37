package import Cedar
package import Core

/// A decision as its policy store's log keeps it.
///
/// It rests packed (`packed`): most of its OCSF event is the same for all decisions, so that is written when somebody
/// reads it (`event(of:)`).
package struct LoggedDecision: Sendable, Equatable {
    let id: DecisionID
    let requestID: String
    let sourceIP: String
    let userAgent: String
    let callerARN: String
    let region: String
    let principal: EntityUID
    let action: EntityUID
    let resource: EntityUID
    let isAllowed: Bool
    let policies: [String]
    let errors: [String]
    let storeVersion: Int64
    let latencyMicroseconds: Int64
    /// In Cedar's JSON; nil for an empty one.
    let context: String?
    /// In Cedar's JSON; nil where they are not kept.
    let entities: String?
    /// Whether values were taken away from context or entities.
    let isRedacted: Bool

    package var time: Timestamp { id.time }
    package var decision: String { isAllowed ? "ALLOW" : "DENY" }

    /// What was asked, when all of it was kept.
    func request() throws -> (request: Request, entities: Entities)? {
        guard !isRedacted, let entities else { return nil }
        let context = try context.map { try Request.context(json: $0) } ?? [:]
        return (
            Request(principal: principal, action: action, resource: resource, context: context),
            try Entities(json: entities)
        )
    }
}
