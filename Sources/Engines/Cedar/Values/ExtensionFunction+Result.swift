extension ExtensionFunction {
    /// The function of that name, as data calls it.
    static func named(_ name: Text) -> ExtensionFunction? {
        allCases.first { Text($0.rawValue) == name }
    }

    /// What the function gives for values; data may call any function, not constructors only.
    ///
    /// Throws the message that the reference's evaluation gives for a wrong number or type of arguments, for text that
    /// is no value of the type, and for results out of range.
    func result(of arguments: [Value]) throws(ExtensionFailure) -> Value {
        guard arguments.count == parameters.count else {
            throw ExtensionFailure(
                message: "wrong number of arguments provided to extension function `\(rawValue)`: "
                    + "expected \(parameters.count), got \(arguments.count)")
        }
        for (argument, parameter) in zip(arguments, parameters) where argument.type != parameter {
            throw ExtensionFailure(
                message: "type error: expected \(parameter.rawValue), got \(argument.typeText)")
        }
        do throws(ExtensionFailure) {
            return try result(ofMatching: arguments)
        } catch {
            throw ExtensionFailure(
                message: "error while evaluating `\(extensionName)` extension function: \(error.message)")
        }
    }

    /// What the function gives for arguments that are as many and of the types that it wants.
    func result(ofMatching arguments: [Value]) throws(ExtensionFailure) -> Value {
        if case .string(let text) = arguments.first { return try constructed(of: text) }
        return try methodResult(arguments)
    }

    var extensionName: String {
        self == .ip ? "ipaddr" : rawValue
    }

    private func constructed(of text: Text) throws(ExtensionFailure) -> Value {
        switch self {
        case .decimal: .decimal(try Decimal(parsing: text))
        case .ip: .ip(try IPAddress(parsing: text))
        case .datetime: .datetime(try Datetime(parsing: text))
        default: .duration(try Duration(parsing: text))
        }
    }

    private func methodResult(_ arguments: [Value]) throws(ExtensionFailure) -> Value {
        switch (arguments[0], arguments.last) {
        case (.decimal(let left), .decimal(let right)):
            .bool(comparison(left, right))
        case (.ip(let address), .ip(let range)):
            .bool(property(of: address, range))
        case (.datetime(let time), .duration(let duration)):
            .datetime(try inRange(time.offset(duration), "overflows when adding an offset: \(time)+(\(duration))"))
        case (.datetime(let time), .datetime(let other)):
            try dateResult(time, other)
        case (.duration(let duration), _):
            .long(whole(duration))
        default:
            throw ExtensionFailure(message: "`\(rawValue)` is not defined for \(arguments[0].typeText)")
        }
    }

    private func comparison(_ left: Decimal, _ right: Decimal) -> Bool {
        switch self {
        case .lessThan: left < right
        case .lessThanOrEqual: left <= right
        case .greaterThan: left > right
        default: left >= right
        }
    }

    private func property(of address: IPAddress, _ range: IPAddress) -> Bool {
        switch self {
        case .isIpv4: address.isIPv4
        case .isIpv6: address.isIPv6
        case .isLoopback: address.isLoopback
        case .isMulticast: address.isMulticast
        default: address.isInRange(range)
        }
    }

    private func dateResult(_ time: Datetime, _ other: Datetime) throws(ExtensionFailure) -> Value {
        switch self {
        case .toDate:
            .datetime(try inRange(time.date, "overflows when computing the date of \(time)"))
        case .toTime:
            .duration(time.time)
        default:
            .duration(
                try inRange(
                    time.duration(since: other), "overflows when computing the duration between \(time) and \(other)"))
        }
    }

    private func whole(_ duration: Duration) -> Int64 {
        switch self {
        case .toMilliseconds: duration.milliseconds
        case .toSeconds: duration.seconds
        case .toMinutes: duration.minutes
        case .toHours: duration.hours
        default: duration.days
        }
    }

    private func inRange<Result>(_ result: Result?, _ message: String) throws(ExtensionFailure) -> Result {
        guard let result else { throw ExtensionFailure(message: message) }
        return result
    }
}
