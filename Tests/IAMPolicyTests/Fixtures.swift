import IAMPolicy

let account = "123456789012"
let otherAccount = "210987654321"
let bucketKey = "arn:aws:s3:::reports/2026.csv"

enum Callers {
    static let user = Principal.user(arn: "arn:aws:iam::123456789012:user/ann", id: "AIDAANNANNANNANNANNA1")
    static let root = Principal.root(account: account)
    static let role = Principal.role(arn: "arn:aws:iam::123456789012:role/team/reader")
    static let session = Principal.assumedRole(
        sessionARN: "arn:aws:sts::123456789012:assumed-role/reader/ann",
        roleARN: "arn:aws:iam::123456789012:role/team/reader", roleID: "AROAREADERREADERREAD1")
    static let federated = Principal.federatedUser(
        arn: "arn:aws:sts::123456789012:federated-user/guest", issuer: "arn:aws:iam::123456789012:user/ann")
    static let serviceLinked = Principal.assumedRole(
        sessionARN: "arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForBackup/backup",
        roleARN: "arn:aws:iam::123456789012:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup")
}

/// A policy of the given statements' JSON, of version 2012-10-17.
func policy(
    _ statements: String..., named name: String = "policy", kind: PolicyKind = .identity
) throws -> PolicyGroup {
    let text = "{\"Version\": \"2012-10-17\", \"Statement\": [\(statements.joined(separator: ","))]}"
    return [NamedPolicy(name: name, document: try PolicyDocument(text, kind: kind))]
}

/// A statement's JSON; `rest` is further members.
func statement(
    _ effect: String, _ action: String = "s3:*", on resource: String? = "*", _ rest: String = ""
) -> String {
    let resource = resource.map { ", \"Resource\": \"\($0)\"" } ?? ""
    return "{\"Effect\": \"\(effect)\", \"Action\": \"\(action)\"\(resource)\(rest.isEmpty ? "" : ", " + rest)}"
}

func principal(_ json: String) -> String { "\"Principal\": \(json)" }

func request(
    _ principal: Principal = Callers.user, _ action: String = "s3:GetObject", on resource: String = bucketKey,
    in resourceAccount: String? = account, _ context: RequestContext = [:]
) -> AuthorizationRequest {
    AuthorizationRequest(
        principal: principal, action: action, resource: resource, resourceAccount: resourceAccount, context: context)
}

extension Decision {
    /// The outcome with what decided, for comparing both at once.
    var summary: String { "\(outcome.rawValue) by \(decidedBy?.rawValue ?? "none")" }
}
