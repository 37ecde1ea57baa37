import IAMPolicy

/// A request and the policies it is decided by.
struct Scenario {
    let name: String
    let request: AuthorizationRequest
    let policies: PolicySet
    let statements: Int

    static func all() throws -> [Scenario] {
        [
            try make("role, 10 policies of 10 statements, conditions", policies: 10, statements: 10),
            try make("role, 1,000 statements of other services", policies: 10, statements: 100),
            try make("role, 1,000 statements of the very service", policies: 10, statements: 100, sameService: true),
            try make(
                "the same, with boundary, session and two levels of SCPs", policies: 10, statements: 10, guarded: true),
        ]
    }

    private static let services = [
        "athena", "sts", "sqs", "sns", "kms", "ec2", "logs", "lambda", "dynamodb", "s3", "ecr", "ecs", "glue", "events",
    ]

    private static func make(
        _ name: String, policies: Int, statements: Int, sameService: Bool = false, guarded: Bool = false
    ) throws -> Scenario {
        let group = PolicyGroup(
            try (0..<policies).map { policy in
                let texts = (0..<statements).map { statement(policy * statements + $0, sameService: sameService) }
                let text = "{\"Version\": \"2012-10-17\", \"Statement\": [\(texts.joined(separator: ","))]}"
                return NamedPolicy(name: "policy-\(policy)", document: try PolicyDocument(text))
            })
        var set = PolicySet(identity: group)
        if guarded {
            set.boundary = group
            set.session = group
            set.serviceControl = [
                .init(identifier: "r-1", policies: group), .init(identifier: "ou-1", policies: group),
            ]
        }
        return Scenario(name: name, request: request, policies: set, statements: policies * statements)
    }

    private static func statement(_ index: Int, sameService: Bool) -> String {
        let service = sameService ? "s3" : services[index % services.count]
        let actions = ["Get*", "Put*", "GetObject", "List*", "Describe*"]
        return """
            {"Effect": "\(index % 10 == 9 ? "Deny" : "Allow")",
             "Action": ["\(service):\(actions[index % 5])", "\(service):\(actions[(index + 1) % 5])"],
             "Resource": ["arn:aws:\(service):*:*:team-\(index)/*", "arn:aws:\(service):::bucket-\(index % (sameService ? 500 : 20))/*"],
             "Condition": {"StringEquals": {"aws:PrincipalTag/team": "\(index % 10 == 9 ? "red" : "blue")"},
                           "IpAddress": {"aws:SourceIp": ["10.0.0.0/8", "203.0.113.0/24"]},
                           "Bool": {"aws:SecureTransport": "true"}}}
            """
    }

    /// As the gateway builds them: some twenty keys.
    private static var request: AuthorizationRequest {
        var context: RequestContext = [
            "aws:SourceIp": "203.0.113.7", "aws:SecureTransport": "true", "aws:PrincipalTag/team": "blue",
            "aws:CurrentTime": "2026-11-23T20:00:00Z", "aws:EpochTime": "1795464000", "aws:UserAgent": "aws-cli/2",
            "aws:PrincipalArn": "arn:aws:iam::123456789012:role/worker", "aws:PrincipalAccount": "123456789012",
            "aws:PrincipalType": "AssumedRole", "aws:userid": "AROAEXAMPLE:session", "aws:ViaAWSService": "false",
            "aws:RequestedRegion": "eu-west-1", "aws:ResourceAccount": "123456789012", "aws:PrincipalOrgID": "o-1",
            "aws:TokenIssueTime": "2026-11-23T19:00:00Z", "aws:PrincipalIsAWSService": "false",
            "aws:MultiFactorAuthPresent": "false", "aws:PrincipalTag/stage": "test",
        ]
        context.set("aws:TagKeys", all: ["team", "stage"])
        return AuthorizationRequest(
            principal: .assumedRole(
                sessionARN: "arn:aws:sts::123456789012:assumed-role/worker/session",
                roleARN: "arn:aws:iam::123456789012:role/worker"),
            action: "s3:GetObject", resource: "arn:aws:s3:::bucket-11/reports/2026/11.csv",
            resourceAccount: "123456789012", context: context)
    }
}
