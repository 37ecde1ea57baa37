/// Why a value is not of the type that a schema states.
public struct TypeMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Hashable, Sendable {
        case otherType
        case unexpectedAttribute(Text)
        case missingAttribute(Text)
    }

    public let expected: SchemaType
    public let actual: Value
    public let reason: Reason

    public init(expected: SchemaType, actual: Value, reason: Reason = .otherType) {
        self.expected = expected
        self.actual = actual
        self.reason = reason
    }

    public var description: String {
        let why =
            switch reason {
            case .otherType: "actually has type \(actual.typeText)"
            case .unexpectedAttribute(let name): "contains an unexpected attribute `\(name)`"
            case .missingAttribute(let name): "is missing the required attribute `\(name)`"
            }
        return "type mismatch: value was expected to have type \(expected), but it \(why): `\(actual.cedarText)`"
    }
}

extension Value {
    /// Why the value is not of that type; nil when it is. Records are of exactly the attributes of their type.
    public func mismatch(with type: SchemaType) -> TypeMismatch? {
        switch (type, self) {
        case (.bool, .bool), (.long, .long), (.string, .string), (.decimal, .decimal), (.ip, .ip),
            (.datetime, .datetime), (.duration, .duration):
            return nil
        case (.entity(let name), .entity(let uid)) where uid.type == name:
            return nil
        case (.set(let element), .set(let set)):
            for value in set.elements {
                if let mismatch = value.mismatch(with: element) { return mismatch }
            }
            return nil
        case (.record(let record), .record(let members)):
            return mismatch(of: members, with: record)
        default:
            return TypeMismatch(expected: type, actual: self)
        }
    }

    private func mismatch(of members: [Text: Value], with record: SchemaRecord) -> TypeMismatch? {
        for name in record.attributes.keys.sorted() {
            guard let attribute = record.attributes[name] else { continue }
            if let value = members[name] {
                if let mismatch = value.mismatch(with: attribute.type) { return mismatch }
            } else if attribute.isRequired {
                return TypeMismatch(expected: .record(record), actual: self, reason: .missingAttribute(name))
            }
        }
        let unexpected = members.keys.filter { record.attributes[$0] == nil }.min()
        return unexpected.map {
            TypeMismatch(expected: .record(record), actual: self, reason: .unexpectedAttribute($0))
        }
    }

    /// The ids of all entities that the value refers to, at any depth.
    var entities: [EntityUID] {
        switch self {
        case .entity(let uid): [uid]
        case .set(let set): set.elements.flatMap(\.entities)
        case .record(let members): members.sorted { $0.key < $1.key }.flatMap { $0.value.entities }
        default: []
        }
    }
}
