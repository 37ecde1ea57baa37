package import Core

/// One action on one resource that the caller must be allowed before the handler runs. An operation may have several.
package struct Requirement: Sendable, Hashable {
    /// A policy on the resource itself.
    package struct ResourcePolicy: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            case ordinary
            case roleTrust
            case kmsKey
        }
        package let document: String
        package let kind: Kind

        package init(_ document: String, kind: Kind = .ordinary) {
            self.document = document
            self.kind = kind
        }
    }

    /// A permission that was handed out beside the resource's policy, such as a grant on a KMS key: it adds to what the
    /// policy allows and takes nothing away.
    package struct Grant: Sendable, Hashable {
        /// How decisions and traces name it, such as `grant/0c237476…`.
        package let name: String
        /// What it allows, as a resource-based policy document: whom, which actions, under which conditions.
        package let document: String

        package init(_ name: String, document: String) {
            self.name = name
            self.document = document
        }
    }

    /// Such as `iam:CreateUser`.
    package var action: String
    /// The resource's ARN, or `*` for actions that know no resource.
    package var resource: String
    /// The account that owns the resource.
    package var resourceAccount: AccountID
    /// `aws:ResourceTag/…`, and the service's own twin such as `iam:ResourceTag/…`; nil when it does not exist yet.
    package var resourceTags: [Tag]?
    /// Further condition keys: the service's own, `aws:RequestTag/…`, `aws:TagKeys`.
    package var context: [String: ConditionValue]
    package var resourcePolicy: ResourcePolicy?
    /// Counted together with `resourcePolicy`, which must be there; only those that may bear on this call.
    package var grants: [Grant]

    package init(
        _ action: String, on resource: String, of resourceAccount: AccountID, tags: [Tag]? = nil,
        context: [String: ConditionValue] = [:], policy: ResourcePolicy? = nil,
        grants: [Grant] = []
    ) {
        self.action = action
        self.resource = resource
        self.resourceAccount = resourceAccount
        self.resourceTags = tags
        self.context = context
        self.resourcePolicy = policy
        self.grants = grants
    }
}

/// A condition key's value in a request: one, or a set for multi-valued keys.
package enum ConditionValue: Sendable, Hashable, ExpressibleByStringLiteral {
    case one(String)
    case many([String])

    package init(stringLiteral value: String) { self = .one(value) }
    package static func boolean(_ value: Bool) -> Self { .one(value ? "true" : "false") }
}

extension [String: ConditionValue] {
    /// `aws:RequestTag/…` and `aws:TagKeys` for tags that a request sets.
    package static func requestTags(_ tags: [Tag]) -> Self {
        guard !tags.isEmpty else { return [:] }
        var context: Self = ["aws:TagKeys": .many(tags.map(\.Key))]
        for tag in tags { context["aws:RequestTag/\(tag.Key)"] = .one(tag.Value) }
        return context
    }

    /// `aws:TagKeys` for tags that a request removes.
    package static func tagKeys(_ keys: [String]) -> Self { ["aws:TagKeys": .many(keys)] }
}
