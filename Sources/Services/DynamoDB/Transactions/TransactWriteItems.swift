import Core
import ItemExpressions
import Plane
import Store

/// The members of one of `TransactItems`.
enum TransactAction: String, Sendable, CaseIterable {
    case ConditionCheck
    case Put
    case Delete
    case Update

    /// What it is to policies.
    var permission: String {
        switch self {
        case .ConditionCheck: "ConditionCheckItem"
        case .Put: "PutItem"
        case .Delete: "DeleteItem"
        case .Update: "UpdateItem"
        }
    }

    /// - Throws: `ValidationException` unless exactly one member is there.
    static func read(_ item: Document) throws -> (TransactAction, Document) {
        let given = allCases.compactMap { action in item[action.rawValue].map { (action, $0) } }
        guard given.count == 1, let first = given.first else {
            throw AWSError.validation("TransactItems can only contain one of Check, Put, Update or Delete")
        }
        return first
    }
}

enum TransactWriteItems {
    /// In bytes of items.
    private static let longest = 4 << 20

    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "TransactWriteItems", .write, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.transaction(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        var accesses = TransactAccess(call, enclosing: "TransactWriteItems")
        for item in call.input["TransactItems"]?.list ?? [] {
            let (action, part) = try TransactAction.read(item)
            try await accesses.add(action.permission, part, isRead: false, service)
        }
        return accesses.requirements
    }

    private struct Part: Sendable {
        let tableName: String
        let request: WriteRequest
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let items = call.input["TransactItems"]?.list ?? []
        let parts = try items.map { item in
            let (action, part) = try TransactAction.read(item)
            return Part(tableName: part["TableName"]?.string ?? "", request: try WriteRequest(action, part))
        }
        let references = try parts.map { try TableReference($0.tableName, in: call) }
        let token = call.input["ClientRequestToken"]?.string
        return try await service.tokens.alone(token, in: call.regionScope) {
            try await service.withTables(references, call) { tables in
                let actions = try actions(parts, tables)
                let digest = token.map { _ in service.tokens.digest(.list(items), by: call.caller.arn) }
                let done = try await perform(actions, token, digest, service, call)
                for (effects, open) in zip(done.effects, tables) {
                    service.statistics.note(effects.statistics, of: open.table)
                }
                return try await answer(parts.map(\.tableName), actions, done, call)
            }
        }
    }

    private static func actions(_ parts: [Part], _ tables: [OpenTable]) throws -> [WriteAction] {
        var reasons: [CancellationReason] = []
        var actions: [WriteAction] = []
        for (part, open) in zip(parts, tables) {
            do {
                actions.append(try part.request.action(on: open))
                reasons.append(.none)
            } catch let error as AWSError where error.code == "ValidationException" {
                reasons.append(.invalid(error.message))
            }
        }
        guard actions.count == parts.count else { throw CancellationReason.error(reasons) }
        guard Set(actions.map(\.position)).count == actions.count else {
            throw AWSError.validation("Transaction request cannot include multiple operations on one item")
        }
        return actions
    }

    private struct Done: Sendable {
        let effects: [WriteEffects]
        /// Whether the same was done before, and only looked at now.
        let isRepeated: Bool
    }

    /// Looks at every item before it changes any, so that the answer names every reason; then changes all.
    private static func perform(
        _ actions: [WriteAction], _ token: String?, _ digest: String?, _ service: DynamoDBService, _ call: Call
    ) async throws -> Done {
        try await call.store.write { writer in
            var checked: Set<String> = []
            for action in actions where checked.insert(action.open.table.record.id).inserted {
                try TableFence.check(action.open.table, writer)
            }
            if let token, let digest {
                let isNew = try service.tokens.isNew(
                    token, digest, in: call.regionScope, at: call.time, writer)
                guard isNew else { return Done(effects: try repeated(actions, writer), isRepeated: true) }
            }
            var planned = try plan(actions, writer)
            for index in actions.indices {
                try actions[index].carryOut(
                    &planned[index].outcome, planned[index].found, at: call.time, writer)
            }
            return Done(effects: planned.map(\.outcome.effects), isRepeated: false)
        }
    }

    /// What is asked again takes reads instead of writes.
    private static func repeated(_ actions: [WriteAction], _ reader: any StoreReader) throws -> [WriteEffects] {
        try actions.map { action in
            var effects = WriteEffects()
            let size = try action.open.sealed(at: action.position, reader).map(TableKey.size) ?? 0
            effects.units.table = ConsumedUnits.reading(size, isConsistent: true)
            return effects
        }
    }

    private static func plan(
        _ actions: [WriteAction], _ reader: any StoreReader
    ) throws -> [(outcome: WriteAction.Outcome, found: WriteAction.Found)] {
        var planned: [(outcome: WriteAction.Outcome, found: WriteAction.Found)] = []
        var reasons: [CancellationReason] = []
        for action in actions {
            do {
                let found = try action.look(reader)
                planned.append((try action.plan(found), found))
                reasons.append(.none)
            } catch let failure as ConditionFailed {
                reasons.append(.conditionFailed(failure.item))
            } catch let error as AWSError where error.code == "ValidationException" {
                reasons.append(.invalid(error.message))
            }
        }
        guard planned.count == actions.count else { throw CancellationReason.error(reasons) }
        let size = planned.reduce(0) { $0 + max($1.outcome.new?.itemSize ?? 0, $1.found.size ?? 0) }
        guard size <= longest else {
            throw AWSError.validation("Collective size of the items in the transaction exceeds the limit of 4 MB")
        }
        return planned
    }

    private static func answer(
        _ names: [String], _ actions: [WriteAction], _ done: Done, _ call: Call
    ) async throws -> Document {
        var answer: [String: Document] = [:]
        let detail = CapacityDetail(call.input)
        if detail != .none {
            var units: [String: ConsumedUnits] = [:]
            for (name, effects) in zip(names, done.effects) {
                units[name, default: ConsumedUnits()].add(effects.units.doubled())
            }
            answer["ConsumedCapacity"] = .list(
                units.sorted { $0.key < $1.key }.compactMap {
                    detail.document($0.value, of: $0.key, done.isRepeated ? .read : .write)
                })
        }
        if call.input["ReturnItemCollectionMetrics"]?.string == "SIZE" {
            answer["ItemCollectionMetrics"] = try await ItemCollection.metrics(
                zip(names, actions.map { [$0] }), call.store)
        }
        return .structure(answer)
    }
}
