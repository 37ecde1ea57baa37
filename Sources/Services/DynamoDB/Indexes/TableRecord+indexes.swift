import Core
import Store

extension TableRecord {
    /// Creates or deletes one global index, as UpdateTable asks.
    mutating func changeIndexes(_ input: UpdateTable.Input, _ writer: any StoreWriter) throws {
        let updates = input.GlobalSecondaryIndexUpdates ?? []
        for update in updates {
            let actions = [update.Create != nil, update.Update != nil, update.Delete != nil].filter { $0 }.count
            guard actions == 1 else {
                throw AWSError.invalidParameter(
                    "One of GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Update, "
                        + "GlobalSecondaryIndexUpdate.Delete must not be null")
            }
        }
        let creations = updates.compactMap(\.Create)
        let deletions = updates.compactMap(\.Delete)
        guard creations.count + deletions.count <= 1 else {
            throw AWSError(
                "LimitExceededException",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table")
        }
        if let creation = creations.first { try create(creation, input.AttributeDefinitions ?? [], writer) }
        if let deletion = deletions.first { try delete(deletion, writer) }
    }

    private mutating func create(
        _ creation: CreateTable.GlobalSecondaryIndex, _ definitions: [AttributeDefinition],
        _ writer: any StoreWriter
    ) throws {
        guard !(localIndexes + globalIndexes).contains(where: { $0.name == creation.IndexName }) else {
            throw AWSError.validation("Attempting to create an index which already exists")
        }
        try TableChecks.globalIndex(creation, billingMode)
        try TableChecks.globalIndexCount(globalIndexes.count + 1)
        try TableChecks.projectedAttributes((localIndexes + globalIndexes).map(\.projection) + [creation.Projection])
        try define(definitions, with: creation)
        var index = IndexRecord(creation)
        try writer.create(BulkTable(index.entries))
        if try Backfill.isEmpty(BulkTable(items), writer) {
            globalIndexes.append(index)
            return
        }
        index.status = .CREATING
        index.isBackfilling = true
        globalIndexes.append(index)
        status = .UPDATING
    }

    private mutating func delete(_ deletion: UpdateTable.DeleteIndex, _ writer: any StoreWriter) throws {
        guard let position = globalIndexes.firstIndex(where: { $0.name == deletion.IndexName }) else {
            throw AWSError.resourceNotFound
        }
        try writer.drop(BulkTable(globalIndexes.remove(at: position).entries))
        let used = Set(([keySchema] + (localIndexes + globalIndexes).map(\.keySchema)).joined().map(\.AttributeName))
        attributes.removeAll { !used.contains($0.AttributeName) }
    }

    /// Adds what a new index needs; what is defined already keeps its type.
    private mutating func define(
        _ definitions: [AttributeDefinition], with creation: CreateTable.GlobalSecondaryIndex
    ) throws {
        for definition in definitions {
            guard let known = attributes.first(where: { $0.AttributeName == definition.AttributeName }) else {
                attributes.append(definition)
                continue
            }
            guard known.AttributeType == definition.AttributeType else {
                throw AWSError.invalidParameter(
                    "Attribute \(known.AttributeName) is defined with type \(known.AttributeType.rawValue), "
                        + "and cannot be changed to \(definition.AttributeType.rawValue)")
            }
        }
        let schemas = [keySchema] + (localIndexes + globalIndexes).map(\.keySchema) + [creation.KeySchema]
        try TableChecks.definitions(attributes, used: schemas, hasIndexes: true)
    }
}
