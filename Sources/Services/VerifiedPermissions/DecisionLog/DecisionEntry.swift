import Cedar
import Core
import Plane

/// A decision on its way into the log.
struct DecisionEntry: Sendable {
    let id: DecisionID
    let requestID: String
    let sourceIP: String
    let userAgent: String
    let callerARN: String
    let region: String
    let store: PolicyStore
    let decision: Decision
    let entities: LoadedEntities
    let latencyMicroseconds: Int64
}

extension LoggedDecision {
    /// A megabyte of entities is no log entry.
    private static let mostEntityBytes = 64 * 1_024

    /// What the settings keep of a decision.
    init(_ entry: DecisionEntry, _ settings: DecisionLogSettings) {
        let request = entry.decision.request
        let response = entry.decision.response
        let redactions = (settings.redact ?? []).compactMap { Redaction($0) }
        var context = request.context
        var isRedacted = false
        for redaction in redactions where redaction.root == .context {
            if redaction.apply(to: &context) { isRedacted = true }
        }
        let (entities, areRedacted) = Self.kept(entry.entities, redactions, settings)
        self.init(
            id: entry.id, requestID: entry.requestID, sourceIP: entry.sourceIP, userAgent: entry.userAgent,
            callerARN: entry.callerARN, region: entry.region, principal: request.principal, action: request.action,
            resource: request.resource, isAllowed: response.decision == .allow,
            policies: response.reasons.map(\.string), errors: entry.decision.errors,
            storeVersion: entry.decision.snapshot.version, latencyMicroseconds: entry.latencyMicroseconds,
            context: context.isEmpty ? nil : try? Request.json(of: context), entities: entities,
            isRedacted: isRedacted || areRedacted)
    }

    /// The entities that are kept, and whether something was taken away from them.
    private static func kept(
        _ loaded: LoadedEntities, _ redactions: [Redaction], _ settings: DecisionLogSettings
    ) -> (String?, isRedacted: Bool) {
        var entities = loaded.entities
        if entities.entities.isEmpty { return ("[]", false) }
        guard settings.entities ?? true else { return (nil, false) }
        if entities.redact(redactions) { return (text(of: entities), true) }
        return (loaded.logText(text), false)
    }

    /// With their own parents alone, and nil once it is too long.
    private static func text(of entities: Entities) -> String? {
        var text = "["
        for entity in entities.entities.values.sorted(by: { $0.uid < $1.uid }) {
            guard let json = try? entity.json(), text.utf8.count + json.utf8.count < mostEntityBytes else { return nil }
            text += text.utf8.count > 1 ? ",\(json)" : json
        }
        return text + "]"
    }
}

extension Entities {
    /// - Returns: whether there was something to take away.
    fileprivate mutating func redact(_ redactions: [Redaction]) -> Bool {
        if redactions.isEmpty { return false }
        var changed: [Entity] = []
        for var entity in entities.values {
            let before = changed.count
            for redaction in redactions where redaction.root == .entities(entity.uid.type) {
                var attributes = entity.attributes
                guard redaction.apply(to: &attributes) else { continue }
                entity.attributes = attributes
                if changed.count > before { changed.removeLast() }
                changed.append(entity)
            }
        }
        guard !changed.isEmpty else { return false }
        var all = entities
        for entity in changed { all[entity.uid] = entity }
        if let redacted = try? Entities(all.values) { self = redacted }
        return true
    }
}
