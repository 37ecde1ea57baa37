import Core
import IAMPolicy
import Plane

/// What DynamoDB asks of a resource-based policy.
enum ResourcePolicies {
    /// In bytes, white space included.
    private static let longest = 20_480
    /// `ExpectedRevisionId` of one who expects that there is no policy.
    static let noPolicy = "NO_POLICY"

    /// A new revision of a policy.
    ///
    /// - Throws: `ValidationException` for what is no policy, `LimitExceededException` for one that is too long.
    static func checked(_ text: String, _ call: Call) throws -> TableRecord.ResourcePolicy {
        guard text.utf8.count <= longest else {
            throw AWSError("LimitExceededException", "Resource-based policy size exceeds the limit of 20 KB")
        }
        do {
            _ = try PolicyDocument(text, kind: .resource)
        } catch {
            throw AWSError.validation("Invalid policy document: \(error.message)")
        }
        return TableRecord.ResourcePolicy(document: text, revisionID: newRevision(call))
    }

    /// AWS's revisions are numbers that grow, as these do.
    private static func newRevision(_ call: Call) -> String {
        String(call.time.microseconds) + String(UInt32.random(in: 100_000...999_999))
    }

    static func checkRevision(_ expected: String?, of record: TableRecord) throws {
        guard let expected else { return }
        let isAsExpected =
            if let policy = record.policy { policy.revisionID == expected } else { expected == noPolicy }
        guard isAsExpected else { throw notFound() }
    }

    static func notFound() -> AWSError {
        AWSError("PolicyNotFoundException", "Resource-based policy not found for the provided ResourceArn")
    }

    /// Whether a policy forbids the caller to change it again.
    static func locksOut(_ caller: Plane.Caller, policy text: String, on arn: String, of account: AccountID) -> Bool {
        guard let document = try? PolicyDocument(text, kind: .resource) else { return false }
        let resource = PolicyGroup([NamedPolicy(name: "resource", document: document)])
        return ["dynamodb:PutResourcePolicy", "dynamodb:DeleteResourcePolicy"].contains { action in
            let request = AuthorizationRequest(
                principal: principal(caller), action: action, resource: arn, resourceAccount: account.rawValue,
                context: RequestContext())
            return decide(request, PolicySet(resource: resource)).outcome == .explicitlyDenied
        }
    }

    private static func principal(_ caller: Plane.Caller) -> Principal {
        switch caller.identity {
        case .root: .root(account: caller.account.rawValue)
        case .user(_, _, let id): .user(arn: caller.arn, id: id)
        case .assumedRole(_, _, let id, _, _):
            .assumedRole(sessionARN: caller.arn, roleARN: caller.principalARN, roleID: id)
        case .federatedUser: .federatedUser(arn: caller.arn)
        case .service(let name): .service(name)
        case .anonymous: .anonymous
        }
    }
}
