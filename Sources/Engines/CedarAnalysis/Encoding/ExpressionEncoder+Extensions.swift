import Cedar

extension ExpressionEncoder {
    mutating func call(
        _ function: ExtensionFunction, _ arguments: [Term], at range: SourceRange?
    ) throws(Unsupported) -> Encoded {
        switch function {
        case .decimal, .ip, .datetime, .duration: return try constructed(function, arguments, at: range)
        case .lessThan: return total(store.terms.bits(.less, arguments[0], arguments[1]))
        case .lessThanOrEqual: return total(store.terms.bits(.lessOrEqual, arguments[0], arguments[1]))
        case .greaterThan: return total(store.terms.bits(.less, arguments[1], arguments[0]))
        case .greaterThanOrEqual: return total(store.terms.bits(.lessOrEqual, arguments[1], arguments[0]))
        case .isIpv4: return total(store.terms.isIPv4(arguments[0]))
        case .isIpv6:
            let isIPv4 = store.terms.isIPv4(arguments[0])
            return total(store.terms.not(isIPv4))
        case .isLoopback: return total(isLoopback(arguments[0]))
        case .isMulticast: return total(isMulticast(arguments[0]))
        case .isInRange: return total(store.terms.isInRange(arguments[0], arguments[1]))
        case .offset: return arithmetic(.add, .addOverflows, arguments[0], arguments[1])
        case .durationSince:
            return arithmetic(.subtract, .subtractOverflows, arguments[0], arguments[1], as: .duration)
        case .toDate: return date(of: arguments[0])
        case .toTime: return total(store.terms.remainder(arguments[0], Self.day, as: .duration))
        case .toMilliseconds, .toSeconds, .toMinutes, .toHours, .toDays:
            return total(count(function, arguments[0]))
        }
    }

    /// Constructors take literals only where policies are valid in strict mode.
    private mutating func constructed(
        _ function: ExtensionFunction, _ arguments: [Term], at range: SourceRange?
    ) throws(Unsupported) -> Encoded {
        guard let argument = arguments.first, case .string(let text) = store.terms[argument] else {
            throw Unsupported("a call of `\(function.rawValue)` on what is no literal", at: range)
        }
        do throws(ExtensionFailure) {
            switch function {
            case .decimal: return total(store.terms.long(try Decimal(parsing: text).scaled, .decimal))
            case .ip: return total(store.terms.ip(try IPAddress(parsing: text)))
            case .datetime: return total(store.terms.long(try Datetime(parsing: text).milliseconds, .datetime))
            default: return total(store.terms.long(try Duration(parsing: text).milliseconds, .duration))
            }
        } catch {
            throw Unsupported("a call of `\(function.rawValue)` that always fails", at: range)
        }
    }

    /// 127.0.0.0/8 and ::1.
    private mutating func isLoopback(_ address: Term) -> Term {
        store.terms.isInRange(address, ipv4: (127 << 24, 24), ipv6: (1, 0))
    }

    /// 224.0.0.0/4 and ff00::/8.
    private mutating func isMulticast(_ address: Term) -> Term {
        store.terms.isInRange(address, ipv4: (0xE << 28, 28), ipv6: (0xFF << 120, 120))
    }

    private static var day: Int64 { 86_400_000 }

    /// Only the first day of all has no start that is a datetime.
    private mutating func date(of datetime: Term) -> Encoded {
        let quotient = store.terms.quotient(datetime, Self.day)
        let first = store.terms.long(Int64.min.roundedDown(by: Self.day))
        let isFirst = store.terms.equal(quotient, first)
        let day = store.terms.long(Self.day)
        return Encoded(
            isDefined: store.terms.not(isFirst),
            value: store.terms.bits(.multiply, quotient, day, as: .datetime))
    }

    /// How many whole units there are in a duration, rounded towards zero.
    private mutating func count(_ function: ExtensionFunction, _ duration: Term) -> Term {
        let unit: Int64 =
            switch function {
            case .toSeconds: 1000
            case .toMinutes: 60_000
            case .toHours: 3_600_000
            case .toDays: 86_400_000
            default: 1
            }
        // The same bits as a number.
        if unit == 1 { return store.terms.bits(.add, duration, store.terms.long(0), as: .long) }
        let quotient = store.terms.quotient(duration, unit)
        let zero = store.terms.long(0)
        let isNegative = store.terms.bits(.less, quotient, zero)
        let rest = store.terms.remainder(duration, unit, as: .long)
        let isWhole = store.terms.equal(rest, zero)
        let next = store.terms.bits(.add, quotient, store.terms.long(1))
        return store.terms.conditional(store.terms.and(isNegative, store.terms.not(isWhole)), next, quotient)
    }
}
