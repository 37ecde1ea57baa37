import Core
import Plane
import Store

enum GetPolicy {
    struct Input: StoreInput {
        let policyStoreId: String
        let policyId: String
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("GetPolicy", .read) { (input: Input, store, call) in
            try await call.store.read { reader in
                var reader = PolicyReader(store, reader)
                return try reader.detail(of: try reader.record(input.policyId), withStatement: true)
            }
        }
    }
}

enum BatchGetPolicy {
    struct Item: Decodable, Sendable {
        let policyStoreId: String
        let policyId: String
    }

    struct Input: Decodable, Sendable {
        let requests: [Item]
    }

    struct Result: Encodable, Sendable {
        let policyStoreId: String
        let policyId: String
        let policyType: String
        let definition: PolicyDefinitionDetail
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
        let name: String?
    }

    struct Failure: Encodable, Sendable {
        let code: String
        let policyStoreId: String
        let policyId: String
        let message: String
    }

    struct Output: Encodable, Sendable {
        var results: [Result] = []
        var errors: [Failure] = []
    }

    private typealias Subject = (items: [Item], stores: [String: PolicyStore])

    /// The permission is GetPolicy's, on every store that is named.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        Operation(
            "BatchGetPolicy", .read,
            prepare: { call in
                let input = try DocumentDecoder().decode(Input.self, from: call.input)
                var stores: [String: PolicyStore] = [:]
                var requirements: [Requirement] = []
                for name in Set(input.requests.map(\.policyStoreId)).sorted() {
                    let store = try await service.stores.find(name, in: call.regionScope, call.store)
                    stores[name] = store
                    requirements.append(service.requirement("GetPolicy", on: store, named: name, call))
                }
                return ((input.requests, stores) as Subject, requirements)
            },
            handler: { subject, call in
                let (items, stores): Subject = subject
                var output = Output()
                for item in items { try await answer(item, stores[item.policyStoreId], &output, service, call) }
                return try DocumentEncoder().encode(output)
            })
    }

    private static func answer(
        _ item: Item, _ store: PolicyStore?, _ output: inout Output, _ service: VerifiedPermissionsService, _ call: Call
    ) async throws {
        func fail(_ code: String, _ message: String) {
            output.errors.append(
                Failure(code: code, policyStoreId: item.policyStoreId, policyId: item.policyId, message: message))
        }
        guard let store else {
            let isAlias = item.policyStoreId.hasPrefix(AliasRecord.prefix)
            return fail(
                isAlias ? "POLICY_STORE_ALIAS_NOT_FOUND" : "POLICY_STORE_NOT_FOUND",
                "The policy store \(item.policyStoreId) does not exist.")
        }
        let open = try await service.open(store, call)
        do {
            let record = try await call.store.read { try PolicyReader(open, $0).record(item.policyId) }
            output.results.append(
                Result(
                    policyStoreId: store.id, policyId: record.id, policyType: record.policyType,
                    definition: PolicyDefinitionDetail(record, withStatement: true), createdDate: record.created,
                    lastUpdatedDate: record.updated, name: record.name))
        } catch let error as AWSError where error.code == "ResourceNotFoundException" {
            fail("POLICY_NOT_FOUND", "The policy \(item.policyId) does not exist.")
        }
    }
}
