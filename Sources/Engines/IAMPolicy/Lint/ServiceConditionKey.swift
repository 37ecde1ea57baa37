/// Whether the condition keys of single services hold one value or several (Service Authorization Reference).
enum ServiceConditionKey {
    /// nil for keys that are not known here.
    static func isMultivalued(_ key: ContextKey) -> Bool? {
        if multivalued.contains(key.lowercased) { return true }
        if singleValued.contains(key.lowercased) { return false }
        // `kms:EncryptionContext:name` and the like have the name of what they are about behind them.
        return singleValuedFamilies.contains { key.lowercased.hasPrefix($0) } ? false : nil
    }

    private static let multivalued = names(
        "kms:EncryptionContextKeys", "kms:GrantOperations", "kms:ResourceAliases", "dynamodb:Attributes",
        "dynamodb:LeadingKeys")

    private static let singleValued = names(
        "kms:BypassPolicyLockoutSafetyCheck", "kms:CallerAccount", "kms:CustomerMasterKeySpec",
        "kms:CustomerMasterKeyUsage", "kms:DataKeyPairSpec", "kms:EncryptionAlgorithm", "kms:ExpirationModel",
        "kms:GrantConstraintType", "kms:GrantIsForAWSResource", "kms:GranteePrincipal", "kms:KeyAgreementAlgorithm",
        "kms:KeyOrigin", "kms:KeySpec", "kms:KeyUsage", "kms:MacAlgorithm", "kms:MessageType", "kms:MultiRegion",
        "kms:MultiRegionKeyType", "kms:PrimaryRegion", "kms:ReEncryptOnSameKey", "kms:ReplicaRegion",
        "kms:RequestAlias", "kms:RetiringPrincipal", "kms:RotationPeriodInDays",
        "kms:ScheduleKeyDeletionPendingWindowInDays", "kms:SigningAlgorithm", "kms:ValidTo", "kms:ViaService",
        "kms:WrappingAlgorithm", "kms:WrappingKeySpec", "dynamodb:EnclosingOperation", "dynamodb:FullTableScan",
        "dynamodb:ReturnConsumedCapacity", "dynamodb:ReturnValues", "dynamodb:Select")

    private static let singleValuedFamilies = [
        "kms:encryptioncontext:", "kms:recipientattestation:", "kms:resourcetag/", "dynamodb:resourcetag/",
    ]

    private static func names(_ names: String...) -> Set<String> { Set(names.map(\.asciiLowercased)) }
}
