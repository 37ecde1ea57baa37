import Core
import Plane
import Store

extension KMSService {
    /// Changes a key's record in one transaction.
    ///
    /// - Parameter rule: asked again of the record that is changed.
    func change(
        _ key: Key, in rule: StateRule = .any, _ call: Call,
        _ body: @escaping @Sendable (inout KeyRecord) throws -> Void
    ) async throws {
        try await call.store.write { [name = key.name, time = call.time] writer in
            var record = try KeyRecord.get(name, writer)
            try record.require(rule, at: time)
            try body(&record)
            try record.put(writer)
        }
    }

    /// Changes all keys of a multi-Region key in one transaction, or the one key that stands alone.
    func changeAll(
        of key: Key, in rule: StateRule, _ call: Call,
        _ body: @escaping @Sendable (inout KeyRecord, any StoreWriter) throws -> Void
    ) async throws {
        try await call.store.write { [name = key.name, time = call.time] writer in
            let record = try KeyRecord.get(name, writer)
            try record.require(rule, at: time)
            for region in record.multiRegion?.all ?? [record.region] {
                guard var related = try KeyRecord.find(name.in(region), writer) else { continue }
                try body(&related, writer)
                try related.put(writer)
            }
        }
    }
}
