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
        // Which mismatch is the first takes sorting to say, and hardly any value has one.
        conforms(to: type) ? nil : firstMismatch(with: type)
    }

    fileprivate func conforms(to type: SchemaType) -> Bool {
        switch (type, self) {
        case (.bool, .bool), (.long, .long), (.string, .string), (.decimal, .decimal), (.ip, .ip),
            (.datetime, .datetime), (.duration, .duration):
            return true
        case (.entity(let name), .entity(let uid)): return uid.type == name
        case (.set(let element), .set(let set)): return set.elements.allSatisfy { $0.conforms(to: element) }
        case (.record(let record), .record(let members)): return record.admits(members)
        default: return false
        }
    }

    /// Of a value that does not conform.
    private func firstMismatch(with type: SchemaType) -> TypeMismatch? {
        switch (type, self) {
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

extension SchemaRecord {
    /// Whether the members are those of the record: all that are required, each of its type, and no others.
    fileprivate func admits(_ members: [Text: Value]) -> Bool {
        var known = 0
        for (name, attribute) in attributes {
            guard let value = members[name] else {
                if attribute.isRequired { return false }
                continue
            }
            guard value.conforms(to: attribute.type) else { return false }
            known += 1
        }
        return known == members.count
    }
}
