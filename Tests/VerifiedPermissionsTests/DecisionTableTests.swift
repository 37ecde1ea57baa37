import Cedar
import Core
import Crypto
import Store
import StoreSQLite
import Testing

@testable import VerifiedPermissions

@Suite("Where decisions are logged")
struct DecisionTableTests {
    private static let key = ContentKey(SymmetricKey(size: .bits256), storeID: "a store")

    /// Decisions of users on photos, at these microseconds.
    private static func decision(_ microseconds: Int64, _ user: String = "alice", of bytes: Int = 40) -> PackedDecision
    {
        PackedDecision(
            id: DecisionID(Timestamp(microseconds: microseconds)), principal: place(user), resource: place("photo"),
            content: Array(repeating: UInt8(ascii: "e"), count: bytes) + Array("\(microseconds) \(user)".utf8))
    }

    private static func place(_ name: String) -> HiddenPlace { HiddenPlace(bytes: key.place(of: name)) }

    @Test func blocksGiveBackWhatWasPacked() throws {
        let decisions = (0..<150).map { Self.decision($0 * 10, "user\($0 % 3)") }
        let blocks = try DecisionBlock.blocks(of: decisions.shuffled(), Self.key)
        #expect(blocks.count == 3 && blocks.map(\.subjects.count) == [4, 4, 4])
        let found = try blocks.flatMap { try DecisionBlock.open($0.value, $0.id, Self.key) }
        #expect(found.map(\.id) == decisions.map(\.id) && found.map(\.content) == decisions.map(\.content))
        #expect(found.map(\.principal) == decisions.map(\.principal))
        #expect(try Set(blocks.flatMap { try DecisionBlock.subjects(of: $0.value) }) == Set(blocks.flatMap(\.subjects)))
        #expect(blocks[0].value.count < decisions[0..<64].reduce(0) { $0 + $1.content.count } / 2)
    }

    @Test func blocksAreBoundedInTimeAndBytes() throws {
        let apart = [0, 1, DecisionBlock.longestSpan + 1, DecisionBlock.longestSpan + 2].map { Self.decision($0) }
        #expect(try DecisionBlock.blocks(of: apart, Self.key).map(\.id) == [apart[1].id, apart[3].id])
        let large = (0..<5).map { Self.decision($0, of: 100_000) }
        #expect(try DecisionBlock.blocks(of: large, Self.key).count == 3)
        let huge = Self.decision(9, of: 3_000_000)
        let block = try #require(try DecisionBlock.blocks(of: [huge], Self.key).first)
        #expect(try DecisionBlock.open(block.value, block.id, Self.key).map(\.content) == [huge.content])
    }

    @Test func everyAlteredByteIsNoticed() throws {
        let block = try #require(try DecisionBlock.blocks(of: [Self.decision(1)], Self.key).first)
        let subjects = 2 + 2 * DecisionBlock.Subject.byteCount
        for index in block.value.indices.dropFirst(subjects) {
            var altered = block.value
            altered[index] ^= 1
            #expect(throws: StoreError.self) { try DecisionBlock.open(altered, block.id, Self.key) }
        }
        for count in 0..<block.value.count {
            #expect(throws: StoreError.self) {
                try DecisionBlock.open(Array(block.value.prefix(count)), block.id, Self.key)
            }
        }
        let other = DecisionID(Timestamp(microseconds: 2))
        #expect(throws: StoreError.self) { try DecisionBlock.open(block.value, other, Self.key) }
    }

    /// Blocks as several nodes and late calls write them: overlapping, of random sizes.
    @Test(arguments: 0..<20) func overlappingBlocksAreReadInOrder(_ run: Int) async throws {
        let decisions = (0..<400).map { _ in
            Self.decision(.random(in: 0..<2_000_000), "user\(Int.random(in: 0..<5))")
        }
        try await Self.withTable { table, store in
            var rest = decisions[...]
            while !rest.isEmpty {
                let batch = rest.prefix(.random(in: 1...60))
                rest = rest.dropFirst(batch.count)
                let blocks = try DecisionBlock.blocks(of: Array(batch), Self.key)
                try await store.write { writer in for block in blocks { try table.put(block, writer) } }
            }
            for subject in [nil, DecisionBlock.Subject(kind: .principal, place: Self.place("user3"))] {
                for (from, to) in [(nil, nil), (500_000, nil), (nil, 700_001), (300_000, 1_200_000)]
                    as [(Int64?, Int64?)]
                {
                    let wanted = decisions.filter { one in
                        (subject.map(one.isAbout) ?? true) && one.id.time.microseconds >= from ?? 0
                            && one.id.time.microseconds < to ?? .max
                    }.map(\.id).sorted(by: >)
                    #expect(try await Self.pages(subject, from, to, table, store) == wanted)
                }
            }
        }
    }

    @Test func whatIsOlderThanATimeGoesWithItsPlaces() async throws {
        try await Self.withTable { table, store in
            let decisions = (0..<10).map { Self.decision($0 * 1_000_000) }
            let blocks = try DecisionBlock.blocks(of: decisions, Self.key)
            try await store.write { writer in for block in blocks { try table.put(block, writer) } }
            let time = Timestamp(seconds: 7)
            #expect(try await store.write { try table.clear(before: time, limit: 5, $0) })
            #expect(try await store.write { try table.clear(before: time, limit: 5, $0) } == false)
            let alice = DecisionBlock.Subject(kind: .principal, place: Self.place("alice"))
            for subject in [nil, alice] {
                let left = try await Self.pages(subject, nil, nil, table, store)
                #expect(left == decisions.suffix(3).map(\.id).reversed())
            }
        }
    }

    /// All that a visit finds, seven at a time.
    private static func pages(
        _ subject: DecisionBlock.Subject?, _ from: Int64?, _ to: Int64?, _ table: DecisionTable, _ store: any Store
    ) async throws -> [DecisionID] {
        var found: [DecisionID] = []
        while true {
            let range = DecisionRange(
                from: from.map { Timestamp(microseconds: $0) }, to: to.map { Timestamp(microseconds: $0) },
                after: found.last)
            let page = try await store.read { reader in
                var page: [DecisionID] = []
                try table.visit(subject, Self.key, range, reader) { id, _ in
                    page.append(id)
                    return page.count < 7
                }
                return page
            }
            found += page
            if page.isEmpty { return found }
        }
    }

    private static func withTable(_ body: (DecisionTable, any Store) async throws -> Void) async throws {
        let store = try SQLiteStore.inMemory()
        let record = PolicyStoreRecord(
            id: "a store", created: Timestamp(seconds: 0), updated: Timestamp(seconds: 0), mode: .OFF, description: nil,
            isDeletionProtected: false, encryption: nil, tags: [:], decisionTable: DecisionTable.newName())
        try await store.write { try $0.create(BulkTable(record.decisionTable)) }
        try await body(DecisionTable(store: PolicyStore(record, in: Scope(account: "1", region: "r"))), store)
        try await store.close()
    }
}
