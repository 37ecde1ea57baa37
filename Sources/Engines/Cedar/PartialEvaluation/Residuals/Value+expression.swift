extension Value {
    /// An expression that gives the value: extension values by their constructors, sets and records in order.
    public var expression: Expression {
        switch self {
        case .bool(let value): Expression(.literal(.bool(value)))
        case .long(let value): Expression(.literal(.long(value)))
        case .string(let value): Expression(.literal(.string(value)))
        case .entity(let uid): Expression(.literal(.entity(uid)))
        case .set(let set): Expression(.set(set.elements.map(\.expression)))
        case .record(let members):
            Expression(
                .record(
                    members.sorted { $0.key < $1.key }.map {
                        Expression.RecordMember(key: $0.key, value: $0.value.expression)
                    }))
        case .decimal(let value): Value.call(.decimal, value.description)
        case .ip(let value): Value.call(.ip, value.description)
        case .duration(let value): Value.call(.duration, "\(value.milliseconds)ms")
        case .datetime(let value):
            // No text form reaches all of them (RFC 110).
            Expression(
                .call(
                    .offset,
                    [Value.call(.datetime, "1970-01-01"), Value.call(.duration, "\(value.milliseconds)ms")]))
        }
    }

    private static func call(_ function: ExtensionFunction, _ text: String) -> Expression {
        Expression(.call(function, [Expression(.literal(.string(Text(text))))]))
    }
}
