/// Comparisons whose duration tells nothing about where two values differ.
package enum ConstantTime {
    /// Whether both hold the same bytes. Only the lengths may show in the time that it takes.
    package static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        equal(Array(left), Array(right))
    }

    /// The same for arrays, without the cost of a generic function across modules.
    @inline(never)
    package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
