import Core
import Plane

/// The tags of a session: those that the call passes, and those that the caller's own session hands down.
struct SessionTags: Sendable {
    private static let maximum = 50

    let tags: [Tag]
    /// Keys of the tags that sessions further down the chain inherit.
    let transitiveKeys: [String]

    /// - Parameter session: of the caller; its transitive tags come along and stay transitive.
    /// - Throws: `InvalidParameterValue`.
    init(_ requested: [Tag]?, transitiveKeys requestedKeys: [String]? = nil, inheritedFrom session: SessionClaims?)
        throws
    {
        let requested = requested ?? []
        let keys = Set(requested.map { $0.Key.lowercased() })
        guard keys.count == requested.count else {
            throw AWSError.invalidParameter(
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.")
        }
        guard !keys.contains(where: { $0.hasPrefix("aws:") }) else {
            throw AWSError.invalidParameter("aws: prefixed tag key names are not allowed for external use.")
        }
        let inheritedKeys = Set((session?.transitiveTagKeys ?? []).map { $0.lowercased() })
        guard keys.isDisjoint(with: inheritedKeys) else {
            throw AWSError.invalidParameter(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key "
                    + "from the calling session.")
        }
        let transitive = Set((requestedKeys ?? []).map { $0.lowercased() })
        guard transitive.isSubset(of: keys) else {
            throw AWSError.invalidParameter(
                "The specified transitive tag key must be included in the requested tags.")
        }
        let inherited = (session?.tags ?? []).filter { inheritedKeys.contains($0.Key.lowercased()) }
        tags = inherited + requested
        transitiveKeys = tags.map(\.Key).filter {
            transitive.contains($0.lowercased()) || inheritedKeys.contains($0.lowercased())
        }
        guard tags.count <= Self.maximum else {
            throw AWSError.invalidParameter("A session can have \(Self.maximum) tags, inherited ones included.")
        }
    }

    /// `aws:RequestTag/…`, `aws:TagKeys` and `sts:TransitiveTagKeys`.
    var context: [String: ConditionValue] {
        var context = [String: ConditionValue].requestTags(tags)
        if !transitiveKeys.isEmpty { context["sts:TransitiveTagKeys"] = .many(transitiveKeys) }
        return context
    }
}
