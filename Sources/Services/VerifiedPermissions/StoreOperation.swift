import Core
import Envelope
import Plane
import Store

/// The input of an operation on a policy store.
protocol StoreInput: Decodable, Sendable {
    /// An id, or an alias with its prefix.
    var policyStoreId: String { get }
}

extension VerifiedPermissionsService {
    /// An operation on one policy store, which is looked up once: what an alias named when the call was decided is what
    /// the handler works on.
    ///
    /// - Parameter action: where IAM knows the operation under another one's name.
    func storeOperation<Input: StoreInput, Output: Encodable & Sendable>(
        _ name: String, _ access: Operation.Access, as action: String? = nil,
        handler: @escaping @Sendable (Input, PolicyStore, Call) async throws -> Output
    ) -> Operation {
        Operation(
            name, access,
            prepare: { call in
                let input = try DocumentDecoder().decode(Input.self, from: call.input)
                let store = try await stores.find(input.policyStoreId, in: call.regionScope, call.store)
                return ((input, store), [requirement(action ?? name, on: store, named: input.policyStoreId, call)])
            },
            handler: { subject, call in
                let (input, store): (Input, PolicyStore?) = subject
                guard let store else { throw AWSError.notFound(.policyStore, input.policyStoreId) }
                return try DocumentEncoder().encode(try await handler(input, store, call))
            })
    }

    /// As `storeOperation`, with the store's content opened for the caller.
    func contentOperation<Input: StoreInput, Output: Encodable & Sendable>(
        _ name: String, _ access: Operation.Access, as action: String? = nil,
        handler: @escaping @Sendable (Input, OpenStore, Call) async throws -> Output
    ) -> Operation {
        storeOperation(name, access, as: action) { (input: Input, store, call) in
            try await handler(input, try await open(store, call), call)
        }
    }

    /// - Parameter named: what the caller called the store; stands in its ARN when there is none.
    func requirement(_ action: String, on store: PolicyStore?, named: String, _ call: Call) -> Requirement {
        Requirement(
            "verifiedpermissions:\(action)", on: store?.arn ?? PolicyStore.arn(named, account: call.account.rawValue),
            of: call.account, tags: store?.record.tags.asTags)
    }

    /// - Throws: what the store's KMS key says to the caller, or `ResourceNotFoundException`.
    func open(_ store: PolicyStore, _ call: Call) async throws -> OpenStore {
        guard let key = try await keys.key(of: store, for: call) else {
            throw AWSError.notFound(.policyStore, store.id)
        }
        guard store.record.testsBeforeChanges else { return OpenStore(store: store, key: key) }
        let snapshot = try await snapshots.snapshot(of: store, for: call).snapshot
        return OpenStore(store: store, key: key, snapshot: snapshot)
    }
}

extension [String: String] {
    /// In the order of their keys.
    var asTags: [Tag] { sorted { $0.key < $1.key }.map { Tag(Key: $0.key, Value: $0.value) } }
}
