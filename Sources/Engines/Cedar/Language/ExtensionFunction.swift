/// A function of one of the extension types.
public enum ExtensionFunction: String, Hashable, Sendable, CaseIterable {
    case decimal, ip, datetime, duration
    case lessThan, lessThanOrEqual, greaterThan, greaterThanOrEqual
    case isIpv4, isIpv6, isLoopback, isMulticast, isInRange
    case offset, durationSince, toDate, toTime
    case toMilliseconds, toSeconds, toMinutes, toHours, toDays

    /// Whether it is called as `f(x)` and not as `x.f(…)`.
    public var isConstructor: Bool {
        switch self {
        case .decimal, .ip, .datetime, .duration: true
        default: false
        }
    }

    /// The types of its arguments, a method's receiver first.
    public var parameters: [ValueType] {
        switch self {
        case .decimal, .ip, .datetime, .duration: [.string]
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual: [.decimal, .decimal]
        case .isIpv4, .isIpv6, .isLoopback, .isMulticast: [.ip]
        case .isInRange: [.ip, .ip]
        case .offset: [.datetime, .duration]
        case .durationSince: [.datetime, .datetime]
        case .toDate, .toTime: [.datetime]
        case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays: [.duration]
        }
    }

    /// The type of its result.
    public var result: ValueType {
        switch self {
        case .decimal: .decimal
        case .ip: .ip
        case .datetime, .offset, .toDate: .datetime
        case .duration, .durationSince, .toTime: .duration
        case .lessThan, .lessThanOrEqual, .greaterThan, .greaterThanOrEqual: .bool
        case .isIpv4, .isIpv6, .isLoopback, .isMulticast, .isInRange: .bool
        case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays: .long
        }
    }
}

/// The kinds of values there are at run time, with the names that error texts use.
public enum ValueType: String, Hashable, Sendable {
    case bool, long, string, entity, set, record
    case decimal, ip = "ipaddr", datetime, duration
}
