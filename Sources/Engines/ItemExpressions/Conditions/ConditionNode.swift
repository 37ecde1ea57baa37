/// A condition as a tree. `all` and `any` have any number of members, so that long chains are not deep.
indirect enum ConditionNode: Sendable, Hashable {
    enum Comparator: String, Sendable {
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    enum Operand: Sendable, Hashable {
        case value(AttributeValue)
        case path(AttributePath)
        case size(AttributePath)
    }

    case compare(Operand, Comparator, Operand)
    case between(Operand, Operand, Operand)
    case among(Operand, [Operand])
    case exists(AttributePath)
    case notExists(AttributePath)
    case hasType(AttributePath, AttributeValue.ValueType)
    case beginsWith(Operand, Operand)
    case contains(Operand, Operand)
    case all([ConditionNode])
    case any([ConditionNode])
    case not(ConditionNode)
}

extension ConditionNode {
    func forEachPath(_ body: (AttributePath) -> Void) {
        switch self {
        case .exists(let path), .notExists(let path), .hasType(let path, _): body(path)
        case .compare(let left, _, let right), .beginsWith(let left, let right), .contains(let left, let right):
            for operand in [left, right] { operand.path.map(body) }
        case .between(let operand, let lower, let upper):
            for operand in [operand, lower, upper] { operand.path.map(body) }
        case .among(let operand, let operands): for operand in [operand] + operands { operand.path.map(body) }
        case .all(let nodes), .any(let nodes): for node in nodes { node.forEachPath(body) }
        case .not(let node): node.forEachPath(body)
        }
    }
}

extension ConditionNode.Operand {
    var path: AttributePath? {
        switch self {
        case .value: nil
        case .path(let path), .size(let path): path
        }
    }

    func value(in item: Item) -> AttributeValue? {
        switch self {
        case .value(let value): value
        case .path(let path): path.value(in: item)
        case .size(let path): path.value(in: item)?.measure.map { .number(Number($0)) }
        }
    }
}

extension AttributeValue {
    /// What `size` gives: characters and bytes as DynamoDB counts them, members of collections; nil for the types that it
    /// does not take.
    var measure: Int? {
        switch self {
        case .string(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        case .list(let values): values.count
        case .map(let attributes): attributes.count
        case .stringSet(let texts): texts.count
        case .numberSet(let numbers): numbers.count
        case .binarySet(let binaries): binaries.count
        case .number, .boolean, .null: nil
        }
    }
}
