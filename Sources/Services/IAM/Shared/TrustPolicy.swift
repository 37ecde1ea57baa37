import Core
import Directory
import IAMPolicy
import Store

/// A role's trust policy: what IAM asks of it beyond its grammar, and the principals that it names.
struct TrustPolicy {
    private struct Principal {
        /// `AWS`, `Service`, `Federated` or `CanonicalUser`.
        let kind: String
        let value: String
        /// Where it stands in the text, quotes included.
        let range: Range<Int>
    }

    let text: String
    private let principals: [Principal]

    /// - Throws: `MalformedPolicyDocument`, or `LimitExceeded` when the text is too long.
    init(checking text: String) throws {
        try PolicyText.check(text, .trust)
        guard PolicyQuota.size(of: text) <= PolicyQuota.trustPolicy else {
            throw AWSError.quota("ACLSizePerRole", PolicyQuota.trustPolicy)
        }
        self.init(saved: text)
    }

    /// A text that was checked before.
    init(saved text: String) {
        self.text = text
        principals = Self.principals(in: text)
    }

    /// The users and roles that it names.
    var entities: Set<String> {
        Set(
            principals.filter { $0.kind == "AWS" }.map(\.value).filter { value in
                guard let arn = ARN(value), arn.service == "iam" else { return false }
                return arn.resourceType == "user" || arn.resourceType == "role"
            })
    }

    /// The text with every mention of one principal replaced; nothing else in it changes.
    func replacing(_ principal: String, with other: String) -> String {
        var writer = JSONWriter()
        writer.string(other)
        var bytes = Array(text.utf8)
        for mention in principals.reversed() where mention.kind == "AWS" && mention.value == principal {
            bytes.replaceSubrange(mention.range, with: writer.bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// In the order of the text. What has another shape, which the grammar refused before, is only left out.
    private static func principals(in text: String) -> [Principal] {
        guard let statement = try? JSONParser.parse(text)["Statement"] else { return [] }
        let members = (statement.array ?? [statement]).flatMap {
            ($0["Principal"] ?? $0["NotPrincipal"])?.members ?? []
        }
        return members.flatMap { member in
            (member.value.array ?? [member.value]).compactMap { node in
                node.string.map { Principal(kind: member.name, value: $0, range: node.offset..<node.end) }
            }
        }
    }
}

extension TrustPolicy {
    /// - Throws: `MalformedPolicyDocument` for a principal that does not exist in an account of this plane.
    func checkPrincipals(_ records: any StoreReader) throws {
        for principal in principals {
            let isValid =
                switch principal.kind {
                case "AWS": try Self.exists(principal.value, records)
                case "Service":
                    principal.value.hasSuffix(".amazonaws.com") || principal.value.hasSuffix(".amazonaws.com.cn")
                default: true
                }
            guard isValid else {
                let kind = principal.kind == "AWS" ? principal.kind : principal.kind.uppercased()
                throw AWSError.malformedPolicy("Invalid principal in policy: \"\(kind)\":\"\(principal.value)\"")
            }
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
