import Core
import Directory

struct Policy: Encodable, Sendable {
    let PolicyName: String
    let PolicyId: String
    let Arn: String
    let Path: String
    let DefaultVersionId: String
    let AttachmentCount: Int
    let PermissionsBoundaryUsageCount: Int
    let IsAttachable: Bool
    var Description: String?
    let CreateDate: Timestamp
    let UpdateDate: Timestamp
    var Tags: [Tag]?

    /// As in listings, which leave description and tags out.
    init(_ policy: ManagedPolicy, in account: AccountID, usage: PolicyUsage) {
        switch policy {
        case .customer(let record):
            PolicyName = record.name
            PolicyId = record.id
            Arn = record.arn(in: account)
            Path = record.path
            DefaultVersionId = record.defaultVersion
            CreateDate = record.created
            UpdateDate = record.updated
        case .aws(let policy):
            PolicyName = policy.name
            PolicyId = policy.id
            Arn = policy.arn
            Path = policy.path
            DefaultVersionId = policy.version
            CreateDate = policy.created
            UpdateDate = policy.created
        }
        IsAttachable = policy.isAttachable
        AttachmentCount = usage.attachments
        PermissionsBoundaryUsageCount = usage.boundaries
    }

    /// As operations on the one policy answer.
    init(whole policy: ManagedPolicy, in account: AccountID, usage: PolicyUsage) {
        self.init(policy, in: account, usage: usage)
        switch policy {
        case .customer(let record):
            Description = record.description
            Tags = record.tags
        case .aws(let policy):
            Description = policy.description
            Tags = []
        }
    }
}

struct PolicyVersion: Encodable, Sendable {
    /// Percent-encoded; listings leave it out.
    var Document: String?
    let VersionId: String
    let IsDefaultVersion: Bool
    let CreateDate: Timestamp

    init(_ version: PolicyRecord.Version, of policy: PolicyRecord) {
        VersionId = version.id
        IsDefaultVersion = version.id == policy.defaultVersion
        CreateDate = version.created
    }

    init(onlyOf policy: AWSManagedPolicy) {
        VersionId = policy.version
        IsDefaultVersion = true
        CreateDate = policy.created
    }

    func with(document: String) -> PolicyVersion {
        var version = self
        version.Document = PolicyText.encoded(document)
        return version
    }
}
