/// Entities made ready for evaluation with the policies of one ``Authorizer``.
///
/// Loading costs once what each decision then saves; requests that share their entities share the graph.
public final class EntityGraph: Sendable {
    struct Node: Sendable {
        let attributes: RuntimeRecord
        let tags: RuntimeRecord
        /// In ascending order.
        let ancestors: [EntityNumber]
    }

    let symbols: Symbols
    /// What is looked at where this graph has nothing of an entity.
    private let base: EntityGraph?
    /// The number that `nodes` begins with.
    private let first: Int
    /// nil for entities that are only named.
    private let nodes: [Node?]
    /// Below `first`.
    private let scattered: [EntityNumber: Node]

    init(_ entities: Entities, on policySymbols: Symbols, base: EntityGraph? = nil) {
        var symbols = Symbols(on: policySymbols)
        var loaded: [(EntityNumber, Node)] = []
        loaded.reserveCapacity(entities.entities.count)
        for (uid, entity) in entities.entities {
            let number = symbols.add(uid)
            var ancestors = (entities.ancestors[uid] ?? []).map { symbols.add($0) }
            if let base { ancestors += base.ancestors(above: ancestors) }
            loaded.append(
                (
                    number,
                    Node(
                        attributes: symbols.record(entity.attributes), tags: symbols.record(entity.tags),
                        ancestors: ancestors.sorted())
                ))
        }
        // A row from the first number on is quickest, and wasteful where policies name far more entities than these.
        let isSparse = policySymbols.entityCount > 256 && policySymbols.entityCount / 4 > loaded.count
        first = isSparse ? policySymbols.entityCount : 0
        var nodes = [Node?](repeating: nil, count: symbols.entityCount - first)
        var scattered: [EntityNumber: Node] = [:]
        for (number, node) in loaded {
            if Int(number) < first { scattered[number] = node } else { nodes[Int(number) - first] = node }
        }
        self.symbols = symbols
        self.base = base
        self.nodes = nodes
        self.scattered = scattered
    }

    func node(_ number: EntityNumber) -> Node? {
        let index = Int(number) - first
        if index >= 0 {
            if index < nodes.count, let node = nodes[index] { return node }
        } else if let node = scattered[number] {
            return node
        }
        return base?.node(number)
    }

    /// What is above any of these.
    private func ancestors(above numbers: [EntityNumber]) -> [EntityNumber] {
        var found: Set<EntityNumber> = []
        for number in numbers { found.formUnion(ancestors(of: number)) }
        found.subtract(numbers)
        return Array(found)
    }

    /// Whether the one is the other or below it.
    func isMember(_ number: EntityNumber, of group: EntityNumber) -> Bool {
        number == group || node(number)?.ancestors.containsSorted(group) == true
    }

    func ancestors(of number: EntityNumber) -> [EntityNumber] { node(number)?.ancestors ?? [] }
}

extension [EntityNumber] {
    func containsSorted(_ number: EntityNumber) -> Bool {
        if count <= 8 { return contains(number) }
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low] == number
    }
}

extension Symbols {
    mutating func value(_ value: Value) -> RuntimeValue {
        switch value {
        case .bool(let value): .bool(value)
        case .long(let value): .long(value)
        case .string(let value): .string(value)
        case .entity(let uid): .entity(add(uid))
        case .set(let set): .set(RuntimeSet(set.elements.map { self.value($0) }))
        case .record(let members): .record(record(members))
        case .decimal(let value): .decimal(value)
        case .ip(let value): .ip(value)
        case .datetime(let value): .datetime(value)
        case .duration(let value): .duration(value)
        }
    }

    mutating func record(_ members: [Text: Value]) -> RuntimeRecord {
        RuntimeRecord(members.map { ($0.key, value($0.value)) })
    }

    func value(_ value: RuntimeValue) -> Value {
        switch value {
        case .bool(let value): .bool(value)
        case .long(let value): .long(value)
        case .string(let value): .string(value)
        case .entity(let number): .entity(uid(number))
        case .set(let set): .set(of: set.elements.map { self.value($0) })
        case .record(let record):
            .record(Dictionary(zip(record.names, record.values.map { self.value($0) }), uniquingKeysWith: { $1 }))
        case .decimal(let value): .decimal(value)
        case .ip(let value): .ip(value)
        case .datetime(let value): .datetime(value)
        case .duration(let value): .duration(value)
        }
    }
}
