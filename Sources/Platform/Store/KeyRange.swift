/// The bytes between which a scan's keys lie: at or after `lower`, before `upper`.
package struct KeyRange: Sendable, Hashable {
    package let lower: [UInt8]
    package let upper: [UInt8]

    /// - Parameters:
    ///   - prefix: what the keys begin with; empty for all.
    ///   - after: the key that the scan goes on from, itself excluded.
    package init(prefix: String, after: String?) {
        let first = [UInt8](prefix.utf8)
        let resumed: [UInt8] = if let after { [UInt8](after.utf8) + [0] } else { [] }
        lower = first.lexicographicallyPrecedes(resumed) ? resumed : first
        upper = Self.successor(of: first)
    }

    /// The first bytes that come after everything beginning with `prefix`. UTF-8 never holds 0xFF.
    private static func successor(of prefix: [UInt8]) -> [UInt8] {
        var bytes = prefix
        guard let last = bytes.popLast() else { return [0xFF] }
        return bytes + [last + 1]
    }
}
