/// How the fifteen locations of a finding are shared out among its types (Macie API Reference, findings).
///
/// Real findings show 2, 3, 3, 2, 2, 3 for six types, 3 each for five and 5 each for three. Those are the steps between the
/// multiples of 15/n, each rounded to the nearest whole number and halves to the even one, which is the rule here. What a
/// type does not need goes to the others by the same rule.
public enum LocationBudget {
    public static let total = 15

    /// - Parameter available: How many locations each type has, in the order of the finding.
    /// - Returns: How many each may give; `total` in all at most.
    public static func shares(_ available: [Int], of total: Int = total) -> [Int] {
        var shares = Array(repeating: 0, count: available.count)
        var open = available.indices.filter { available[$0] > 0 }
        var left = total
        while left > 0, !open.isEmpty {
            let steps = steps(of: left, over: open.count)
            let satisfied = zip(open, steps).filter { available[$0] <= $1 }.map(\.0)
            guard !satisfied.isEmpty else {
                for (type, step) in zip(open, steps) { shares[type] = step }
                break
            }
            for type in satisfied {
                shares[type] = available[type]
                left -= available[type]
            }
            open.removeAll { satisfied.contains($0) }
        }
        return shares
    }

    private static func steps(of total: Int, over count: Int) -> [Int] {
        let multiples = (0...count).map { Int((Double(total * $0) / Double(count)).rounded(.toNearestOrEven)) }
        return (0..<count).map { multiples[$0 + 1] - multiples[$0] }
    }
}
