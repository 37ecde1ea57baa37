/// The catalogue of AWS-managed policies.
package enum AWSManagedPolicies {
    /// Sorted by name.
    package static let all: [AWSManagedPolicy] =
        (administration + jobFunctions + identity + data + security + compute + serviceRoles + serviceLinked)
        .sorted { $0.name < $1.name }

    private static let byARN = Dictionary(all.map { ($0.arn, $0) }) { first, _ in first }

    /// nil when AWS, or this plane, has no such policy.
    package static func policy(arn: String) -> AWSManagedPolicy? { byARN[arn] }
}
