/// One action of an update.
enum UpdateAction: Sendable, Hashable {
    case set(AttributePath, UpdateOperand)
    case remove(AttributePath)
    case add(AttributePath, AttributeValue)
    case delete(AttributePath, AttributeValue)

    var path: AttributePath {
        switch self {
        case .set(let path, _), .remove(let path), .add(let path, _), .delete(let path, _): path
        }
    }
}

/// What SET assigns.
indirect enum UpdateOperand: Sendable, Hashable {
    case value(AttributeValue)
    case path(AttributePath)
    case ifNotExists(AttributePath, UpdateOperand)
    case listAppend(UpdateOperand, UpdateOperand)
    case plus(UpdateOperand, UpdateOperand)
    case minus(UpdateOperand, UpdateOperand)

    /// The value for an item as it was before the update.
    func value(in item: Item) throws(ItemError) -> AttributeValue {
        switch self {
        case .value(let value): return value
        case .path(let path):
            guard let value = path.value(in: item) else { throw .missingAttribute }
            return value
        case .ifNotExists(let path, let operand):
            if let value = path.value(in: item) { return value }
            return try operand.value(in: item)
        case .listAppend(let left, let right):
            guard case .list(let first) = try left.value(in: item), case .list(let second) = try right.value(in: item)
            else { throw .wrongOperandType }
            return .list(first + second)
        case .plus(let left, let right):
            let (left, right) = try Self.numbers(left, right, item)
            return .number(try left.adding(right))
        case .minus(let left, let right):
            let (left, right) = try Self.numbers(left, right, item)
            return .number(try left.subtracting(right))
        }
    }

    private static func numbers(
        _ left: UpdateOperand, _ right: UpdateOperand, _ item: Item
    ) throws(ItemError) -> (Number, Number) {
        guard case .number(let left) = try left.value(in: item), case .number(let right) = try right.value(in: item)
        else { throw .wrongOperandType }
        return (left, right)
    }

    /// Every path that it reads.
    func forEachPath(_ body: (AttributePath) -> Void) {
        switch self {
        case .value: break
        case .path(let path): body(path)
        case .ifNotExists(let path, let operand):
            body(path)
            operand.forEachPath(body)
        case .listAppend(let left, let right), .plus(let left, let right), .minus(let left, let right):
            left.forEachPath(body)
            right.forEachPath(body)
        }
    }
}

extension ItemError {
    static let missingAttribute = ItemError(
        "The provided expression refers to an attribute that does not exist in the item")
    static let wrongOperandType = ItemError("An operand in the update expression has an incorrect data type")
    static let invalidPath = ItemError("The document path provided in the update expression is invalid for update")
}
