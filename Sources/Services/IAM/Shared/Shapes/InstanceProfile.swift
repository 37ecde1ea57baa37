import Core
import Directory

struct InstanceProfile: Encodable, Sendable {
    let Path: String
    let InstanceProfileName: String
    let InstanceProfileId: String
    let Arn: String
    let CreateDate: Timestamp
    let Roles: [Role]
    var Tags: [Tag]?

    /// As in listings, which leave tags out.
    init(_ profile: InstanceProfileRecord, role: RoleRecord?, in account: AccountID) {
        Path = profile.path
        InstanceProfileName = profile.name
        InstanceProfileId = profile.id
        Arn = profile.arn(in: account)
        CreateDate = profile.created
        Roles = role.map { [Role($0, in: account)] } ?? []
    }

    /// As operations on the one profile answer.
    init(whole profile: InstanceProfileRecord, role: RoleRecord?, in account: AccountID) {
        self.init(profile, role: role, in: account)
        Tags = profile.tags
    }
}
