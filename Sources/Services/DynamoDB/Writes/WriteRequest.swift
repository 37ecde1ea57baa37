import Core
import ItemExpressions

/// What a write asks for, read once and checked as far as that needs no table.
struct WriteRequest: Sendable {
    private enum Change: Sendable {
        case put(Item)
        case delete(key: Item)
        case update(key: Item, Update?)
        case check(key: Item)
    }

    private let change: Change
    private let condition: Condition?
    private let returnsItemOnFailure: Bool

    /// Of PutItem, UpdateItem and DeleteItem.
    init(_ kind: SingleWrite.Kind, _ input: Document) throws {
        switch kind {
        case .PutItem: self = try Self(input, change: .put(ItemDocument.item(input["Item"])), of: .PutItem)
        case .DeleteItem: self = try Self(input, change: .delete(key: ItemDocument.item(input["Key"])), of: .DeleteItem)
        case .UpdateItem:
            self = try Self(
                input, change: .update(key: ItemDocument.item(input["Key"]), nil), of: .UpdateItem)
        }
    }

    /// Of one member of `TransactItems`.
    init(_ action: TransactAction, _ input: Document) throws {
        switch action {
        case .Put: self = try Self(input, change: .put(ItemDocument.item(input["Item"])), of: .PutItem)
        case .Delete: self = try Self(input, change: .delete(key: ItemDocument.item(input["Key"])), of: .DeleteItem)
        case .ConditionCheck:
            self = try Self(input, change: .check(key: ItemDocument.item(input["Key"])), of: .DeleteItem)
        case .Update:
            self = try Self(
                input, change: .update(key: ItemDocument.item(input["Key"]), nil), of: .UpdateItem)
        }
    }

    private init(_ input: Document, change: Change, of kind: SingleWrite.Kind) throws {
        let expressions = try WriteExpressions(input, isUpdate: kind == .UpdateItem)
        condition = expressions.condition
        if case .update(let key, _) = change {
            self.change = .update(key: key, expressions.update)
        } else {
            self.change = change
        }
        returnsItemOnFailure = input["ReturnValuesOnConditionCheckFailure"]?.string == "ALL_OLD"
    }

    /// - Throws: `ValidationException` when key or item do not fit the table.
    func action(on open: OpenTable, returnsOld: Bool = false) throws -> WriteAction {
        let table = open.table
        let key: Item
        let kind: WriteAction.Kind
        switch change {
        case .put(let item):
            try KeyChecks.item(item, of: table)
            key = item.filter { table.key.names.contains($0.key) }
            kind = .put(item)
        case .delete(let given):
            key = given
            kind = .delete
        case .check(let given):
            key = given
            kind = .check
        case .update(let given, let update):
            key = given
            kind = .update(update ?? Update.none)
        }
        try KeyChecks.key(key, of: table.key)
        if case .update(let update) = kind { try update.checkKeys(table.key) }
        return WriteAction(
            kind, open, key: key, condition: condition, returnsItemOnFailure: returnsItemOnFailure,
            returnsOld: returnsOld)
    }
}
