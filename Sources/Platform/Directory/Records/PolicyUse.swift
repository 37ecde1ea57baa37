/// One use of a managed policy by an entity: the key of a record in `Collections.policyUses`.
///
/// The key is the policy's ARN, the use, the kind of the entity and its key, so that one prefix scan lists the uses of
/// a policy, or those by users alone.
package struct PolicyUse: Sendable, Hashable {
    package enum Purpose: String, Sendable, Hashable, CaseIterable {
        case permissions
        case boundary
    }

    package enum EntityType: String, Sendable, Hashable, CaseIterable {
        case group
        case role
        case user
    }

    package let purpose: Purpose
    package let type: EntityType
    /// The entity's key, its name in lower case.
    package let entity: String

    package init(_ purpose: Purpose, by type: EntityType, _ entity: String) {
        self.purpose = purpose
        self.type = type
        self.entity = entity
    }

    package func key(of arn: String) -> String { Self.prefix(of: arn, purpose, type) + entity }

    /// nil when the text is no key of a use of that policy.
    package init?(key: String, of arn: String) {
        guard key.hasPrefix(arn + " ") else { return nil }
        let parts = key.dropFirst(arn.count + 1).split(separator: "/", maxSplits: 2)
        guard parts.count == 3, let purpose = Purpose(rawValue: String(parts[0])),
            let type = EntityType(rawValue: String(parts[1]))
        else { return nil }
        self.init(purpose, by: type, String(parts[2]))
    }

    /// What the keys of the uses of a policy begin with.
    package static func prefix(of arn: String, _ purpose: Purpose? = nil, _ type: EntityType? = nil) -> String {
        var prefix = arn + " "
        if let purpose {
            prefix += purpose.rawValue + "/"
            if let type { prefix += type.rawValue + "/" }
        }
        return prefix
    }
}

/// How many entities use a managed policy: IAM's `AttachmentCount` and `PermissionsBoundaryUsageCount`.
package struct PolicyUsage: Sendable, Hashable, Codable {
    package var attachments = 0
    package var boundaries = 0

    package init() {}

    package var isUnused: Bool { attachments == 0 && boundaries == 0 }

    package subscript(_ purpose: PolicyUse.Purpose) -> Int {
        get { purpose == .permissions ? attachments : boundaries }
        set { if purpose == .permissions { attachments = newValue } else { boundaries = newValue } }
    }
}
