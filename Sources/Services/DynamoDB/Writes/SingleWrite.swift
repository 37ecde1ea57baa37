import Core
import ItemExpressions
import Plane
import Store

/// PutItem, UpdateItem and DeleteItem: what they share.
struct SingleWrite: Sendable {
    enum Kind: String, Sendable {
        case PutItem
        case UpdateItem
        case DeleteItem
    }

    let kind: Kind
    let service: DynamoDBService

    var operation: Operation {
        Operation(kind.rawValue, .write, requires: requirements, handler: handle)
            .recorded(ItemRecording.single(service))
    }

    private func requirements(_ call: Call) async throws -> [Requirement] {
        var access = ItemAccess(kind.rawValue, call.input)
        access.attributes.add(call.input)
        access.returnValues = call.input["ReturnValues"]?.string ?? "NONE"
        let reference = try TableReference(call.input["TableName"]?.string ?? "", in: call)
        let table = try await service.decide(on: reference, call)
        access.addLeadingKey(of: call.input["Item"] ?? call.input["Key"], table)
        return [access.requirement(on: reference, table)]
    }

    private func handle(_ call: Call) async throws -> Document {
        let input = call.input
        let returnValues = input["ReturnValues"]?.string ?? "NONE"
        guard kind == .UpdateItem || returnValues == "NONE" || returnValues == "ALL_OLD" else {
            throw AWSError.validation("ReturnValues can only be ALL_OLD or NONE")
        }
        let tableName = input["TableName"]?.string ?? ""
        let reference = try TableReference(tableName, in: call)
        let request = try WriteRequest(kind, input)
        return try await service.withTable(reference, call) { open in
            let action = try request.action(on: open, returnsOld: returnValues == "ALL_OLD")
            let outcome = try await perform(action, call)
            service.statistics.note(outcome.effects.statistics, of: open.table)
            var answer: [String: Document] = [:]
            answer["Attributes"] = Self.attributes(outcome, returnValues)
            answer["ConsumedCapacity"] = CapacityDetail(input).document(outcome.effects.units, of: tableName)
            if input["ReturnItemCollectionMetrics"]?.string == "SIZE" {
                answer["ItemCollectionMetrics"] = try await ItemCollection(action).metrics(call.store)
            }
            return .structure(answer)
        }
    }

    private func perform(_ action: WriteAction, _ call: Call) async throws -> WriteAction.Outcome {
        do {
            return try await call.store.write { writer in
                try TableFence.check(action.open.table, writer)
                return try action.perform(at: call.time, writer)
            }
        } catch let failure as ConditionFailed {
            throw failure.error
        }
    }

    private static func attributes(_ outcome: WriteAction.Outcome, _ returnValues: String) -> Document? {
        let item: Item? =
            switch returnValues {
            case "ALL_OLD": outcome.old
            case "ALL_NEW": outcome.new
            case "UPDATED_OLD": outcome.updatedOld.isEmpty ? nil : outcome.updatedOld
            case "UPDATED_NEW": outcome.updatedNew.isEmpty ? nil : outcome.updatedNew
            default: nil
            }
        return item.map(ItemDocument.document)
    }
}

enum PutItem {
    static func operation(_ service: DynamoDBService) -> Operation {
        SingleWrite(kind: .PutItem, service: service).operation
    }
}

enum UpdateItem {
    static func operation(_ service: DynamoDBService) -> Operation {
        SingleWrite(kind: .UpdateItem, service: service).operation
    }
}

enum DeleteItem {
    static func operation(_ service: DynamoDBService) -> Operation {
        SingleWrite(kind: .DeleteItem, service: service).operation
    }
}
