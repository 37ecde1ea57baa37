import Cedar

extension SExpression {
    /// The value that a term of the sort has in the solver's model; nil when it is not written as expected, or is none
    /// that the language has.
    func value(_ sort: Sort, _ schema: Schema) -> Value? {
        switch sort {
        case .bool:
            guard case .atom(let text) = self, text == "true" || text == "false" else { return nil }
            return .bool(text == "true")
        case .string: return text.map { .string($0) }
        case .long: return number.map { .long($0) }
        case .decimal: return number.map { .decimal(Decimal(scaled: $0)) }
        case .datetime: return number.map { .datetime(Datetime(milliseconds: $0)) }
        case .duration: return number.map { .duration(Cedar.Duration(milliseconds: $0)) }
        case .ip: return address.map { .ip($0) }
        case .entity(let type): return entity(type, schema).map { .entity($0) }
        case .set(let element): return elements(element, schema).map { .set(of: $0) }
        case .record(let fields): return record(fields, schema)
        case .bits, .option: return nil
        }
    }

    // MARK: Plain values

    private var text: Text? {
        if case .string(let text?) = self { Text(text) } else { nil }
    }

    private var number: Int64? {
        bits.map { Int64(truncatingIfNeeded: $0) }
    }

    /// `#b…`, `#x…` or `(_ bv… n)`.
    private var bits: UInt128? {
        switch self {
        case .atom(let text) where text.hasPrefix("#b"): UInt128(text.dropFirst(2), radix: 2)
        case .atom(let text) where text.hasPrefix("#x"): UInt128(text.dropFirst(2), radix: 16)
        case .list(let items) where items.count == 3:
            if case .atom(let text) = items[1], text.hasPrefix("bv") { UInt128(text.dropFirst(2)) } else { nil }
        default: nil
        }
    }

    private var address: IPAddress? {
        guard case .list(let items) = self, items.count >= 2, case .atom(let constructor) = items[0],
            let bits = items[1].bits
        else { return nil }
        let isIPv4 = constructor.hasPrefix("V4")
        let prefix = items.count > 2 ? items[2].bits : isIPv4 ? 32 : 128
        guard let prefix else { return nil }
        let (count, width) = isIPv4 ? (4, 8) : (8, 16)
        let parts = (0..<count).map { index -> String in
            let shifted = bits >> UInt128(width * (count - 1 - index))
            return String(shifted & ((1 << UInt128(width)) - 1), radix: isIPv4 ? 10 : 16)
        }
        return try? IPAddress(parsing: Text("\(parts.joined(separator: isIPv4 ? "." : ":"))/\(prefix)"))
    }

    /// A string, or a constructor whose name ends in the number of an id.
    private func entity(_ type: Name, _ schema: Schema) -> EntityUID? {
        guard let ids = schema.ids(of: type) else { return text.map { EntityUID(type: type, id: $0) } }
        guard case .atom(let constructor) = self,
            let number = constructor.split(separator: "_").last.flatMap({ Int($0) }),
            ids.indices.contains(number)
        else { return nil }
        return EntityUID(type: type, id: ids[number])
    }

    // MARK: Collections

    /// Unions of single elements, or the empty set.
    private func elements(_ sort: Sort, _ schema: Schema) -> [Value]? {
        var values: [Value] = []
        var stack = [self]
        while let next = stack.popLast() {
            guard case .list(let items) = next, case .atom(let head) = items.first else { return nil }
            switch head {
            case "as": continue
            case "set.union": stack += items.dropFirst()
            case "set.insert": stack += items.dropFirst().map { $0 == items.last ? $0 : .singleton($0) }
            case "set.singleton":
                guard items.count == 2, let value = items[1].value(sort, schema) else { return nil }
                values.append(value)
            default: return nil
            }
        }
        return values
    }

    private static func singleton(_ element: SExpression) -> SExpression {
        .list([.atom("set.singleton"), element])
    }

    private func record(_ fields: [Sort.Field], _ schema: Schema) -> Value? {
        // A constructor without fields stands without parentheses.
        var parts: [SExpression] = []
        if case .list(let items) = self { parts = Array(items.dropFirst()) }
        guard parts.count == fields.count else { return nil }
        var members: [Text: Value] = [:]
        for (field, part) in zip(fields, parts) {
            guard case .option(let sort) = field.sort else {
                guard let value = part.value(field.sort, schema) else { return nil }
                members[field.name] = value
                continue
            }
            // `none` is an atom, `(some value)` a list.
            guard case .list(let items) = part else { continue }
            guard items.count == 2, let value = items[1].value(sort, schema) else { return nil }
            members[field.name] = value
        }
        return .record(members)
    }
}
