import Core
import Directory
import IAMPolicy

/// A user, group or role: what policies are attached to and embedded in.
protocol PolicyHolder: Entity {
    static var useType: PolicyUse.EntityType { get }
    /// All inline policies together, in characters other than white space.
    static var inlineQuota: Int { get }

    var attached: [String] { get set }
    var inline: [String: String] { get set }
    /// - Throws: `UnmodifiableEntity` for what belongs to AWS.
    func checkModifiable() throws
}

extension PolicyHolder {
    func checkModifiable() throws {}
}

extension UserRecord: PolicyHolder {
    static var useType: PolicyUse.EntityType { .user }
    static var inlineQuota: Int { PolicyQuota.userInlinePolicies }
}

extension GroupRecord: PolicyHolder {
    static var useType: PolicyUse.EntityType { .group }
    static var inlineQuota: Int { PolicyQuota.groupInlinePolicies }
}

extension RoleRecord: PolicyHolder {
    static var useType: PolicyUse.EntityType { .role }
    static var inlineQuota: Int { PolicyQuota.roleInlinePolicies }

    func checkModifiable() throws {
        if serviceLinkedTo != nil { throw AWSError.protectedRole(name) }
    }
}
