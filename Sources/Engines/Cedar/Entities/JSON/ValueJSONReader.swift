internal import Core

/// Reads values from JSON, with the type that a schema states where there is one.
///
/// The type lets entities and extension values be written without escapes. Values of other types are read as they are;
/// whether they conform is looked at afterwards.
struct ValueJSONReader {
    typealias Context = EntityDataError.Context

    let context: Context

    /// Reads a value without a type: `__entity` and `__extn` are escapes only as the one member of an object whose
    /// own members fit.
    func value(_ node: JSONNode) throws(EntityDataError) -> Value {
        switch node.value {
        case .null: throw EntityDataError(.null(context), at: node.range)
        case .boolean(let value): return .bool(value)
        case .string(let text): return .string(Text(text))
        case .number(let text):
            // The reference's JSON library reads `-0` as a floating-point number, which is none of Cedar's.
            guard let value = Int64(text), text != "-0" else {
                throw EntityDataError(.noInteger(context, text), at: node.range)
            }
            return .long(value)
        case .array(let elements):
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for element in elements { values.append(try value(element)) }
            return .set(of: values)
        case .object(let members):
            if members.count == 1, let escaped = try escaped(members[0]) { return escaped }
            var record = [Text: Value](minimumCapacity: members.count)
            for member in members { record[Text(member.name)] = try value(member.value) }
            return .record(record)
        }
    }

    private func escaped(_ member: JSONMember) throws(EntityDataError) -> Value? {
        switch member.name {
        case "__expr":
            guard member.value.string != nil else { return nil }
            throw EntityDataError(.expressionEscape(context), at: member.range)
        case "__entity":
            guard let uid = try uid(typeAndID: member.value) else { return nil }
            return .entity(uid)
        case "__extn":
            guard let call = ExtensionCall(member.value) else { return nil }
            var arguments: [Value] = []
            for argument in call.arguments { arguments.append(try value(argument)) }
            return try result(of: call, arguments, at: member.value)
        default:
            return nil
        }
    }

    /// The entity that an object with `type` and `id` names; nil when it is no such object.
    private func uid(typeAndID node: JSONNode) throws(EntityDataError) -> EntityUID? {
        guard let type = node.member("type")?.string, let id = node.member("id")?.string else { return nil }
        guard let name = Name(parsing: type) else {
            throw EntityDataError(
                .badEscape(.entity, value: node.display, reason: "`\(type)` is not the name of an entity type"),
                at: node.range)
        }
        return EntityUID(type: name, id: Text(id))
    }

    /// Reads what must be an entity, with the escape or without.
    func entity(_ node: JSONNode) throws(EntityDataError) -> EntityUID {
        if node.member("__expr")?.string != nil {
            throw EntityDataError(.expressionEscape(context), at: node.range)
        }
        if let inner = node.member("__entity"), let uid = try uid(typeAndID: inner) { return uid }
        if let uid = try uid(typeAndID: node) { return uid }
        throw EntityDataError(.expectedEntity(context, found: node), at: node.range)
    }
}

// MARK: Typed

extension ValueJSONReader {
    /// Reads a value of a type; without one as ``value(_:)`` does.
    func value(_ node: JSONNode, of type: SchemaType?) throws(EntityDataError) -> Value {
        switch type {
        case .entity: return .entity(try entity(node))
        case .decimal: return try extensionValue(node, .decimal)
        case .ip: return try extensionValue(node, .ip)
        case .datetime: return try extensionValue(node, .datetime)
        case .duration: return try extensionValue(node, .duration)
        case .set(let element):
            guard let elements = node.array else { throw try mismatch(node, with: .set(element)) }
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for node in elements { values.append(try value(node, of: element)) }
            return .set(of: values)
        case .record(let record):
            guard let members = node.members else { throw try mismatch(node, with: .record(record)) }
            return .record(try self.record(members, of: record, at: node))
        case .bool, .long, .string, nil:
            return try value(node)
        }
    }

    private func record(
        _ members: [JSONMember], of record: SchemaRecord, at node: JSONNode
    ) throws(EntityDataError) -> [Text: Value] {
        var values = [Text: Value](minimumCapacity: members.count)
        var unexpected: Text?
        for member in members {
            let name = Text(member.name)
            if let attribute = record.attributes[name] {
                values[name] = try value(member.value, of: attribute.type)
            } else {
                unexpected = min(unexpected ?? name, name)
            }
        }
        let missing = record.attributes.lazy.filter { $0.value.isRequired && values[$0.key] == nil }.map(\.key).min()
        if let missing {
            throw EntityDataError(.missingRecordAttribute(context, missing), at: node.range)
        }
        if let unexpected {
            throw EntityDataError(.unexpectedRecordAttribute(context, unexpected), at: node.range)
        }
        return values
    }

    private func mismatch(_ node: JSONNode, with type: SchemaType) throws(EntityDataError) -> EntityDataError {
        let mismatch = TypeMismatch(expected: type, actual: try value(node))
        if case .attribute(let name, let uid) = context {
            return EntityDataError(.conformance(.typeMismatch(uid, .attribute(name), mismatch)), at: node.range)
        }
        return EntityDataError(.typeMismatch(context, mismatch), at: node.range)
    }
}
