import Cedar
import Core
import Plane
import Store

enum PutPolicyTests {
    enum Enforcement: String, Codable, Sendable {
        case NONE, BEFORE_CHANGES

        init(_ record: PolicyStoreRecord) { self = record.testsBeforeChanges ? .BEFORE_CHANGES : .NONE }
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let tests: String
        let enforcement: Enforcement?
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let count: Int
        let enforcement: Enforcement
    }

    /// An empty list takes the tests away. With enforcement, tests that fail now are refused like any other change.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("PutPolicyTests", .write) { (input: Input, store, call) in
            let count: Int
            do throws(Diagnostics) {
                count = try PolicyTest.all(json: input.tests).count
            } catch {
                throw AWSError.validation("The tests cannot be read.", error, in: input.tests, at: "tests")
            }
            return try await store.change(call) { change in
                if count == 0 {
                    try StoreContent.tests.delete("tests", store, change.writer)
                } else {
                    try StoreContent.tests.put(TestsRecord(text: input.tests), at: "tests", store, change.writer)
                }
                if let enforcement = input.enforcement {
                    change.record.testsBeforeChanges = enforcement == .BEFORE_CHANGES
                }
                change.note(.tests, "tests", isDeleted: count == 0)
                return Output(policyStoreId: store.id, count: count, enforcement: Enforcement(change.record))
            }
        }
    }
}

enum GetPolicyTests {
    struct Input: StoreInput {
        let policyStoreId: String
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let tests: String
        let enforcement: PutPolicyTests.Enforcement
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("GetPolicyTests", .read) { (_: Input, store, call) in
            let record = try await call.store.read { try StoreContent.tests.get("tests", store, $0) }
            return Output(
                policyStoreId: store.id, tests: record?.text ?? "[]",
                enforcement: PutPolicyTests.Enforcement(store.store.record))
        }
    }
}

enum RunPolicyTests {
    struct Input: StoreInput {
        let policyStoreId: String
        let proposal: Proposal?
    }

    struct Output: Encodable, Sendable {
        let passed: Int
        let failed: Int
        let results: [PolicyTestRun.Result]
    }

    /// On the store as it is, or as it is proposed to be; nothing is written.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("RunPolicyTests", .read) { (input: Input, store, call) in
            let ready = try await service.snapshots.snapshot(of: store.store, for: call)
            let record = try await call.store.read { try StoreContent.tests.get("tests", store, $0) }
            var authorizer = ready.snapshot.authorizer
            var schema = ready.snapshot.schema
            if let proposal = input.proposal {
                authorizer = Authorizer(try proposal.set(from: ready.snapshot))
                schema = try proposal.storeSchema(from: ready.snapshot)
            }
            let run = try PolicyTestRun(record?.text ?? "[]", schema?.schema, authorizer)
            return Output(
                passed: run.results.count - run.failed.count, failed: run.failed.count, results: run.results)
        }
    }
}
