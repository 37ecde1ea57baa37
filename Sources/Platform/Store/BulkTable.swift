/// A table of its own for data in bulk, such as the items of one DynamoDB table: entries ordered by their keys' bytes,
/// dropped as a whole in one step. Whose it is and what it means is for a record in a collection to say.
///
/// It has neither versions nor expiry nor revisions, which bulk data would pay for with every entry.
package struct BulkTable: Sendable, Hashable {
    /// 1 to 40 of the characters a-z and 0-9, unique for all time, as a dropped table's name is not taken again.
    package let name: String

    package init(_ name: String) { self.name = name }

    /// For backends, which make names of SQL from it.
    package var isNameValid: Bool {
        (1...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
}

/// Where an entry stands: first by partition, within it by sort, and where several have the same sort, by tie; each by
/// its bytes.
package struct BulkKey: Sendable, Hashable {
    package let partition: [UInt8]
    /// Empty where a partition has but one entry.
    package let sort: [UInt8]
    /// Empty where a sort key names but one entry.
    package let tie: [UInt8]

    /// What every backend can index, in bytes of all three parts together.
    package static let longest = 2_400

    /// For backends, before they write.
    package func validate() throws {
        guard partition.count + sort.count + tie.count <= Self.longest else {
            throw StoreError.invalidKey(collection: "bulk tables")
        }
    }

    package init(partition: [UInt8], sort: [UInt8] = [], tie: [UInt8] = []) {
        self.partition = partition
        self.sort = sort
        self.tie = tie
    }
}

package struct BulkEntry: Sendable, Hashable {
    package let key: BulkKey
    package let value: [UInt8]

    package init(key: BulkKey, value: [UInt8]) {
        self.key = key
        self.value = value
    }
}

/// Which sort keys of a partition a query reads.
package struct SortRange: Sendable, Hashable {
    /// The first one in; empty is the least of all.
    package let lower: [UInt8]
    /// The first one that is out; nil has no end.
    package let upper: [UInt8]?

    package static let all = SortRange(lower: [], upper: nil)

    package init(lower: [UInt8], upper: [UInt8]?) {
        self.lower = lower
        self.upper = upper
    }
}
