import Core
import Plane
import Store

enum DeletePolicyStore {
    struct Input: Decodable, Sendable {
        let policyStoreId: String
    }

    /// Takes a real id alone, as a mistaken alias would cost a whole store. One that is gone already is no error.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        Operation(
            "DeletePolicyStore", .write,
            requires: { (input: Input, call) in
                let store = try await service.stores.find(input.policyStoreId, in: call.regionScope, call.store)
                return [service.requirement("DeletePolicyStore", on: store, named: input.policyStoreId, call)]
            },
            handler: { (input: Input, call) in
                guard !input.policyStoreId.hasPrefix(AliasRecord.prefix) else {
                    throw AWSError.validation(
                        "A policy store is deleted by its id; GetPolicyStoreAlias tells the id of an alias.",
                        at: "policyStoreId")
                }
                try await call.store.write { try remove(input.policyStoreId, in: call.regionScope, $0) }
                return Empty()
            })
    }

    /// Everything that belongs to the store goes with it, in one step.
    private static func remove(_ id: String, in scope: Scope, _ writer: any StoreWriter) throws {
        guard let record = try PolicyStores.records.get(id, in: scope, writer) else { return }
        guard !record.isDeletionProtected else {
            throw AWSError.invalidState(
                "The policy store \(id) is protected against deletion. Disable deletionProtection with "
                    + "UpdatePolicyStore first.")
        }
        let store = PolicyStore(record, in: scope)
        try PolicyStores.records.delete(id, in: scope, writer)
        try writer.drop(BulkTable(record.decisionTable))
        try PolicyStore.dataKeys.delete(id, in: scope, writer)
        for collection in StoreContent.collections {
            for entry in try writer.scan(collection, in: scope, prefix: "\(id)/", after: nil, limit: .max) {
                try writer.delete(entry.key, if: .none)
            }
        }
        for alias in try AliasRecord.collection.list(in: scope, writer) where alias.value.policyStoreId == store.id {
            try AliasRecord.collection.delete(alias.key, in: scope, writer)
        }
    }
}
