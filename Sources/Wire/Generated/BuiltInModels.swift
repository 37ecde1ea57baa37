// Derived by Tools/derive-models from botocore 1.43.11. Do not edit: change Tools/services.txt and run the tool again.

/// Every service that exists here, with its model as JSON and the checksum of that text.
enum BuiltInModels {
    static let sources: [(name: String, json: StaticString, checksum: String)] = [
        ("iam", IAMModel.json, IAMModel.checksum),
        ("sts", STSModel.json, STSModel.checksum),
        ("cloudtrail", CloudTrailModel.json, CloudTrailModel.checksum),
        ("kms", KMSModel.json, KMSModel.checksum),
        ("dynamodb", DynamoDBModel.json, DynamoDBModel.checksum),
        ("verifiedpermissions", VerifiedPermissionsModel.json, VerifiedPermissionsModel.checksum),
    ]
}
