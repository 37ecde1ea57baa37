import Core
import Plane
import Store

enum WatchPolicyStore {
    struct Input: StoreInput {
        let policyStoreId: String
        let sinceVersion: Int64?
        let waitSeconds: Int?
    }

    struct Change: Encodable, Sendable {
        let kind: String
        let id: String
        let deleted: Bool
    }

    struct Version: Encodable, Sendable {
        let version: Int64
        let time: Timestamp
        let changes: [Change]
    }

    struct Output: Encodable, Sendable {
        let version: Int64
        /// Whether some changes are no longer known, so that everything has to be read again.
        let reset: Bool
        let versions: [Version]
    }

    private static let mostVersions = 1_000
    /// Between looks whether anything changed, which cost no I/O.
    private static let patience = Duration.milliseconds(50)

    /// Answers once there is a version after `sinceVersion`, or when the time is over; without one, at once with the
    /// version that there is.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.storeOperation("WatchPolicyStore", .read) { (input: Input, store, call) in
            guard let since = input.sinceVersion else {
                return Output(version: store.record.version, reset: false, versions: [])
            }
            let clock = ContinuousClock()
            let end = clock.now.advanced(by: .seconds(input.waitSeconds ?? 0))
            while true {
                let revision = call.store.revision(of: PolicyStores.records.name)
                if let output = try await look(store, since, call) { return output }
                while call.store.revision(of: PolicyStores.records.name) == revision {
                    guard clock.now < end, !Task.isCancelled else {
                        return Output(version: since, reset: false, versions: [])
                    }
                    try? await Task.sleep(for: patience)
                }
            }
        }
    }

    /// nil when there is nothing new.
    private static func look(_ store: PolicyStore, _ since: Int64, _ call: Call) async throws -> Output? {
        try await call.store.read { reader in
            guard let record = try PolicyStores.records.get(store.id, in: store.scope, reader) else {
                throw AWSError.notFound(.policyStore, store.id)
            }
            guard record.version != since else { return nil }
            let changes = try ChangeRecord.since(
                since, until: record.version, of: store, limit: mostVersions, reader)
            guard record.version > since, let changes, let last = changes.last else {
                return Output(version: record.version, reset: true, versions: [])
            }
            return Output(version: last.version, reset: false, versions: changes.map(Version.init))
        }
    }
}

extension WatchPolicyStore.Version {
    fileprivate init(_ record: ChangeRecord) {
        version = record.version
        time = record.time
        changes = record.notes.map {
            WatchPolicyStore.Change(kind: $0.kind.apiName, id: $0.id, deleted: $0.isDeleted)
        }
    }
}

extension ChangeRecord.Kind {
    fileprivate var apiName: String {
        switch self {
        case .settings: "SETTINGS"
        case .schema: "SCHEMA"
        case .policy: "POLICY"
        case .template: "POLICY_TEMPLATE"
        case .identitySource: "IDENTITY_SOURCE"
        case .entities: "ENTITIES"
        case .tests: "TESTS"
        }
    }
}
