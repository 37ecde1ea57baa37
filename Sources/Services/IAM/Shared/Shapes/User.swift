import Core
import Directory

struct AttachedPermissionsBoundary: Encodable, Sendable {
    /// The service's answer, though its model would have it `PermissionsBoundaryPolicy`.
    let PermissionsBoundaryType = "Policy"
    let PermissionsBoundaryArn: String

    init?(_ arn: String?) {
        guard let arn else { return nil }
        PermissionsBoundaryArn = arn
    }
}

struct User: Encodable, Sendable {
    var Path: String?
    var UserName: String?
    var UserId: String
    var Arn: String
    var CreateDate: Timestamp
    var PasswordLastUsed: Timestamp?
    var PermissionsBoundary: AttachedPermissionsBoundary?
    var Tags: [Tag]?

    /// As in listings, which leave boundary and tags out.
    init(_ user: UserRecord, in account: AccountID, passwordLastUsed: Timestamp? = nil) {
        Path = user.path
        UserName = user.name
        UserId = user.id
        Arn = user.arn(in: account)
        CreateDate = user.created
        PasswordLastUsed = passwordLastUsed
    }

    /// As operations on the one user answer.
    init(whole user: UserRecord, in account: AccountID, passwordLastUsed: Timestamp? = nil) {
        self.init(user, in: account, passwordLastUsed: passwordLastUsed)
        PermissionsBoundary = AttachedPermissionsBoundary(user.boundary)
        Tags = TagList.shape(user.tags)
    }

    /// The root of an account has neither name nor path.
    init(rootOf account: AccountID, created: Timestamp) {
        UserId = account.rawValue
        Arn = account.rootARN.description
        CreateDate = created
    }
}
