import Core

/// The capacity that a call took of one table and of its indexes.
struct ConsumedUnits: Sendable, Hashable {
    var table = 0.0
    var local: [String: Double] = [:]
    var global: [String: Double] = [:]

    var total: Double { table + local.values.reduce(0, +) + global.values.reduce(0, +) }

    mutating func add(_ units: Double, to index: SecondaryIndex) {
        guard units > 0 else { return }
        if index.isLocal { local[index.name, default: 0] += units } else { global[index.name, default: 0] += units }
    }

    mutating func add(_ other: ConsumedUnits) {
        table += other.table
        local.merge(other.local, uniquingKeysWith: +)
        global.merge(other.global, uniquingKeysWith: +)
    }

    /// Transactions take twice as much.
    func doubled() -> ConsumedUnits {
        var units = self
        units.table *= 2
        units.local = local.mapValues { $0 * 2 }
        units.global = global.mapValues { $0 * 2 }
        return units
    }

    /// One for each 4 KB that has begun, half of it where a read need not be consistent.
    static func reading(_ size: Int, isConsistent: Bool) -> Double {
        let units = Double(max(1, (size + 4_095) / 4_096))
        return isConsistent ? units : units / 2
    }
}

/// `ReturnConsumedCapacity`.
enum CapacityDetail: String, Sendable {
    case indexes = "INDEXES"
    case total = "TOTAL"
    case none = "NONE"

    init(_ input: Document) {
        self = input["ReturnConsumedCapacity"]?.string.flatMap(CapacityDetail.init(rawValue:)) ?? .none
    }

    enum Direction {
        case read
        case write
        /// Calls on single tables tell no direction.
        case untold
    }

    /// `ConsumedCapacity`; nil when nobody asked.
    func document(_ units: ConsumedUnits, of tableName: String, _ direction: Direction = .untold) -> Document? {
        guard self != .none else { return nil }
        func capacity(_ amount: Double) -> [String: Document] {
            var members: [String: Document] = ["CapacityUnits": .double(amount)]
            switch direction {
            case .read: members["ReadCapacityUnits"] = .double(amount)
            case .write: members["WriteCapacityUnits"] = .double(amount)
            case .untold: break
            }
            return members
        }
        var members = capacity(units.total)
        members["TableName"] = .string(tableName)
        if self == .indexes {
            members["Table"] = .structure(capacity(units.table))
            if !units.local.isEmpty {
                members["LocalSecondaryIndexes"] = .structure(units.local.mapValues { .structure(capacity($0)) })
            }
            if !units.global.isEmpty {
                members["GlobalSecondaryIndexes"] = .structure(units.global.mapValues { .structure(capacity($0)) })
            }
        }
        return .structure(members)
    }
}
