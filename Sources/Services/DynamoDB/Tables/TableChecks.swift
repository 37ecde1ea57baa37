import Core

/// What DynamoDB refuses in the description of a table, in its own words.
enum TableChecks {
    private static let mostGlobalIndexes = 20
    private static let mostLocalIndexes = 5
    /// Over all of a table's indexes that name attributes.
    private static let mostProjectedAttributes = 100
    private static let mostUnits = 1_000_000_000_000

    static func streams(_ specification: StreamSpecification?) throws {
        guard specification?.StreamEnabled != true else {
            throw AWSError.invalidParameter("DynamoDB Streams are not offered by this service here")
        }
    }

    static func keySchema(_ schema: [KeySchemaElement]) throws {
        guard schema.count <= 2 else {
            throw AWSError.invalidParameter("A KeySchema here has at most one HASH and one RANGE attribute")
        }
        guard let hash = schema.first, hash.KeyType == .HASH else {
            throw AWSError.validation("Invalid KeySchema: The first KeySchemaElement is not a HASH key type")
        }
        guard schema.count == 2 else { return }
        guard schema[1].KeyType == .RANGE else {
            throw AWSError.validation("Invalid KeySchema: The second KeySchemaElement is not a RANGE key type")
        }
        guard schema[1].AttributeName != hash.AttributeName else {
            throw AWSError.validation(
                "Both the Hash Key and the Range Key element in the KeySchema have the same name")
        }
    }

    static func tableKeySchema(_ schema: [KeySchemaElement]) throws {
        guard !schema.isEmpty else {
            throw AWSError.validation(
                "1 validation error detected: Value null at 'keySchema' failed to satisfy constraint: "
                    + "Member must not be null")
        }
        try keySchema(schema)
    }

    static func throughput(_ units: ProvisionedThroughput?, _ billing: BillingMode) throws {
        switch (units, billing) {
        case (nil, .PROVISIONED):
            throw AWSError.invalidParameter(
                "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED")
        case (.some, .PAY_PER_REQUEST):
            throw AWSError.invalidParameter(
                "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
                    + "PAY_PER_REQUEST")
        default: try bounds(units)
        }
    }

    private static func bounds(_ units: ProvisionedThroughput?, index: String? = nil) throws {
        guard let units else { return }
        let place = index.map { " for index \($0)" } ?? ""
        for (name, value) in [
            ("ReadCapacityUnits", units.ReadCapacityUnits), ("WriteCapacityUnits", units.WriteCapacityUnits),
        ] where value > mostUnits {
            throw AWSError.validation("Given value \(value) for \(name) is out of bounds\(place)")
        }
    }

    static func projection(_ projection: Projection) throws {
        guard let type = projection.ProjectionType else {
            throw AWSError.invalidParameter("Unknown ProjectionType: null")
        }
        let names = projection.NonKeyAttributes
        switch type {
        case .ALL, .KEYS_ONLY:
            guard names == nil else {
                throw AWSError.invalidParameter(
                    "ProjectionType is \(type.rawValue), but NonKeyAttributes is specified")
            }
        case .INCLUDE:
            guard names != nil else {
                throw AWSError.invalidParameter("ProjectionType is INCLUDE, but NonKeyAttributes is not specified")
            }
        }
    }

    static func indexes(
        _ input: CreateTable.Input, tableKey: [KeySchemaElement], _ billing: BillingMode
    ) throws {
        if let local = input.LocalSecondaryIndexes { try localIndexes(local, tableKey: tableKey) }
        if let global = input.GlobalSecondaryIndexes {
            guard !global.isEmpty else { throw AWSError.invalidParameter("List of GlobalSecondaryIndexes is empty") }
            try globalIndexCount(global.count)
            for index in global { try globalIndex(index, billing) }
        }
        var names: Set<String> = []
        for name in (input.LocalSecondaryIndexes ?? []).map(\.IndexName)
            + (input.GlobalSecondaryIndexes ?? []).map(\.IndexName)
        where !names.insert(name).inserted {
            throw AWSError.invalidParameter("Duplicate index name: \(name)")
        }
        try projectedAttributes(
            (input.LocalSecondaryIndexes ?? []).map(\.Projection)
                + (input.GlobalSecondaryIndexes ?? []).map(\.Projection))
    }

    private static func localIndexes(
        _ indexes: [CreateTable.LocalSecondaryIndex], tableKey: [KeySchemaElement]
    ) throws {
        guard !indexes.isEmpty else { throw AWSError.invalidParameter("List of LocalSecondaryIndexes is empty") }
        guard indexes.count <= mostLocalIndexes else {
            throw AWSError.invalidParameter("Number of LocalSecondaryIndexes exceeds per-table limit of 5")
        }
        guard tableKey.range != nil else {
            throw AWSError.invalidParameter(
                "Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex")
        }
        for index in indexes {
            try keySchema(index.KeySchema)
            guard index.KeySchema.range != nil else {
                throw AWSError.invalidParameter(
                    "Index KeySchema does not have a range key for index: \(index.IndexName)")
            }
            guard index.KeySchema.hash == tableKey.hash else {
                throw AWSError.invalidParameter(
                    "Index KeySchema does not have the same leading hash key as table KeySchema for index: "
                        + "\(index.IndexName). index hash key: \(index.KeySchema.hash ?? ""), "
                        + "table hash key: \(tableKey.hash ?? "")")
            }
            try projection(index.Projection)
        }
    }

    static func globalIndexCount(_ count: Int) throws {
        guard count <= mostGlobalIndexes else {
            throw AWSError.invalidParameter("GlobalSecondaryIndex count exceeds the per-table limit of 20")
        }
    }

    static func globalIndex(_ index: CreateTable.GlobalSecondaryIndex, _ billing: BillingMode) throws {
        try keySchema(index.KeySchema)
        try projection(index.Projection)
        switch (index.ProvisionedThroughput, billing) {
        case (nil, .PROVISIONED):
            throw AWSError.invalidParameter("ProvisionedThroughput is not specified for index: \(index.IndexName)")
        case (.some, .PAY_PER_REQUEST):
            throw AWSError.invalidParameter(
                "ProvisionedThroughput should not be specified for index: \(index.IndexName) when BillingMode is "
                    + "PAY_PER_REQUEST")
        default: try bounds(index.ProvisionedThroughput, index: index.IndexName)
        }
    }

    static func projectedAttributes(_ projections: [Projection]) throws {
        let count = projections.reduce(0) { $0 + ($1.NonKeyAttributes?.count ?? 0) }
        guard count <= mostProjectedAttributes else {
            throw AWSError.invalidParameter(
                "Number of projected non-key attributes in all indexes exceeds the per-table limit of 100")
        }
    }

    /// - Parameter used: every key schema of the table and its indexes.
    static func definitions(
        _ definitions: [AttributeDefinition], used schemas: [[KeySchemaElement]], hasIndexes: Bool
    ) throws {
        let defined = definitions.map(\.AttributeName)
        guard Set(defined).count == defined.count else {
            throw AWSError.invalidParameter("Some AttributeDefinitions are given more than once")
        }
        var used: [String] = []
        for name in schemas.joined().map(\.AttributeName) where !used.contains(name) { used.append(name) }
        let missing = used.filter { !defined.contains($0) }
        if !missing.isEmpty {
            guard hasIndexes || defined.count >= used.count else {
                throw AWSError.validation("Invalid KeySchema: Some index key attribute have no definition")
            }
            throw AWSError.invalidParameter(
                "Some index key attributes are not defined in AttributeDefinitions. "
                    + "Keys: \(list(missing)), AttributeDefinitions: \(list(defined))")
        }
        guard defined.count > used.count else { return }
        guard hasIndexes else {
            throw AWSError.invalidParameter(
                "Number of attributes in KeySchema does not exactly match number of attributes defined in "
                    + "AttributeDefinitions")
        }
        throw AWSError.invalidParameter(
            "Some AttributeDefinitions are not used. AttributeDefinitions: \(list(defined)), "
                + "keys used: \(list(used))")
    }

    /// As Java prints a list.
    static func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }
}
