package import Cedar
package import Core

/// A decision as it was logged: an OCSF event.
package struct LoggedDecision: Sendable {
    let id: DecisionID
    let event: String
    private let node: JSONNode

    init(_ id: DecisionID, _ event: [UInt8]) throws {
        self.id = id
        self.event = String(decoding: event, as: UTF8.self)
        node = try JSONParser.parse(event)
    }

    /// An event as ListDecisions gives it.
    ///
    /// - Returns: nil for what is no event of a decision.
    package init?(event: [UInt8]) {
        guard let node = try? JSONParser.parse(event),
            let id = node["metadata"]?["uid"]?.string.flatMap({ DecisionID($0) })
        else { return nil }
        self.id = id
        self.event = String(decoding: event, as: UTF8.self)
        self.node = node
    }

    package var time: Timestamp { id.time }

    private var kept: JSONNode? { node["unmapped"] }

    package var decision: String { node["action_id"]?.json == "1" ? "ALLOW" : "DENY" }
    package var principal: EntityUID? { uid("principal") }
    package var action: EntityUID? { uid("action") }
    package var resource: EntityUID? { uid("resource") }
    var policies: [String] {
        (node["actor"]?["authorizations"]?.array ?? []).compactMap { $0["policy"]?["uid"]?.string }
    }
    var errors: [String] { (kept?["errors"]?.array ?? []).compactMap(\.string) }
    var storeVersion: Int64 { kept?["store_version"].flatMap { Int64($0.json) } ?? 0 }
    var latencyMicroseconds: Int64 { kept?["latency_us"].flatMap { Int64($0.json) } ?? 0 }

    /// What was asked, when all of it was kept.
    func request() throws -> (request: Request, entities: Entities)? {
        guard let principal, let action, let resource, kept?["redacted"] == nil, let entities = kept?["entities"] else {
            return nil
        }
        let context = try kept?["context"].map { try Request.context(json: $0.json) } ?? [:]
        return (
            Request(principal: principal, action: action, resource: resource, context: context),
            try Entities(json: entities.json)
        )
    }

    private func uid(_ name: String) -> EntityUID? {
        guard let member = kept?[name], let type = member["type"]?.string.flatMap({ Name(parsing: $0) }),
            let id = member["id"]?.string
        else { return nil }
        return EntityUID(type: type, id: Text(id))
    }
}

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
        if let principal, principal != logged.principal.map(EntityIdentifier.init) { return false }
        if let resource, resource != logged.resource.map(EntityIdentifier.init) { return false }
        if let action, action != logged.action.map(ActionIdentifier.init) { return false }
        return true
    }

    /// What the log is best searched by.
    func subject(_ key: ContentKey) throws -> DecisionBlock.Subject? {
        if let principal { return DecisionBlock.Subject(.principal, try principal.uid(at: "filter.principal"), key) }
        if let resource { return DecisionBlock.Subject(.resource, try resource.uid(at: "filter.resource"), key) }
        return nil
    }
}
