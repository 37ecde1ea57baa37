/// Operations that are about no resource: a request for them has the resource `*`, which only a `*` in a policy matches.
///
/// With any other operation a `*` in an offline input asks about any resource. Listed are the services that are here or
/// soon will be, and the listings that every newcomer tries (Service Authorization Reference).
enum ResourcelessActions {
    static func treatsAsPattern(_ resource: ResourceName, _ action: ActionName) -> Bool {
        let hasWildcard = resource.bytes.contains(UInt8(ascii: "*")) || resource.bytes.contains(UInt8(ascii: "?"))
        return hasWildcard && !(resource.text == "*" && hashes.contains(action.hash))
    }

    private static let hashes = Set(
        names.flatMap { service, operations in
            operations.map { ByteHash.of("\(service):\($0)".utf8.map(\.asciiLowercased)) }
        })

    private static let names: [String: [String]] = [
        "iam": [
            "CreateAccountAlias", "DeleteAccountAlias", "DeleteAccountPasswordPolicy", "GenerateCredentialReport",
            "GetAccountAuthorizationDetails", "GetAccountPasswordPolicy", "GetAccountSummary",
            "GetContextKeysForCustomPolicy", "GetCredentialReport", "ListAccountAliases", "ListGroups",
            "ListInstanceProfiles", "ListOpenIDConnectProviders", "ListPolicies", "ListRoles", "ListSAMLProviders",
            "ListServerCertificates", "ListUsers", "ListVirtualMFADevices", "SimulateCustomPolicy",
            "UpdateAccountPasswordPolicy",
        ],
        "sts": ["DecodeAuthorizationMessage", "GetAccessKeyInfo", "GetCallerIdentity", "GetSessionToken"],
        "s3": ["ListAllMyBuckets", "GetAccountPublicAccessBlock", "PutAccountPublicAccessBlock", "ListJobs"],
        "kms": ["CreateKey", "ListKeys", "ListAliases", "GenerateRandom", "CreateCustomKeyStore"],
        "cloudtrail": ["LookupEvents", "ListTrails", "DescribeTrails"],
        "sqs": ["ListQueues"],
        "dynamodb": ["ListTables", "DescribeLimits"],
        "secretsmanager": ["ListSecrets", "GetRandomPassword"],
    ]
}
