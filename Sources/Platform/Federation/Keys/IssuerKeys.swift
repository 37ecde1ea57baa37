package import Core

/// The keys of issuers, fetched when they are needed and kept for as long as the issuers say.
///
/// One fetch at a time runs for an issuer and everyone waits for it; a key that is not in the set leads to at most one
/// fetch a minute, so tokens made up by the thousand cost the issuer and this server nothing. A set that was fetched
/// replaces the older one whole: a key that the issuer withdrew is gone. Only while no valid set can be had from the
/// issuer do keys past their time count, for a day, and the issuer is asked again in the background.
package actor IssuerKeys {
    private struct Entry {
        var keys: KeySet?
        var freshUntil = Timestamp(microseconds: .min)
        var failure: (error: FederationError, at: Timestamp)?
        /// When keys were last fetched because one was missing.
        var searchedAt: Timestamp?
        var flight: Task<KeySet, any Error>?
        var lastUse: UInt64 = 0
    }

    private let clock: any WallClock
    private let fetcher: any Fetcher
    private let lifetime: KeyLifetime
    private let maximumIssuers: Int
    private var entries: [String: Entry] = [:]
    private var uses: UInt64 = 0

    /// - Parameter maximumIssuers: past it, the issuer that was not asked for the longest is forgotten.
    package init(
        clock: any WallClock, fetcher: any Fetcher, lifetime: KeyLifetime = KeyLifetime(), maximumIssuers: Int = 256
    ) {
        self.clock = clock
        self.fetcher = fetcher
        self.lifetime = lifetime
        self.maximumIssuers = max(1, maximumIssuers)
    }

    /// The key that a token names, or the only one that fits its algorithm.
    ///
    /// - Throws: `FederationError` when there is no such key, or when the issuer's documents cannot be had.
    func key(id: String?, algorithm: SignatureAlgorithm, issuer: String) async throws -> PublishedKey {
        let (keys, isNew) = try await keys(of: issuer)
        var selection = keys.selection(id: id, algorithm: algorithm)
        if case .absent = selection, !isNew, let newer = await search(issuer) {
            selection = newer.selection(id: id, algorithm: algorithm)
        }
        switch selection {
        case .key(let key): return key
        case .absent: throw FederationError.unknownKey(issuer: issuer)
        case .unfit: throw FederationError.keyUnfitForAlgorithm(issuer: issuer, algorithm: algorithm.rawValue)
        case .refused(let reason): throw FederationError.keyRefused(issuer: issuer, reason)
        case .ambiguous: throw FederationError.ambiguousKey(issuer: issuer)
        }
    }
}

extension IssuerKeys {
    /// - Returns: the keys, and whether they were fetched within this call.
    private func keys(of issuer: String) async throws -> (keys: KeySet, isNew: Bool) {
        let entry = try entry(of: issuer)
        let now = clock.now()
        if let keys = entry.keys, now < entry.freshUntil { return (keys, false) }
        let stale = now < entry.freshUntil.adding(seconds: lifetime.grace) ? entry.keys : nil
        if let stale, let failure = entry.failure, failure.at >= entry.freshUntil,
            !hasPassed(lifetime.refreshInterval * 5, since: failure.at)
        {
            // While an issuer is down its tokens wait for it once, not whenever it is asked again.
            if hasPassed(lifetime.refreshInterval, since: failure.at) { _ = fetch(issuer) }
            return (stale, false)
        }
        if stale == nil, entry.flight == nil, let failure = entry.failure,
            !hasPassed(lifetime.failureMemory, since: failure.at)
        {
            throw failure.error
        }
        do {
            return (try await fetch(issuer).value, true)
        } catch {
            if let stale { return (stale, true) }
            throw error
        }
    }

    /// Fetches the keys again because one is missing; nil when that was done within the last minute, or failed.
    private func search(_ issuer: String) async -> KeySet? {
        guard let entry = entries[issuer] else { return nil }
        if let flight = entry.flight { return try? await flight.value }
        // Another call may have fetched the keys while this one waited its turn.
        guard hasPassed(lifetime.refreshInterval, since: entry.searchedAt) else { return entry.keys }
        entries[issuer]?.searchedAt = clock.now()
        return try? await fetch(issuer).value
    }

    private func entry(of issuer: String) throws(FederationError) -> Entry {
        uses += 1
        if entries[issuer] == nil {
            _ = try Discovery.url(of: issuer)
            try makeRoom()
        }
        entries[issuer, default: Entry()].lastUse = uses
        return entries[issuer] ?? Entry()
    }

    private func makeRoom() throws(FederationError) {
        guard entries.count >= maximumIssuers else { return }
        let idle = entries.filter { $0.value.flight == nil }
        guard let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
            throw .tooManyIssuers(limit: maximumIssuers)
        }
        entries[oldest.key] = nil
    }

    /// A clock that was set back counts as time that has passed: it must not lock an issuer's keys for hours.
    private func hasPassed(_ seconds: Int64, since time: Timestamp?) -> Bool {
        guard let time else { return true }
        let elapsed = clock.now().seconds(since: time)
        return elapsed < 0 || elapsed >= Double(seconds)
    }
}

extension IssuerKeys {
    /// The fetch that is under way, or a new one. It outlives the call that began it: others wait for it too.
    private func fetch(_ issuer: String) -> Task<KeySet, any Error> {
        if let flight = entries[issuer]?.flight { return flight }
        let flight = Task { try await load(issuer) }
        entries[issuer]?.flight = flight
        return flight
    }

    private func load(_ issuer: String) async throws -> KeySet {
        do {
            let document = try await fetcher.get(try Discovery.url(of: issuer))
            let discovery = try Discovery(document.body, issuer: issuer)
            let response = try await fetcher.get(discovery.keySetURL)
            let keys = try await KeySet(response.body, issuer: issuer)
            entries[issuer]?.keys = keys
            entries[issuer]?.freshUntil = clock.now().adding(seconds: lifetime.seconds(of: response.headers))
            entries[issuer]?.failure = nil
            entries[issuer]?.flight = nil
            return keys
        } catch {
            let failure = Self.failure(error, issuer: issuer)
            entries[issuer]?.failure = (failure, clock.now())
            entries[issuer]?.flight = nil
            throw failure
        }
    }

    private static func failure(_ error: any Error, issuer: String) -> FederationError {
        switch error {
        case let error as FederationError: error
        case let error as FetchError: .issuerUnreachable(issuer: issuer, error)
        default: .issuerUnreachable(issuer: issuer, .connectionFailed(host: issuer))
        }
    }
}
