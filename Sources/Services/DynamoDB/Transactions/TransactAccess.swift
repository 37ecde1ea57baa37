import Core
import Plane

/// The requirements of a transaction: one for each action on each table, with every partition key that it names there.
struct TransactAccess {
    private struct Place: Hashable {
        let action: String
        let reference: TableReference
    }

    private let call: Call
    private let enclosing: String
    private var order: [Place] = []
    private var accesses: [Place: (access: ItemAccess, table: Table?)] = [:]

    init(_ call: Call, enclosing: String) {
        self.call = call
        self.enclosing = enclosing
    }

    mutating func add(_ action: String, _ part: Document, isRead: Bool, _ service: DynamoDBService) async throws {
        let place = Place(
            action: action, reference: try TableReference(part["TableName"]?.string ?? "", in: call))
        if accesses[place] == nil {
            var access = ItemAccess(action, call.input)
            access.enclosingOperation = enclosing
            if !isRead { access.returnValues = "NONE" }
            accesses[place] = (access, try await service.decide(on: place.reference, call))
            order.append(place)
        }
        let table = accesses[place]?.table
        accesses[place]?.access.attributes.add(part)
        accesses[place]?.access.addLeadingKey(of: part["Item"] ?? part["Key"], table)
        guard isRead else { return }
        // One read of whole items makes the whole call one.
        let select = ItemAccess.select(part)
        if accesses[place]?.access.select != "ALL_ATTRIBUTES" { accesses[place]?.access.select = select }
    }

    var requirements: [Requirement] {
        order.compactMap { place in
            accesses[place].map { $0.access.requirement(on: place.reference, $0.table) }
        }
    }
}
