/// The actions that read, by service: what the policies for readers and auditors are put together from.
struct ServiceActions: Sendable {
    let service: String
    /// What lists resources and shows how they are set up, and nothing of what they hold.
    let metadata: [String]
    /// What reads content: items, objects, messages, findings with samples.
    let content: [String]

    private init(_ service: String, _ metadata: [String], content: [String] = []) {
        self.service = service
        self.metadata = metadata.map { "\(service):\($0)" }
        self.content = content.map { "\(service):\($0)" }
    }

    static let all: [ServiceActions] = [
        ServiceActions("access-analyzer", ["Get*", "List*", "ValidatePolicy"]),
        ServiceActions("account", ["Get*", "List*"]),
        ServiceActions("athena", ["List*", "GetWorkGroup", "GetDataCatalog"], content: ["Get*", "BatchGet*"]),
        ServiceActions("cloudformation", ["Describe*", "List*", "ValidateTemplate"], content: ["Get*", "Detect*"]),
        ServiceActions("cloudtrail", ["Describe*", "Get*", "List*"], content: ["LookupEvents"]),
        ServiceActions("cloudwatch", ["Describe*", "List*"], content: ["Get*"]),
        ServiceActions("config", ["Describe*", "Get*", "List*", "BatchGet*"], content: ["Select*"]),
        ServiceActions("detective", ["Get*", "List*", "BatchGet*"], content: ["SearchGraph"]),
        ServiceActions(
            "dynamodb", ["Describe*", "List*", "GetResourcePolicy"],
            content: ["BatchGetItem", "GetItem", "GetRecords", "GetShardIterator", "PartiQLSelect", "Query", "Scan"]),
        ServiceActions("events", ["Describe*", "List*", "TestEventPattern"]),
        ServiceActions("glue", ["GetDatabase*", "GetTable*", "GetCrawler*", "List*"], content: ["BatchGet*", "Get*"]),
        ServiceActions("guardduty", ["Describe*", "Get*", "List*"]),
        ServiceActions("iam", ["Get*", "List*", "GenerateCredentialReport", "Simulate*"], content: ["Generate*"]),
        ServiceActions("kms", ["Describe*", "GetKeyPolicy", "GetKeyRotationStatus", "GetPublicKey", "List*"]),
        ServiceActions("lambda", ["GetAccountSettings", "GetPolicy", "List*"], content: ["Get*"]),
        ServiceActions(
            "logs", ["Describe*", "List*"], content: ["FilterLogEvents", "Get*", "StartQuery", "StopQuery"]),
        ServiceActions("macie2", ["Describe*", "Get*", "List*", "SearchResources"], content: ["BatchGet*"]),
        ServiceActions("organizations", ["Describe*", "List*"]),
        ServiceActions(
            "s3",
            [
                "GetAccountPublicAccessBlock", "GetBucket*", "GetEncryptionConfiguration", "GetLifecycleConfiguration",
                "List*",
            ],
            content: ["Get*"]),
        ServiceActions(
            "secretsmanager", ["DescribeSecret", "GetResourcePolicy", "ListSecrets", "ListSecretVersionIds"]),
        ServiceActions("securityhub", ["BatchGet*", "Describe*", "Get*", "List*"]),
        ServiceActions("sns", ["Get*", "List*"]),
        ServiceActions("sqs", ["GetQueueAttributes", "GetQueueUrl", "List*"]),
        ServiceActions("sts", ["GetAccessKeyInfo", "GetCallerIdentity"]),
        ServiceActions(
            "verifiedpermissions", ["Get*", "List*"],
            content: ["BatchGetPolicy", "BatchIsAuthorized*", "IsAuthorized*"]),
    ]

    static var allMetadata: [String] { all.flatMap(\.metadata) }
    /// Without those of the metadata that a wider pattern of the same service covers already.
    static var allReads: [String] {
        all.flatMap { service in
            let wide = service.content.filter { $0.hasSuffix("*") }.map { $0.dropLast() }
            return service.metadata.filter { name in !wide.contains { name.hasPrefix($0) } } + service.content
        }
    }
}
