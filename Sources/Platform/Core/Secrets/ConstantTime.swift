/// Comparisons whose duration tells nothing about where two values differ.
package enum ConstantTime {
    /// Whether both hold the same bytes. Only the lengths may show in the time that it takes.
    @inline(never)
    package static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (one, other) in zip(left, right) { difference |= one ^ other }
        return difference == 0
    }
}
