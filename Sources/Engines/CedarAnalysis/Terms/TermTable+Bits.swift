extension TermTable {
    /// An operation on two bit-vectors of one width. The result is a Bool or of the sort given, by default that of the
    /// operands.
    mutating func bits(_ operation: BitOperation, _ left: Term, _ right: Term, as sort: Sort? = nil) -> Term {
        let sort = operation.isPredicate ? .bool : sort ?? self.sort(of: left)
        let width = self.sort(of: left).width ?? 64
        if case .bits(let left) = self[left], case .bits(let right) = self[right] {
            return width == 64
                ? folded(operation, signed(left), signed(right), sort) : folded(operation, left, right, sort, width)
        }
        if operation == .multiplyOverflows {
            if case .bits(let factor) = self[left] { return overflow(of: right, times: signed(factor)) }
            if case .bits(let factor) = self[right] { return overflow(of: left, times: signed(factor)) }
        }
        return apply(.bits(operation), [left, right], sort)
    }

    private func signed(_ bits: UInt128) -> Int64 { Int64(truncatingIfNeeded: bits) }

    private mutating func folded(_ operation: BitOperation, _ left: Int64, _ right: Int64, _ sort: Sort) -> Term {
        switch operation {
        case .add: long(left &+ right, sort)
        case .subtract: long(left &- right, sort)
        case .multiply: long(left &* right, sort)
        case .addOverflows: bool(left.addingReportingOverflow(right).overflow)
        case .subtractOverflows: bool(left.subtractingReportingOverflow(right).overflow)
        case .multiplyOverflows: bool(left.multipliedReportingOverflow(by: right).overflow)
        case .shiftRight: long(Int64(bitPattern: UInt64(bitPattern: left) >> UInt64(bitPattern: right)), sort)
        case .less: bool(left < right)
        case .lessOrEqual: bool(left <= right)
        case .unsignedLessOrEqual: bool(UInt64(bitPattern: left) <= UInt64(bitPattern: right))
        }
    }

    /// Of other widths only what addresses need.
    private mutating func folded(
        _ operation: BitOperation, _ left: UInt128, _ right: UInt128, _ sort: Sort, _ width: Int
    ) -> Term {
        switch operation {
        case .unsignedLessOrEqual: bool(left <= right)
        case .shiftRight: make(.bits(right >= UInt128(width) ? 0 : left >> right), sort)
        default: apply(.bits(operation), [make(.bits(left), .bits(width)), make(.bits(right), .bits(width))], sort)
        }
    }

    /// A product with a constant leaves the range where the other factor leaves that of the quotients; this is much
    /// easier to decide than the product's upper half.
    private mutating func overflow(of term: Term, times factor: Int64) -> Term {
        switch factor {
        case 0, 1: return bool(false)
        case -1: return equal(term, long(.min, sort(of: term)))
        default:
            let sort = sort(of: term)
            let ends = [Int64.min / factor, Int64.max / factor]
            let low = long(min(ends[0], ends[1]), sort)
            let high = long(max(ends[0], ends[1]), sort)
            return or(bits(.less, term, low), bits(.less, high, term))
        }
    }
}
