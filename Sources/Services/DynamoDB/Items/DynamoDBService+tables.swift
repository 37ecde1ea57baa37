import Core
import Envelope
import Plane

extension DynamoDBService {
    /// How often a call looks again when its tables change under it.
    private static let attempts = 5

    /// Runs `body` with open tables, and again when one of them changed before it was through.
    ///
    /// - Throws: `ResourceNotFoundException`, what KMS says, and what `body` throws.
    func withTables<Value>(
        _ references: [TableReference], _ call: Call, _ body: ([OpenTable]) async throws -> Value
    ) async throws -> Value {
        for _ in 1..<Self.attempts {
            do { return try await body(try await open(references, call)) } catch is StaleTable {}
        }
        do {
            return try await body(try await open(references, call))
        } catch is StaleTable {
            throw AWSError("InternalServerError", "The table is changing; try again.", status: 500)
        }
    }

    func withTable<Value>(
        _ reference: TableReference, _ call: Call, _ body: (OpenTable) async throws -> Value
    ) async throws -> Value {
        try await withTables([reference], call) { try await body($0[0]) }
    }

    private func open(_ references: [TableReference], _ call: Call) async throws -> [OpenTable] {
        let decided = call.decided.tables
        var opened: [OpenTable] = []
        opened.reserveCapacity(references.count)
        for (index, reference) in references.enumerated() {
            if let known = references[..<index].firstIndex(of: reference) {
                opened.append(opened[known])
                continue
            }
            guard reference.region == call.region, let table = try await tables.find(reference, in: call.store),
                decided[reference] == table.record.id
            else { throw AWSError.resourceNotFound }
            guard let key = try await keys.key(of: table, for: call) else { throw StaleTable() }
            opened.append(OpenTable(table: table, key: key))
        }
        return opened
    }
}
