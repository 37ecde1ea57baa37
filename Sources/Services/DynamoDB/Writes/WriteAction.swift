import Core
import ItemExpressions
import Store

/// One change of one item, or a check of it, ready to be carried out in a transaction.
struct WriteAction: Sendable {
    enum Kind: Sendable {
        case put(Item)
        case delete
        case update(Update)
        case check
    }

    /// What it came upon and what it left.
    struct Outcome: Sendable {
        var old: Item?
        var new: Item?
        /// What an update names, as it was and as it is.
        var updatedOld: Item = [:]
        var updatedNew: Item = [:]
        var effects = WriteEffects()
    }

    let open: OpenTable
    /// The item's primary key.
    let key: Item
    let kind: Kind
    let condition: Condition?
    /// `ReturnValuesOnConditionCheckFailure` is `ALL_OLD`.
    let returnsItemOnFailure: Bool
    /// Whether the answer shows the item as it was.
    let returnsOld: Bool
    let position: BulkKey

    init(
        _ kind: Kind, _ open: OpenTable, key: Item, condition: Condition?, returnsItemOnFailure: Bool,
        returnsOld: Bool = false
    ) {
        self.open = open
        self.key = key
        self.kind = kind
        self.condition = condition
        self.returnsItemOnFailure = returnsItemOnFailure
        self.returnsOld = returnsOld
        position = open.position(of: key)
    }

    /// Whether the change depends on the item that is there.
    private var readsItem: Bool {
        if case .update = kind { return true }
        return condition != nil || returnsOld || open.needsOldItem
    }

    /// What there is before the change.
    struct Found: Sendable {
        let item: Item?
        let size: Int?
    }

    /// Reads the item and checks the condition.
    ///
    /// - Throws: `ConditionFailed`, and what is wrong with the condition for this item.
    func look(_ reader: any StoreReader) throws -> Found {
        let sealed = try open.sealed(at: position, reader)
        let item = readsItem ? try sealed.map { try open.item($0, at: position) } : nil
        if let condition, !condition.holds(for: item ?? [:]) {
            throw ConditionFailed(item: returnsItemOnFailure ? item : nil)
        }
        return Found(item: item, size: sealed.map(TableKey.size))
    }

    /// The item as it will be.
    ///
    /// - Throws: what is wrong with the update for this item.
    func plan(_ found: Found) throws -> Outcome {
        var outcome = Outcome(old: found.item)
        switch kind {
        case .check: outcome.new = found.item
        case .delete: outcome.new = nil
        case .put(let item): outcome.new = item
        case .update(let update):
            let result = try rendered { () throws(ItemError) in try update.apply(to: found.item ?? key) }
            try KeyChecks.indexKeys(of: result.item, open.table, changed: update.changedAttributes)
            guard result.item.itemSize <= KeyChecks.largestItem else {
                throw AWSError.validation("Item size to update has exceeded the maximum allowed size")
            }
            outcome.new = result.item
            outcome.updatedOld = found.item == nil ? [:] : result.updatedOld
            outcome.updatedNew = result.updatedNew
        }
        return outcome
    }

    /// Writes what was planned.
    func carryOut(_ outcome: inout Outcome, _ found: Found, at time: Timestamp, _ writer: any StoreWriter) throws {
        if case .check = kind {
            outcome.effects.units.table = WriteEffects.units(found.size ?? 0)
            return
        }
        outcome.effects = try open.replace(
            found.item, oldSize: found.size, with: outcome.new, at: position, at: time, writer)
    }

    /// All of it, for calls on single items.
    func perform(at time: Timestamp, _ writer: any StoreWriter) throws -> Outcome {
        let found = try look(writer)
        var outcome = try plan(found)
        try carryOut(&outcome, found, at: time, writer)
        return outcome
    }
}

/// A condition does not hold.
struct ConditionFailed: Error {
    /// The item that is there, for those who asked for it.
    let item: Item?

    var error: AWSError {
        AWSError(
            "ConditionalCheckFailedException", "The conditional request failed",
            members: item.map { ["Item": ItemDocument.document($0)] } ?? [:])
    }
}
