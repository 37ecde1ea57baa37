extension AWSManagedPolicies {
    /// What the services' own roles may do; see `ServiceLinkedRoles`.
    static let serviceLinked: [AWSManagedPolicy] = [
        linked(
            "AccessAnalyzerServiceRolePolicy", created: "2019-12-02T17:13:10Z",
            "What Access Analyzer reads to find who can reach resources.",
            [.allow("ReadSettings", ServiceActions.allMetadata)]),
        linked(
            "AmazonGuardDutyServiceRolePolicy", created: "2017-11-28T20:12:59Z",
            "What GuardDuty reads to find threats.",
            [
                .allow(
                    "ReadSettings",
                    [
                        "lambda:GetFunctionConfiguration", "lambda:ListTags", "organizations:DescribeAccount",
                        "organizations:DescribeOrganization", "organizations:ListAccounts",
                        "s3:GetAccountPublicAccessBlock", "s3:GetBucketAcl", "s3:GetBucketPolicy",
                        "s3:GetBucketPolicyStatus", "s3:GetBucketPublicAccessBlock", "s3:GetBucketTagging",
                        "s3:GetEncryptionConfiguration", "s3:ListAllMyBuckets",
                    ])
            ]),
        linked(
            "AmazonMacieServiceRolePolicy", created: "2018-06-19T22:17:38Z",
            "What Macie reads to discover sensitive data, and the log it keeps.",
            [
                .allow(
                    "ReadBuckets",
                    [
                        "iam:ListAccountAliases", "organizations:DescribeAccount", "organizations:ListAccounts",
                        "s3:GetAccountPublicAccessBlock", "s3:GetBucket*", "s3:GetEncryptionConfiguration",
                        "s3:GetLifecycleConfiguration", "s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging",
                        "s3:GetReplicationConfiguration", "s3:ListAllMyBuckets", "s3:ListBucket",
                    ]),
                .allow(
                    "KeepLog",
                    ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    on: ["arn:aws:logs:*:*:log-group:/aws/macie/*"]),
            ]),
        linked(
            "AWSConfigServiceRolePolicy", created: "2018-05-30T23:31:46Z",
            "What Config reads to record how resources are set up.",
            [.allow("ReadSettings", ServiceActions.allMetadata)]),
        linked(
            "AWSSecurityHubServiceRolePolicy", created: "2018-11-27T23:47:51Z",
            "What Security Hub reads for its checks, and the Config rules it keeps.",
            [
                .allow("ReadSettings", ServiceActions.allMetadata),
                .allow(
                    "OwnRules", ["config:DeleteConfigRule", "config:PutConfigRule"],
                    on: ["arn:aws:config:*:*:config-rule/aws-service-rule/*securityhub*"]),
            ]),
        linked(
            "AWSOrganizationsServiceTrustPolicy", created: "2017-10-10T23:04:07Z",
            "Lets Organizations remove its own role from an account that leaves.",
            [
                .allow(
                    "OwnRole", ["iam:DeleteRole"],
                    on: ["arn:aws:iam::*:role/aws-service-role/organizations.amazonaws.com/*"]),
                .allow("OtherRoles", ["iam:CreateServiceLinkedRole"]),
            ]),
        linked(
            "CloudTrailServiceRolePolicy", created: "2018-10-24T21:21:44Z",
            "What CloudTrail needs for an organization's trails.",
            [
                .allow("Trails", ["cloudtrail:*"]),
                .allow(
                    "Organization",
                    [
                        "organizations:DescribeAccount", "organizations:DescribeOrganization",
                        "organizations:ListAWSServiceAccessForOrganization", "organizations:ListAccounts",
                        "organizations:ListDelegatedAdministrators",
                    ]),
            ]),
        linked(
            "DynamoDBReplicationServiceRolePolicy", created: "2017-11-09T23:55:34Z",
            "What keeps the replicas of a global table alike.",
            [
                .allow(
                    "Replicas",
                    [
                        "dynamodb:DeleteItem", "dynamodb:DescribeStream", "dynamodb:DescribeTable", "dynamodb:GetItem",
                        "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:PutItem", "dynamodb:Scan",
                        "dynamodb:UpdateItem", "dynamodb:UpdateTable",
                    ])
            ]),
        linked(
            "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy", created: "2021-06-16T15:37:37Z",
            "What keeps the replicas of a multi-Region key alike.",
            [.allow("Replicas", ["kms:SynchronizeMultiRegionKey"])]),
    ]

    private static func linked(
        _ name: String, created: String, _ description: String, _ statements: [ManagedStatement]
    ) -> AWSManagedPolicy {
        AWSManagedPolicy(name, path: "/aws-service-role/", created: created, description, statements)
    }
}
