import Core

/// CloudFormation's name for the type of a resource, such as `AWS::IAM::User`, which CloudTrail records.
enum ResourceType {
    private static let names: [String: [String: String]] = [
        "iam": [
            "user": "AWS::IAM::User", "group": "AWS::IAM::Group", "role": "AWS::IAM::Role",
            "policy": "AWS::IAM::ManagedPolicy", "instance-profile": "AWS::IAM::InstanceProfile",
            "mfa": "AWS::IAM::VirtualMFADevice", "oidc-provider": "AWS::IAM::OIDCProvider",
            "saml-provider": "AWS::IAM::SAMLProvider",
        ],
        "kms": ["key": "AWS::KMS::Key", "alias": "AWS::KMS::Alias"],
        "dynamodb": ["table": "AWS::DynamoDB::Table"],
    ]

    /// nil when the type has no such name.
    static func name(of arn: String) -> String? {
        guard let parts = ARN.Parts(arn[...]), let types = names[String(parts.service)] else { return nil }
        return ARN.type(of: parts.resource).flatMap { types[String($0)] }
    }
}
