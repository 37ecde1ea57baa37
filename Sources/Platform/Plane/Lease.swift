package import Core
package import Store

/// The right to do a piece of work alone for a while; another node takes it over once it has run out.
package struct Lease: Sendable {
    private struct Holder: Codable, Sendable {
        let token: String
    }

    private static let holders = RecordCollection<Holder>("plane.leases")

    private let name: String
    private let token: String
    private let seconds: Int64

    /// Takes the lease; nil when somebody else has it.
    package static func take(
        _ name: String, seconds: Int64, in store: any Store, at now: Timestamp
    ) async throws -> Lease? {
        let lease = Lease(name: name, token: EventID.random(), seconds: seconds)
        return try await lease.hold(store, at: now) ? lease : nil
    }

    /// Has it for another while; false when it was lost meanwhile, and the work must stop.
    package func renew(in store: any Store, at now: Timestamp) async throws -> Bool { try await hold(store, at: now) }

    package func release(in store: any Store) async throws {
        try await store.write { [name, token] writer in
            guard try Self.holders.get(name, in: .plane, writer)?.token == token else { return }
            try Self.holders.delete(name, in: .plane, writer)
        }
    }

    private func hold(_ store: any Store, at now: Timestamp) async throws -> Bool {
        let expires = now.adding(seconds: seconds)
        return try await store.write { [name, token] writer in
            // An expired holder is invisible, so whoever is there still has it.
            if let holder = try Self.holders.get(name, in: .plane, writer), holder.token != token { return false }
            try Self.holders.put(Holder(token: token), at: name, in: .plane, expires: expires, writer)
            return true
        }
    }
}
