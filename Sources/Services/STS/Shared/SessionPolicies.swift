import Core
import Directory
import IAMPolicy

/// A managed policy's ARN, as lists of session policies have it.
struct PolicyDescriptor: Codable, Sendable {
    let arn: String?
}

/// The policies that narrow a session.
struct SessionPolicies: Sendable {
    /// What AWS's packing gives policies and tags room for is not published; this is twice the plain limit on policies
    /// alone, so that a policy of the full length and a fair number of tags fit.
    private static let allotment = 2 * PolicyQuota.sessionPolicy

    let inline: String?
    let arns: [String]
    /// How much of the allotted space policies and tags take, in percent; nil when there are none.
    let packedSize: Int?

    /// - Parameters:
    ///   - account: the one whose managed policies may be named, next to AWS's.
    /// - Throws: `MalformedPolicyDocument`, `PackedPolicyTooLarge`, or `ValidationError` for policies that do not exist.
    init(
        _ inline: String?, _ managed: [PolicyDescriptor]?, tags: [Tag], account: AccountID, _ directory: Directory
    ) async throws {
        self.inline = inline
        arns = (managed ?? []).compactMap(\.arn)
        guard arns.count <= PolicyQuota.sessionPolicyARNs else {
            throw AWSError.constraint(
                "[\(arns.joined(separator: ", "))]", "policyArns",
                "have length less than or equal to \(PolicyQuota.sessionPolicyARNs)")
        }
        if let inline {
            do throws(MalformedPolicy) {
                _ = try PolicyDocument(inline, kind: .session)
            } catch {
                throw AWSError.malformedPolicy(error.description)
            }
        }
        for arn in arns {
            guard try await directory.policyDocument(arn, in: account) != nil else {
                throw AWSError.validation("Policy \(arn) does not exist or is not attachable.")
            }
        }
        packedSize = try Self.packedSize(inline, arns, tags)
    }

    private static func packedSize(_ inline: String?, _ arns: [String], _ tags: [Tag]) throws -> Int? {
        guard inline != nil || !arns.isEmpty || !tags.isEmpty else { return nil }
        let plain = (inline?.unicodeScalars.count ?? 0) + arns.reduce(0) { $0 + $1.unicodeScalars.count }
        let packed =
            (inline.map(PolicyQuota.size) ?? 0) + arns.reduce(0) { $0 + $1.utf8.count }
            + tags.reduce(0) { $0 + $1.Key.utf8.count + $1.Value.utf8.count }
        let percent = max(1, (packed * 100 + allotment - 1) / allotment)
        let plainPercent = (plain * 100 + PolicyQuota.sessionPolicy - 1) / PolicyQuota.sessionPolicy
        let worst = max(percent, plainPercent)
        guard worst <= 100 else {
            throw AWSError(
                "PackedPolicyTooLarge",
                "Packed policy consumes \(worst)% of allotted space, please use smaller policy.")
        }
        return percent
    }
}
