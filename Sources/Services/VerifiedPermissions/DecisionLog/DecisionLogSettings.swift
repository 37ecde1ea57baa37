import Cedar
import Core

/// What of a policy store's decisions is logged, and how.
struct DecisionLogSettings: Codable, Sendable, Hashable {
    enum Delivery: String, Codable, Sendable {
        /// A tenth of a second later at most; what is on its way is lost with the process.
        case BUFFERED
        /// Before the answer.
        case SYNCHRONOUS
    }

    /// Decisions that are not logged: those of which everything that the rule gives is true.
    struct DropRule: Codable, Sendable, Hashable {
        var decision: String?
        var principalType: String?
        var resourceType: String?
        /// An action as policies write it, or its id alone.
        var action: String?
    }

    var enabled: Bool? = true
    /// Of allowed decisions, this share is logged, drawn at random; likewise of denied ones.
    var allowShare: Double? = 1
    var denyShare: Double? = 1
    var drop: [DropRule]? = []
    /// Attributes whose values are not kept: `context.…` and `entities.<type>.…`.
    var redact: [String]? = []
    /// Whether the entities of requests are kept, without which no decision can be replayed.
    var entities: Bool? = true
    var retentionDays: Int? = 30
    var delivery: Delivery? = .BUFFERED

    /// These settings on top of others: what is not given stays.
    func completed(by old: DecisionLogSettings) -> DecisionLogSettings {
        DecisionLogSettings(
            enabled: enabled ?? old.enabled, allowShare: allowShare ?? old.allowShare,
            denyShare: denyShare ?? old.denyShare, drop: drop ?? old.drop, redact: redact ?? old.redact,
            entities: entities ?? old.entities, retentionDays: retentionDays ?? old.retentionDays,
            delivery: delivery ?? old.delivery)
    }

    /// - Throws: `ValidationException`.
    func check() throws {
        for (index, path) in (redact ?? []).enumerated() where Redaction(path) == nil {
            throw AWSError.validation(
                "\(path) names no attribute: write context.<attribute> or entities.<type>.<attribute>.",
                at: "settings.redact.\(index)")
        }
        guard retentionDays ?? 1 >= 1 else {
            throw AWSError.validation("Decisions are kept for a day at least.", at: "settings.retentionDays")
        }
    }

    /// Whether a decision is to be logged; the one place that throws dice.
    func wants(_ decision: Decision) -> Bool {
        guard enabled ?? true, !(drop ?? []).contains(where: { $0.matches(decision) }) else { return false }
        let share = (decision.response.decision == .allow ? allowShare : denyShare) ?? 1
        return share >= 1 || Double.random(in: 0..<1) < share
    }
}

extension DecisionLogSettings.DropRule {
    fileprivate func matches(_ decision: Decision) -> Bool {
        let request = decision.request
        if let wanted = self.decision, wanted != decision.response.decision.apiName { return false }
        if let principalType, principalType != request.principal.type.path { return false }
        if let resourceType, resourceType != request.resource.type.path { return false }
        if let action, action != request.action.description, action != request.action.id.string { return false }
        return true
    }
}

extension Response.Decision {
    var apiName: String { self == .allow ? "ALLOW" : "DENY" }
}

/// One place whose value is not kept.
struct Redaction: Sendable {
    enum Root: Sendable, Hashable {
        case context
        case entities(Name)
    }

    static let mark = Value.string("[redacted]")

    let root: Root
    private let path: [Text]

    /// nil for what names no place.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { return nil }
        if parts.first == "context", parts.count > 1 {
            root = .context
            path = parts.dropFirst().map { Text($0) }
        } else if parts.first == "entities", parts.count > 2, let type = Name(parsing: parts[1]) {
            root = .entities(type)
            path = parts.dropFirst(2).map { Text($0) }
        } else {
            return nil
        }
    }

    /// - Returns: whether there was something to take away.
    func apply(to record: inout [Text: Value]) -> Bool { Self.apply(path[...], to: &record) }

    private static func apply(_ path: ArraySlice<Text>, to record: inout [Text: Value]) -> Bool {
        guard let name = path.first, let value = record[name] else { return false }
        guard path.count > 1 else {
            record[name] = mark
            return true
        }
        guard case .record(var inner) = value else { return false }
        let changed = apply(path.dropFirst(), to: &inner)
        record[name] = .record(inner)
        return changed
    }
}
