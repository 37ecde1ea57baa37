import Core
import Plane

enum PutResourcePolicy {
    struct Input: ResourceInput {
        let ResourceArn: String
        let Policy: String
        let ExpectedRevisionId: String?
        let ConfirmRemoveSelfResourceAccess: Bool?
    }

    struct Output: Encodable, Sendable {
        let RevisionId: String
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.resourceOperation("PutResourcePolicy", .permissionsManagement) {
            (input: Input, reference, call) in
            try await service.checkGuarded(reference, call)
            let policy = try ResourcePolicies.checked(input.Policy, call)
            let isLockedOut = ResourcePolicies.locksOut(
                call.caller, policy: input.Policy, on: reference.arn, of: reference.account)
            guard !isLockedOut || input.ConfirmRemoveSelfResourceAccess == true else {
                throw AWSError.validation(
                    "The resource-based policy would not allow you to change it afterwards. "
                        + "Set ConfirmRemoveSelfResourceAccess to put it nevertheless.")
            }
            let revision = try await Tables.update(reference, in: call.store) { record, _ in
                try ResourcePolicies.checkRevision(input.ExpectedRevisionId, of: record)
                // Putting what is there already makes no new revision.
                if let current = record.policy, current.document == policy.document { return current.revisionID }
                record.policy = policy
                return policy.revisionID
            }.value
            return Output(RevisionId: revision)
        }
    }
}

enum GetResourcePolicy {
    struct Input: ResourceInput {
        let ResourceArn: String
    }

    struct Output: Encodable, Sendable {
        let Policy: String
        let RevisionId: String
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.resourceOperation("GetResourcePolicy", .read) { (_: Input, reference, call) in
            guard let policy = try await service.checkGuarded(reference, call).record.policy else {
                throw ResourcePolicies.notFound()
            }
            return Output(Policy: policy.document, RevisionId: policy.revisionID)
        }
    }
}

enum DeleteResourcePolicy {
    struct Input: ResourceInput {
        let ResourceArn: String
        let ExpectedRevisionId: String?
    }

    struct Output: Encodable, Sendable {
        let RevisionId: String?
    }

    /// Deleting a policy that is not there succeeds, unless a revision was expected.
    static func operation(_ service: DynamoDBService) -> Operation {
        service.resourceOperation("DeleteResourcePolicy", .permissionsManagement) {
            (input: Input, reference, call) in
            try await service.checkGuarded(reference, call)
            let revision = try await Tables.update(reference, in: call.store) { record, _ in
                try ResourcePolicies.checkRevision(input.ExpectedRevisionId, of: record)
                defer { record.policy = nil }
                return record.policy?.revisionID
            }.value
            return Output(RevisionId: revision)
        }
    }
}

extension DynamoDBService {
    /// The table whose policy it is about; an index has the policy of its table.
    @discardableResult
    fileprivate func checkGuarded(_ reference: TableReference, _ call: Call) async throws -> Table {
        guard reference.indexName == nil, reference.region == call.region,
            let table = try await tables.find(reference, in: call.store)
        else { throw AWSError.noSuchResource(reference) }
        return table
    }
}
