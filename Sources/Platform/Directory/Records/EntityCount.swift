/// The kinds of entities that an account's quotas count.
package enum EntityKind: String, Sendable, Hashable, CaseIterable, Codable {
    case users
    case groups
    case roles
    case policies
    case instanceProfiles = "instance-profiles"
}

/// Kept in the transaction that makes or removes an entity, so that a quota costs one read and no scan.
package struct EntityCount: Sendable, Hashable, Codable {
    package var count: Int

    package init(_ count: Int) { self.count = count }
}
