import Core
import Crypto
import Store
import Testing

@testable import DynamoDB

@Suite struct TableKeyTests {
    private let key = TableKey(SymmetricKey(size: .bits256), tableID: "t")
    private let table = BulkTable("ddb1")
    private let place = BulkKey(partition: [1, 2], sort: [3], tie: [])

    private func open(_ sealed: [UInt8], at place: BulkKey, in table: BulkTable) throws -> [UInt8] {
        try key.open(sealed, at: place, in: table) { Array($0) }
    }

    @Test("An entry opens where it was written, and nowhere else")
    func opensInPlace() throws {
        let sealed = try key.seal([9, 8, 7], size: 70_000, at: place, in: table)
        #expect(try open(sealed, at: place, in: table) == [9, 8, 7])
        #expect(TableKey.size(of: sealed) == 70_000)
        let others = [
            BulkKey(partition: [1], sort: [2, 3], tie: []), BulkKey(partition: [1, 2], sort: [], tie: [3]),
            BulkKey(partition: [1, 2], sort: [4], tie: []),
        ]
        for other in others { #expect(throws: StoreError.self) { try open(sealed, at: other, in: table) } }
        #expect(throws: StoreError.self) { try open(sealed, at: place, in: BulkTable("ddb2")) }
    }

    @Test("Every byte of an entry is authenticated")
    func refusesTampering() throws {
        let sealed = try key.seal([9, 8, 7], size: 3, at: place, in: table)
        for index in sealed.indices {
            var altered = sealed
            altered[index] ^= 1
            #expect(throws: StoreError.self) { try open(altered, at: place, in: table) }
        }
        #expect(throws: StoreError.self) { try open([], at: place, in: table) }
    }

    @Test("Partitions of two tables are not alike, nor those of two keys")
    func hidesPartitions() {
        let other = TableKey(SymmetricKey(size: .bits256), tableID: "t")
        #expect(key.partition([1], of: table) == key.partition([1], of: table))
        #expect(key.partition([1], of: table) != key.partition([1], of: BulkTable("ddb2")))
        #expect(key.partition([1], of: table) != other.partition([1], of: table))
        #expect(key.partition([1], of: table).count == TableKey.partitionLength)
    }
}
