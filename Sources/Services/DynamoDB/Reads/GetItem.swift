import Core
import ItemExpressions
import Plane
import Store

enum GetItem {
    static func operation(_ service: DynamoDBService) -> Operation {
        Operation(
            "GetItem", .read, requires: { try await requirements($0, service) },
            handler: { try await handle($0, service) }
        ).recorded(ItemRecording.single(service))
    }

    private static func requirements(_ call: Call, _ service: DynamoDBService) async throws -> [Requirement] {
        var access = ItemAccess("GetItem", call.input)
        access.attributes.add(call.input)
        access.select = ItemAccess.select(call.input)
        let reference = try TableReference(call.input["TableName"]?.string ?? "", in: call)
        let table = try await service.decide(on: reference, call)
        access.addLeadingKey(of: call.input["Key"], table)
        return [access.requirement(on: reference, table)]
    }

    private static func handle(_ call: Call, _ service: DynamoDBService) async throws -> Document {
        let input = call.input
        let tableName = input["TableName"]?.string ?? ""
        let reference = try TableReference(tableName, in: call)
        let projection = try ReadExpressions.projection(input)
        let key = try ItemDocument.item(input["Key"])
        return try await service.withTable(reference, call) { open in
            try KeyChecks.key(key, of: open.table.key)
            let position = open.position(of: key)
            let sealed = try await call.store.value(of: position, in: open.table.items)
            var answer: [String: Document] = [:]
            if let sealed { answer["Item"] = try open.shown(sealed, at: position, projection) }
            let units = ConsumedUnits(
                table: ConsumedUnits.reading(
                    sealed.map(TableKey.size) ?? 0, isConsistent: input["ConsistentRead"]?.boolean ?? false))
            answer["ConsumedCapacity"] = CapacityDetail(input).document(units, of: tableName)
            return .structure(answer)
        }
    }
}

extension OpenTable {
    /// An item as an answer shows it.
    func shown(_ sealed: [UInt8], at position: BulkKey, _ projection: ItemProjection?) throws -> Document {
        guard let projection else { return try document(sealed, at: position) }
        return ItemDocument.document(projection.apply(to: try item(sealed, at: position)))
    }
}
