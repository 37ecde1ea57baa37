/// Why an expression has no value. Cheap to make: the text is built when it is asked for.
public indirect enum EvaluationError: Error, Hashable, Sendable {
    case entityDoesNotExist(EntityUID)
    case attributeDoesNotExist(EntityUID, Text, available: [Text])
    case tagDoesNotExist(EntityUID, Text, available: [Text])
    case recordAttributeDoesNotExist(Text, available: [Text])
    /// - Parameter found: as texts name it: a kind of value, or an entity with its type.
    case type(expected: [ValueType], found: ValueType, entity: Name?)
    case wrongNumberOfArguments(ExtensionFunction, expected: Int, found: Int)
    case overflow(BinaryOperator, Int64, Int64)
    case negationOverflow(Int64)
    case failedExtensionFunction(ExtensionFunction, ExtensionFailure)
    case unlinkedSlot(Slot)
    case nestsTooDeeply
}

extension EvaluationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .entityDoesNotExist(let uid): "entity `\(uid)` does not exist"
        case .attributeDoesNotExist(let uid, let name, _): "`\(uid)` does not have the attribute `\(name)`"
        case .tagDoesNotExist(let uid, let name, _): "`\(uid)` does not have the tag `\(name)`"
        case .recordAttributeDoesNotExist(let name, _): "record does not have the attribute `\(name)`"
        case .type(let expected, let found, let entity):
            "type error: expected \(Self.list(expected)), got "
                + (entity.map { "(entity of type `\($0)`)" } ?? found.rawValue)
        case .wrongNumberOfArguments(let function, let expected, let found):
            "wrong number of arguments provided to extension function `\(function.rawValue)`: expected \(expected), "
                + "got \(found)"
        case .overflow(let operation, let left, let right):
            "integer overflow while attempting to \(Self.verb(operation)) the values `\(left)` and `\(right)`"
        case .negationOverflow(let value): "integer overflow while attempting to negate the value `\(value)`"
        case .failedExtensionFunction(let function, let failure):
            "error while evaluating `\(function.extensionName)` extension function: \(failure.message)"
        case .unlinkedSlot(let slot): "template slot `\(slot.rawValue)` was not linked"
        case .nestsTooDeeply: "recursion limit reached"
        }
    }

    /// What would help, such as the attributes that there are; at most five are named.
    public var help: String? {
        switch self {
        case .attributeDoesNotExist(_, let name, let available), .recordAttributeDoesNotExist(let name, let available):
            Self.help("attributes", name, available)
        case .tagDoesNotExist(_, let name, let available): Self.help("tags", name, available)
        default: nil
        }
    }

    private static func help(_ kind: String, _ name: Text, _ available: [Text]) -> String {
        if let nearest = NearestName.of(name.string, among: available.map(\.string)) {
            return "did you mean `\(nearest)`?"
        }
        guard !available.isEmpty else { return "there are no \(kind)" }
        let shown = available.sorted().prefix(5).map(\.string).joined(separator: ", ")
        return "available \(kind): [\(shown)\(available.count > 5 ? ", …" : "")]"
    }

    private static func list(_ types: [ValueType]) -> String {
        let names = types.map(\.rawValue)
        return names.count == 1 ? names[0] : "one of [\(names.joined(separator: ", "))]"
    }

    private static func verb(_ operation: BinaryOperator) -> String {
        switch operation {
        case .add: "add"
        case .subtract: "subtract"
        default: "multiply"
        }
    }
}
