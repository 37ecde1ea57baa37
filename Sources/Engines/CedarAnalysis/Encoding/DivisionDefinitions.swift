/// What quotients by constants are. Solvers find products of these much easier than the division of bit-vectors.
enum DivisionDefinitions {
    /// The definitions of the quotients in the assertions.
    static func terms(for assertions: [Term], in terms: inout TermTable) -> [Term] {
        var result: [Term] = []
        for term in terms.reachable(from: assertions) {
            guard case .apply(.function(let function), let arguments) = terms[term],
                case .quotient(let divisor) = function.origin
            else { continue }
            result += terms.definition(of: term, arguments[0], divisor)
        }
        return result
    }
}

extension TermTable {
    /// The quotient by a positive constant, rounded down.
    mutating func quotient(_ number: Term, _ divisor: Int64) -> Term {
        if case .bits(let bits) = self[number] {
            let value = Int64(truncatingIfNeeded: bits)
            return long(value.roundedDown(by: divisor))
        }
        return apply(.function(Function(origin: .quotient(divisor))), [number], .long)
    }

    /// What the quotient leaves over: not negative, and less than the divisor.
    mutating func remainder(_ number: Term, _ divisor: Int64, as sort: Sort) -> Term {
        let quotient = quotient(number, divisor)
        let product = bits(.multiply, quotient, long(divisor))
        return bits(.subtract, number, product, as: sort)
    }

    /// Exactly one quotient is like this: the remainder is in its range, where the arithmetic may wrap around, and the
    /// quotient has the sign of the number.
    fileprivate mutating func definition(of quotient: Term, _ number: Term, _ divisor: Int64) -> [Term] {
        let remainder = remainder(number, divisor, as: .long)
        let (zero, least, greatest) = (
            long(0), long(Int64.min.roundedDown(by: divisor)), long(Int64.max.roundedDown(by: divisor))
        )
        let isNegative = bits(.less, number, long(0, sort(of: number)))
        return [
            bits(.less, remainder, long(divisor)), bits(.lessOrEqual, zero, remainder),
            bits(.lessOrEqual, least, quotient), bits(.lessOrEqual, quotient, greatest),
            equal(isNegative, bits(.less, quotient, zero)),
        ]
    }
}

extension Int64 {
    /// The quotient by a positive number, rounded down.
    func roundedDown(by divisor: Int64) -> Int64 {
        let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }
}
