/// What a rule finds, as results speak of it. Its place in a list is the rule's number in detections.
public struct SensitiveType: Sendable, Hashable {
    /// Macie's id, Castellan's, or the name of a custom identifier.
    public let name: String
    /// What people call it.
    public let title: String
    public let source: Source

    public enum Source: Sendable, Hashable {
        case managed(Kind)
        /// - Parameter thresholds: Ascending by occurrences.
        case custom(id: String, thresholds: [SeverityThreshold])
    }

    public init(_ identifier: Identifier) {
        name = identifier.id
        title = identifier.title
        source = .managed(identifier.kind)
    }

    public init(custom name: String, id: String, thresholds: [SeverityThreshold] = SeverityThreshold.standard) {
        self.name = name
        title = name
        source = .custom(id: id, thresholds: thresholds)
    }

    public var category: Category {
        switch source {
        case .managed(let kind): kind.category
        case .custom: .custom
        }
    }

    /// Nil when there is none, or fewer than a custom identifier's lowest threshold asks for: that makes no finding.
    public func severity(count: Int) -> Severity? {
        guard count > 0 else { return nil }
        switch source {
        case .managed(let kind): return kind.severity(count: count)
        case .custom(_, let thresholds): return thresholds.last { $0.occurrences <= count }?.severity
        }
    }

    /// How many are counted in one file, its members included, before counting stops (Macie User Guide, supported formats and quotas); nil for no end.
    public var countLimit: Int? {
        switch source {
        case .managed(.name), .managed(.address): 1_000
        default: nil
        }
    }
}
