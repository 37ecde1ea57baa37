import Core
import ItemExpressions
import Store

/// What Query and Scan share: which index, which attributes, where to begin.
struct PageRequest: Sendable {
    enum Shown: Sendable {
        case count
        case items(ItemProjection?)
    }

    let index: SecondaryIndex?
    let shown: Shown
    let filter: Condition?
    let isConsistent: Bool
    let limit: Int?
    /// Whether entries of a local index have to be filled up from the table.
    let fetches: Bool

    init(
        _ input: Document, on open: OpenTable, indexName: String?, filter: Condition?, projection: ItemProjection?
    ) throws {
        let table = open.table
        index = try Self.index(indexName, of: table)
        isConsistent = input["ConsistentRead"]?.boolean ?? false
        if isConsistent, index?.isLocal == false {
            throw AWSError.validation("Consistent reads are not supported on global secondary indexes")
        }
        limit = input["Limit"]?.integer.map(Int.init)
        self.filter = filter
        let select = try Self.select(input, index, projection)
        shown = select == "COUNT" ? .count : .items(projection)
        fetches = try Self.fetches(index, select, projection, filter)
    }

    private static func index(_ name: String?, of table: Table) throws -> SecondaryIndex? {
        guard let name else { return nil }
        guard let index = table.index(name) else {
            throw AWSError.noIndex(name)
        }
        guard !index.record.isBackfilling else {
            throw AWSError.validation("Cannot read from backfilling global secondary index: \(name)")
        }
        return index
    }

    private static func select(
        _ input: Document, _ index: SecondaryIndex?, _ projection: ItemProjection?
    ) throws -> String {
        let given = input["Select"]?.string
        switch given {
        case "ALL_PROJECTED_ATTRIBUTES" where index == nil:
            throw AWSError.invalidParameter(
                "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName")
        case "SPECIFIC_ATTRIBUTES" where projection == nil:
            throw AWSError.invalidParameter(
                "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES")
        case "ALL_ATTRIBUTES" where projection != nil, "ALL_PROJECTED_ATTRIBUTES" where projection != nil,
            "COUNT" where projection != nil:
            let what = input["ProjectionExpression"] == nil ? "AttributesToGet" : "ProjectionExpression"
            throw AWSError.validation(
                "Cannot specify the \(what) when choosing to get \(given == "COUNT" ? "only the Count" : given ?? "")")
        case "ALL_ATTRIBUTES" where index?.isLocal == false && index?.projected != nil:
            throw AWSError.invalidParameter(
                "Select type ALL_ATTRIBUTES is not supported for global secondary index \(index?.name ?? "") because "
                    + "its projection type is not ALL")
        default: return given ?? ItemAccess.select(input, isIndex: index != nil)
        }
    }

    /// A local index gives what it lacks from the table; a global one cannot.
    private static func fetches(
        _ index: SecondaryIndex?, _ select: String, _ projection: ItemProjection?, _ filter: Condition?
    ) throws -> Bool {
        guard let index, index.projected != nil else { return false }
        let lacking = (projection?.attributes ?? []).filter { !index.holds(attribute: $0) }
        if index.isLocal { return select == "ALL_ATTRIBUTES" || !lacking.isEmpty }
        guard lacking.isEmpty else {
            throw AWSError.invalidParameter(
                "One or more parameter values were invalid: Global secondary index \(index.name) does not project "
                    + TableChecks.list(lacking.sorted()))
        }
        return false
    }
}

/// A page as it is answered.
extension PageRequest {
    func answer(
        _ reader: PageReader, on open: OpenTable, _ store: any Store, detail: CapacityDetail, tableName: String
    ) async throws -> Document {
        let page = try await store.read { try reader.page($0) }
        var items: [Document] = []
        var count = 0
        for entry in page.entries {
            guard let item = try shown(entry, in: reader.entries, open) else { continue }
            count += 1
            if let item { items.append(item) }
        }
        var answer: [String: Document] = [
            "Count": .integer(Int64(count)), "ScannedCount": .integer(Int64(page.entries.count)),
        ]
        if case .items = shown { answer["Items"] = .list(items) }
        if page.isCut, let last = page.entries.last {
            answer["LastEvaluatedKey"] = try startKey(last, in: reader.entries, open)
        }
        answer["ConsumedCapacity"] = detail.document(units(page), of: tableName)
        return .structure(answer)
    }

    /// An entry as it is shown; nil when the filter leaves it out, nothing when it only counts.
    private func shown(_ entry: PageReader.Entry, in entries: BulkTable, _ open: OpenTable) throws -> Document?? {
        let position = entry.whole == nil ? entry.key : ItemPosition.position(ofTie: entry.key.tie)
        let (sealed, place) = (entry.whole ?? entry.sealed, entry.whole == nil ? entries : open.table.items)
        switch (filter, shown) {
        case (nil, .count): return .some(nil)
        case (nil, .items(nil)): return try open.document(sealed, at: position, in: place)
        default: break
        }
        let item = try open.item(sealed, at: position, in: place)
        if let filter, !filter.holds(for: item) { return nil }
        guard case .items(let projection) = shown else { return .some(nil) }
        return ItemDocument.document(projection?.apply(to: item) ?? item)
    }

    private func startKey(_ entry: PageReader.Entry, in entries: BulkTable, _ open: OpenTable) throws -> Document {
        let item = try open.item(entry.sealed, at: entry.key, in: entries)
        let names = Set(open.table.key.names + (index?.key.names ?? []))
        return ItemDocument.document(item.filter { names.contains($0.key) })
    }

    private func units(_ page: PageReader.Page) -> ConsumedUnits {
        var units = ConsumedUnits()
        let amount = ConsumedUnits.reading(page.size, isConsistent: isConsistent)
        guard let index else {
            units.table = amount
            return units
        }
        units.add(amount, to: index)
        units.table = page.fetched.reduce(0) { $0 + ConsumedUnits.reading($1, isConsistent: isConsistent) }
        return units
    }
}

extension PageRequest {
    /// Where a page begins: after the key that the last one ended with.
    func start(_ input: Document, on open: OpenTable) throws -> (key: BulkKey, item: Item)? {
        guard let given = input["ExclusiveStartKey"] else { return nil }
        let item = try ItemDocument.item(given)
        let table = open.table.key
        let attributes = index.map { $0.key.attributes + table.attributes } ?? table.attributes
        guard Set(item.keys) == Set(attributes.map(\.name)) else {
            throw AWSError.validation("The provided starting key is invalid")
        }
        guard attributes.allSatisfy({ item[$0.name]?.keyType == $0.type }) else {
            throw AWSError.validation(
                "The provided starting key is invalid: The provided key element does not match the schema")
        }
        return (index.map { open.position(of: item, in: $0) } ?? open.position(of: item), item)
    }
}
