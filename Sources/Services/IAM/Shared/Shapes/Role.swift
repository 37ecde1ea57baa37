import Core
import Directory

struct RoleLastUsed: Encodable, Sendable {
    var LastUsedDate: Timestamp?
    var Region: String?

    init(_ use: CredentialUseRecord?) {
        LastUsedDate = use?.time
        Region = use?.region
    }
}

struct Role: Encodable, Sendable {
    let Path: String
    let RoleName: String
    let RoleId: String
    let Arn: String
    let CreateDate: Timestamp
    let AssumeRolePolicyDocument: String
    let Description: String?
    let MaxSessionDuration: Int
    var PermissionsBoundary: AttachedPermissionsBoundary?
    var Tags: [Tag]?
    var RoleLastUsed: RoleLastUsed?

    /// As in listings, which leave boundary, tags and last use out.
    init(_ role: RoleRecord, in account: AccountID) {
        Path = role.path
        RoleName = role.name
        RoleId = role.id
        Arn = role.arn(in: account)
        CreateDate = role.created
        AssumeRolePolicyDocument = PolicyText.encoded(role.trustPolicy)
        Description = role.description
        MaxSessionDuration = role.maxSessionDuration
    }

    /// As operations on the one role answer.
    init(whole role: RoleRecord, in account: AccountID) {
        self.init(role, in: account)
        PermissionsBoundary = AttachedPermissionsBoundary(role.boundary)
        Tags = TagList.shape(role.tags)
    }
}
