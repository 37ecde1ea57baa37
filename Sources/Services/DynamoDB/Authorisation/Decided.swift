import Core
import Plane
import Store

/// What the decision on a call was made for, kept for its handler: a table that is made, or made anew, after the decision
/// has other keys than those that were decided on, or had none then.
struct Decided: Sendable {
    /// The ids of the tables; none for those that were not there.
    var tables: [TableReference: String] = [:]
    /// Of a Query, read once for both.
    var query: QueryExpressions?
    /// The entries of the index that a Query reads.
    var indexEntries: String?
}

extension Call {
    var decided: Decided {
        get { preparation.take(Decided.self) ?? Decided() }
        set { preparation.keep(newValue) }
    }
}

extension DynamoDBService {
    /// The table that a decision is made for; nil when there is none, and then there will be none for the handler.
    func decide(on reference: TableReference, _ call: Call) async throws -> Table? {
        let table = try await tables.find(reference, in: call.store)
        call.decided.tables[reference] = table?.record.id
        return table
    }
}
