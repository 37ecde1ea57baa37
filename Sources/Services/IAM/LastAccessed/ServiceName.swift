/// What services are called, by the prefixes of their actions.
enum ServiceName {
    static func of(_ namespace: String) -> String { names[namespace] ?? namespace }

    static var namespaces: Set<String> { Set(names.keys) }

    private static let names: [String: String] = [
        "access-analyzer": "AWS IAM Access Analyzer",
        "account": "AWS Account Management",
        "athena": "Amazon Athena",
        "cloudformation": "AWS CloudFormation",
        "cloudtrail": "AWS CloudTrail",
        "cloudwatch": "Amazon CloudWatch",
        "config": "AWS Config",
        "detective": "Amazon Detective",
        "dynamodb": "Amazon DynamoDB",
        "events": "Amazon EventBridge",
        "glue": "AWS Glue",
        "guardduty": "Amazon GuardDuty",
        "iam": "AWS Identity and Access Management",
        "kms": "AWS Key Management Service",
        "lambda": "AWS Lambda",
        "logs": "Amazon CloudWatch Logs",
        "macie2": "Amazon Macie",
        "organizations": "AWS Organizations",
        "s3": "Amazon S3",
        "secretsmanager": "AWS Secrets Manager",
        "securityhub": "AWS Security Hub",
        "sns": "Amazon SNS",
        "sqs": "Amazon SQS",
        "sts": "AWS Security Token Service",
        "verifiedpermissions": "Amazon Verified Permissions",
    ]
}
