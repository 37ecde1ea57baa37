/// What a service's own role looks like: the table of services that have one.
///
/// IAM User Guide, "AWS services that work with IAM", column "Service-linked roles".
struct ServiceLinkedRole: Sendable, Hashable {
    /// Such as `config.amazonaws.com`.
    let service: String
    /// Such as `AWSServiceRoleForConfig`.
    let name: String
    /// The policy of AWS's that it comes with, under `/aws-service-role/`; nil where this plane knows none.
    let policy: String?
    /// Whether an account may have several, told apart by suffixes.
    let takesSuffix: Bool

    private init(_ service: String, _ name: String, policy: String? = nil, takesSuffix: Bool = false) {
        self.service = "\(service).amazonaws.com"
        self.name = "AWSServiceRoleFor\(name)"
        self.policy = policy
        self.takesSuffix = takesSuffix
    }

    static func of(_ service: String) -> ServiceLinkedRole? { byService[service] }

    private static let byService = Dictionary(all.map { ($0.service, $0) }) { first, _ in first }

    private static let all: [ServiceLinkedRole] = [
        ServiceLinkedRole("access-analyzer", "AccessAnalyzer", policy: "AccessAnalyzerServiceRolePolicy"),
        ServiceLinkedRole("autoscaling", "AutoScaling", takesSuffix: true),
        ServiceLinkedRole("batch", "Batch"),
        ServiceLinkedRole("cloudtrail", "CloudTrail", policy: "CloudTrailServiceRolePolicy"),
        ServiceLinkedRole("config", "Config", policy: "AWSConfigServiceRolePolicy"),
        ServiceLinkedRole("detective", "Detective"),
        ServiceLinkedRole("dynamodb.application-autoscaling", "ApplicationAutoScaling_DynamoDBTable"),
        ServiceLinkedRole("ecs", "ECS"),
        ServiceLinkedRole("eks", "AmazonEKS"),
        ServiceLinkedRole("elasticbeanstalk", "ElasticBeanstalk"),
        ServiceLinkedRole("elasticloadbalancing", "ElasticLoadBalancing"),
        ServiceLinkedRole("es", "AmazonElasticsearchService"),
        ServiceLinkedRole("events", "CloudWatchEvents"),
        ServiceLinkedRole("guardduty", "AmazonGuardDuty", policy: "AmazonGuardDutyServiceRolePolicy"),
        ServiceLinkedRole("inspector2", "AmazonInspector2"),
        ServiceLinkedRole("kinesisanalytics", "KinesisAnalytics"),
        ServiceLinkedRole("lex", "LexBots", takesSuffix: true),
        ServiceLinkedRole("logs", "LogDelivery"),
        ServiceLinkedRole("macie", "AmazonMacie", policy: "AmazonMacieServiceRolePolicy"),
        ServiceLinkedRole(
            "mrk.kms", "KeyManagementServiceMultiRegionKeys",
            policy: "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy"),
        ServiceLinkedRole("ops.apigateway", "APIGateway"),
        ServiceLinkedRole("organizations", "Organizations", policy: "AWSOrganizationsServiceTrustPolicy"),
        ServiceLinkedRole("rds", "RDS"),
        ServiceLinkedRole(
            "replication.dynamodb", "DynamoDBReplication", policy: "DynamoDBReplicationServiceRolePolicy"),
        ServiceLinkedRole("securityhub", "SecurityHub", policy: "AWSSecurityHubServiceRolePolicy"),
        ServiceLinkedRole("spot", "EC2Spot"),
        ServiceLinkedRole("ssm", "AmazonSSM"),
        ServiceLinkedRole("sso", "SSO"),
        ServiceLinkedRole("support", "Support"),
        ServiceLinkedRole("trustedadvisor", "TrustedAdvisor"),
    ]

    /// Where service-linked roles live.
    var path: String { "/aws-service-role/\(service)/" }

    var policyARN: String? { policy.map { "arn:aws:iam::aws:policy/aws-service-role/\($0)" } }

    func roleName(suffix: String?) -> String { suffix.map { "\(name)_\($0)" } ?? name }

    /// Lets the service, and nobody else, become the role.
    var trustPolicy: String {
        #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"\#(service)"},"#
            + #""Action":"sts:AssumeRole"}]}"#
    }
}
