import Core
import Directory

/// The role that an ARN names.
struct TargetRole: Sendable {
    let account: AccountID
    /// nil when there is no such role; callers must not learn that from more than a denial.
    let record: RoleRecord?

    /// - Throws: `ValidationError` for what is no role's ARN.
    init(_ arn: String, _ directory: Directory) async throws {
        guard let parsed = ARN(arn), parsed.service == "iam", parsed.region.isEmpty, parsed.resourceType == "role",
            let account = AccountID(parsed.account)
        else { throw AWSError.validation("\(arn) is invalid") }
        let role = try await directory.role(parsed.resourceName, in: account)
        self.account = account
        record = role?.arn(in: account) == arn ? role : nil
    }
}
