import Core
import Plane
import Store

/// A table ready for work: its record with what is derived from it, made once for each change of the record.
final class Table: Sendable {
    let record: TableRecord
    let scope: Scope
    let account: AccountID
    let region: Region
    let arn: String
    let key: KeyShape
    /// Every index, local ones first.
    let indexes: [SecondaryIndex]
    let items: BulkTable
    let timeToLive: TimeToLiveIndex?
    /// What the table's fence holds while the record is the one that this was made of.
    let fence: [UInt8]

    init(_ record: TableRecord, account: AccountID, region: Region) {
        self.record = record
        self.account = account
        self.region = region
        scope = Scope(account: account, region: region)
        arn = "arn:aws:dynamodb:\(region):\(account):table/\(record.name)"
        let types = Dictionary(record.attributes.map { ($0.AttributeName, $0.AttributeType) }) { first, _ in first }
        let key = KeyShape(record.keySchema, types)
        self.key = key
        indexes =
            record.localIndexes.map { SecondaryIndex($0, isLocal: true, types, table: key) }
            + record.globalIndexes.map { SecondaryIndex($0, isLocal: false, types, table: key) }
        items = BulkTable(record.items)
        timeToLive = record.timeToLive.map { TimeToLiveIndex($0) }
        fence = TableFence.value(of: record)
    }

    var name: String { record.name }

    func index(_ name: String) -> SecondaryIndex? { indexes.first { $0.name == name } }

    func indexARN(_ name: String) -> String { "\(arn)/index/\(name)" }

    var resourcePolicy: Requirement.ResourcePolicy? { record.policy.map { Requirement.ResourcePolicy($0.document) } }
}

/// The attributes that make up a key, with their types.
struct KeyShape: Sendable, Hashable {
    struct Attribute: Sendable, Hashable {
        let name: String
        let type: KeyAttributeType
    }

    let hash: Attribute
    let range: Attribute?

    init(_ schema: [KeySchemaElement], _ types: [String: KeyAttributeType]) {
        func attribute(_ name: String) -> Attribute { Attribute(name: name, type: types[name] ?? .S) }
        hash = attribute(schema.hash ?? "")
        range = schema.range.map(attribute)
    }

    var names: [String] { [hash.name] + (range.map { [$0.name] } ?? []) }
    var attributes: [Attribute] { [hash] + (range.map { [$0] } ?? []) }
}
