import Core
import Directory

struct Group: Encodable, Sendable {
    let Path: String
    let GroupName: String
    let GroupId: String
    let Arn: String
    let CreateDate: Timestamp

    init(_ group: GroupRecord, in account: AccountID) {
        Path = group.path
        GroupName = group.name
        GroupId = group.id
        Arn = group.arn(in: account)
        CreateDate = group.created
    }
}
