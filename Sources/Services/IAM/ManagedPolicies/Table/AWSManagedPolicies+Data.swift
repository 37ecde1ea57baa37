extension AWSManagedPolicies {
    static let data: [AWSManagedPolicy] = [
        AWSManagedPolicy(
            "AmazonDynamoDBFullAccess", created: "2015-02-06T18:40:11Z", "Everything on tables and their surroundings.",
            [
                .allow("Tables", ["dax:*", "dynamodb:*"]),
                .allow(
                    "Surroundings",
                    [
                        "application-autoscaling:*", "cloudwatch:DeleteAlarms", "cloudwatch:DescribeAlarms",
                        "cloudwatch:GetMetricData", "cloudwatch:GetMetricStatistics", "cloudwatch:ListMetrics",
                        "cloudwatch:PutMetricAlarm", "iam:GetRole", "iam:ListRoles", "kms:DescribeKey",
                        "kms:ListAliases", "lambda:CreateEventSourceMapping", "lambda:DeleteEventSourceMapping",
                        "lambda:ListEventSourceMappings", "lambda:ListFunctions", "sns:ListTopics",
                    ]),
                .allow(
                    "PassRole", ["iam:PassRole"],
                    when: .like(
                        "iam:PassedToService", "application-autoscaling.amazonaws.com", "dax.amazonaws.com")),
                .serviceLinkedRole(
                    "replication.dynamodb.amazonaws.com", named: "AWSServiceRoleForDynamoDBReplication"),
            ]),
        AWSManagedPolicy(
            "AmazonDynamoDBReadOnlyAccess", created: "2015-02-06T18:40:12Z", "Reading tables and their settings.",
            [
                .allow(
                    "Tables",
                    [
                        "dynamodb:BatchGetItem", "dynamodb:Describe*", "dynamodb:GetItem", "dynamodb:GetRecords",
                        "dynamodb:GetResourcePolicy", "dynamodb:GetShardIterator", "dynamodb:List*",
                        "dynamodb:PartiQLSelect", "dynamodb:Query", "dynamodb:Scan",
                    ]),
                .allow(
                    "Surroundings",
                    [
                        "cloudwatch:DescribeAlarms", "cloudwatch:GetMetricData", "cloudwatch:ListMetrics",
                        "iam:GetRole", "iam:ListRoles", "kms:DescribeKey", "kms:ListAliases",
                    ]),
            ]),
        AWSManagedPolicy(
            "AmazonS3FullAccess", created: "2015-02-06T18:40:58Z", "Everything on buckets and objects.",
            [.allow("Buckets", ["s3-object-lambda:*", "s3:*"])]),
        AWSManagedPolicy(
            "AmazonS3ReadOnlyAccess", created: "2015-02-06T18:40:59Z", "Reading buckets and objects.",
            [
                .allow(
                    "Buckets",
                    ["s3-object-lambda:Get*", "s3-object-lambda:List*", "s3:Describe*", "s3:Get*", "s3:List*"])
            ]),
        AWSManagedPolicy(
            "AWSKeyManagementServicePowerUser", created: "2015-02-06T18:40:40Z",
            "Making keys and aliases and seeing who may use them; using and deleting keys is left to key policies.",
            [
                .allow(
                    "Keys",
                    [
                        "iam:ListGroups", "iam:ListRoles", "iam:ListUsers", "kms:CreateAlias", "kms:CreateKey",
                        "kms:DeleteAlias", "kms:Describe*", "kms:GenerateRandom", "kms:Get*", "kms:List*",
                        "kms:TagResource", "kms:UntagResource",
                    ])
            ]),
        AWSManagedPolicy(
            "SecretsManagerReadWrite", created: "2018-04-04T18:05:29Z",
            "Everything on secrets but their owners' roles.",
            [
                .allow("Secrets", ["secretsmanager:*"]),
                .allow(
                    "Surroundings",
                    ["kms:DescribeKey", "kms:ListAliases", "kms:ListKeys", "lambda:ListFunctions", "tag:GetResources"]),
            ]),
    ]
}
