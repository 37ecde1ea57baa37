import Core
import Directory

/// An inline policy with its document.
struct PolicyDetail: Encodable, Sendable {
    let PolicyName: String
    let PolicyDocument: String

    static func all(_ inline: [String: String]) -> [PolicyDetail] {
        inline.sorted { $0.key < $1.key }.map {
            PolicyDetail(PolicyName: $0.key, PolicyDocument: PolicyText.encoded($0.value))
        }
    }
}

struct AttachedPolicyDetail: Encodable, Sendable {
    let PolicyName: String
    let PolicyArn: String

    /// An ARN ends with the policy's name.
    static func all(_ arns: [String]) -> [AttachedPolicyDetail] {
        arns.map { AttachedPolicyDetail(PolicyName: ARN($0)?.resourceName ?? $0, PolicyArn: $0) }
    }
}

struct UserDetail: Encodable, Sendable {
    let Path: String
    let UserName: String
    let UserId: String
    let Arn: String
    let CreateDate: Timestamp
    let UserPolicyList: [PolicyDetail]
    let GroupList: [String]
    let AttachedManagedPolicies: [AttachedPolicyDetail]
    let PermissionsBoundary: AttachedPermissionsBoundary?
    let Tags: [Tag]

    init(_ user: UserRecord, in account: AccountID) {
        Path = user.path
        UserName = user.name
        UserId = user.id
        Arn = user.arn(in: account)
        CreateDate = user.created
        UserPolicyList = PolicyDetail.all(user.inline)
        GroupList = user.groups
        AttachedManagedPolicies = AttachedPolicyDetail.all(user.attached)
        PermissionsBoundary = AttachedPermissionsBoundary(user.boundary)
        Tags = user.tags
    }
}

struct GroupDetail: Encodable, Sendable {
    let Path: String
    let GroupName: String
    let GroupId: String
    let Arn: String
    let CreateDate: Timestamp
    let GroupPolicyList: [PolicyDetail]
    let AttachedManagedPolicies: [AttachedPolicyDetail]

    init(_ group: GroupRecord, in account: AccountID) {
        Path = group.path
        GroupName = group.name
        GroupId = group.id
        Arn = group.arn(in: account)
        CreateDate = group.created
        GroupPolicyList = PolicyDetail.all(group.inline)
        AttachedManagedPolicies = AttachedPolicyDetail.all(group.attached)
    }
}

struct RoleDetail: Encodable, Sendable {
    let Path: String
    let RoleName: String
    let RoleId: String
    let Arn: String
    let CreateDate: Timestamp
    let AssumeRolePolicyDocument: String
    let InstanceProfileList: [InstanceProfile]
    let RolePolicyList: [PolicyDetail]
    let AttachedManagedPolicies: [AttachedPolicyDetail]
    let PermissionsBoundary: AttachedPermissionsBoundary?
    let Tags: [Tag]
    let RoleLastUsed: RoleLastUsed

    init(_ role: RoleRecord, in view: some AccountView) throws {
        Path = role.path
        RoleName = role.name
        RoleId = role.id
        Arn = role.arn(in: view.account)
        CreateDate = role.created
        AssumeRolePolicyDocument = PolicyText.encoded(role.trustPolicy)
        InstanceProfileList = try role.instanceProfiles.compactMap { name in
            try view.find(InstanceProfileRecord.self, name).map {
                InstanceProfile($0, role: role, in: view.account)
            }
        }
        RolePolicyList = PolicyDetail.all(role.inline)
        AttachedManagedPolicies = AttachedPolicyDetail.all(role.attached)
        PermissionsBoundary = AttachedPermissionsBoundary(role.boundary)
        Tags = role.tags
        RoleLastUsed = IAM.RoleLastUsed(try view.lastUse(of: role.id))
    }
}

struct ManagedPolicyDetail: Encodable, Sendable {
    let PolicyName: String
    let PolicyId: String
    let Arn: String
    let Path: String
    let DefaultVersionId: String
    let AttachmentCount: Int
    let PermissionsBoundaryUsageCount: Int
    let IsAttachable: Bool
    let Description: String?
    let CreateDate: Timestamp
    let UpdateDate: Timestamp
    let PolicyVersionList: [PolicyVersion]

    init(_ policy: ManagedPolicy, in view: some AccountView) throws {
        let arn =
            switch policy {
            case .customer(let record): record.arn(in: view.account)
            case .aws(let policy): policy.arn
            }
        let shape = Policy(whole: policy, in: view.account, usage: try view.usage(of: arn))
        PolicyName = shape.PolicyName
        PolicyId = shape.PolicyId
        Arn = shape.Arn
        Path = shape.Path
        DefaultVersionId = shape.DefaultVersionId
        AttachmentCount = shape.AttachmentCount
        PermissionsBoundaryUsageCount = shape.PermissionsBoundaryUsageCount
        IsAttachable = shape.IsAttachable
        Description = shape.Description
        CreateDate = shape.CreateDate
        UpdateDate = shape.UpdateDate
        PolicyVersionList =
            switch policy {
            case .customer(let record):
                record.versions.reversed().map { PolicyVersion($0, of: record).with(document: $0.document) }
            case .aws(let policy): [PolicyVersion(onlyOf: policy).with(document: policy.document)]
            }
    }
}
