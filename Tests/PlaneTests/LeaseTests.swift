import Core
import Store
import StoreSQLite
import Testing

@testable import Plane

@Suite("Leases")
struct LeaseTests {
    private let clock = ManualClock(Timestamp(seconds: 1_795_464_900))

    @Test("one holder at a time, until the lease runs out or is given back")
    func exclusion() async throws {
        let store = try SQLiteStore.inMemory(clock: clock)
        let first = try #require(try await Lease.take("work", seconds: 30, in: store, at: clock.now()))
        #expect(try await Lease.take("work", seconds: 30, in: store, at: clock.now()) == nil)
        #expect(try await Lease.take("other work", seconds: 30, in: store, at: clock.now()) != nil)

        clock.advance(seconds: 20)
        #expect(try await first.renew(in: store, at: clock.now()))
        clock.advance(seconds: 20)
        #expect(try await Lease.take("work", seconds: 30, in: store, at: clock.now()) == nil)

        try await first.release(in: store)
        #expect(try await Lease.take("work", seconds: 30, in: store, at: clock.now()) != nil)
    }

    @Test("a holder that came too late learns that it lost, and takes nothing from the next one")
    func loss() async throws {
        let store = try SQLiteStore.inMemory(clock: clock)
        let late = try #require(try await Lease.take("work", seconds: 30, in: store, at: clock.now()))
        clock.advance(seconds: 31)
        let next = try #require(try await Lease.take("work", seconds: 30, in: store, at: clock.now()))
        #expect(try await !late.renew(in: store, at: clock.now()))
        try await late.release(in: store)
        #expect(try await next.renew(in: store, at: clock.now()))
    }
}
