import Core
import Directory
import IAMPolicy
import Store

/// What IAM asks of a role's trust policy beyond its grammar.
struct TrustPolicy {
    private let text: String
    private let principals: [(kind: String, value: String)]

    /// - Throws: `MalformedPolicyDocument`, or `LimitExceeded` when the text is too long.
    init(_ text: String) throws {
        try PolicyText.check(text, .trust)
        guard PolicyQuota.size(of: text) <= PolicyQuota.trustPolicy else {
            throw AWSError.quota("ACLSizePerRole", PolicyQuota.trustPolicy)
        }
        self.text = text
        principals = Self.principals(in: text)
    }

    /// - Throws: `MalformedPolicyDocument` for a principal that does not exist in an account of this plane.
    func checkPrincipals(_ records: any StoreReader) throws {
        for (kind, value) in principals {
            let isValid =
                switch kind {
                case "AWS": try Self.exists(value, records)
                case "Service": value.hasSuffix(".amazonaws.com") || value.hasSuffix(".amazonaws.com.cn")
                default: true
                }
            guard isValid else {
                let name = kind == "AWS" ? kind : kind.uppercased()
                throw AWSError.malformedPolicy("Invalid principal in policy: \"\(name)\":\"\(value)\"")
            }
        }
    }

    /// The grammar was checked before, so what has another shape is only left out.
    private static func principals(in text: String) -> [(String, String)] {
        guard let statement = try? JSONParser.parse(text)["Statement"] else { return [] }
        return (statement.array ?? [statement]).flatMap { statement in
            (statement["Principal"] ?? statement["NotPrincipal"])?.members?.flatMap { member in
                (member.value.array ?? [member.value]).compactMap(\.string).map { (member.name, $0) }
            } ?? []
        }
    }

    private static func exists(_ principal: String, _ records: any StoreReader) throws -> Bool {
        if principal == "*" || AccountID(principal) != nil { return true }
        // A unique id stands for an entity that was deleted, or for one that comes back in a copied policy.
        if principal.count >= 16, UniqueID.account(of: principal) != nil { return true }
        guard let arn = ARN(principal), let account = AccountID(arn.account), !principal.contains("*") else {
            return false
        }
        // Accounts outside this plane cannot be asked.
        guard try Collections.accounts.contains(account.rawValue, in: .plane, records) else { return true }
        let view = AccountReader(account: account, records: records)
        switch (arn.service, arn.resourceType) {
        case ("iam", nil): return arn.resource == "root"
        case ("iam", "user"): return try view.find(UserRecord.self, arn.resourceName)?.arn(in: account) == principal
        case ("iam", "role"): return try view.find(RoleRecord.self, arn.resourceName)?.arn(in: account) == principal
        case ("sts", "assumed-role"):
            let parts = arn.resource.split(separator: "/")
            return try parts.count == 3 && view.find(RoleRecord.self, String(parts[1])) != nil
        case ("sts", "federated-user"): return true
        default: return false
        }
    }
}
