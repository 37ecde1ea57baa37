/// How evenly a text uses its bytes.
enum ShannonEntropy {
    /// n·log₂ n for n up to 256, by halving: the base library has no logarithm.
    private static let weights: [Double] = (0...256).map { count in
        guard count > 1 else { return 0 }
        var logarithm = Double(Double(count).exponent)
        var rest = Double(count).significand
        var bit = 0.5
        for _ in 0..<40 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                logarithm += bit
            }
            bit /= 2
        }
        return Double(count) * logarithm
    }

    /// Bits a byte, of the first 256 bytes.
    static func bits(_ text: Span<UInt8>) -> Double {
        let count = min(text.count, 256)
        guard count > 1 else { return 0 }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 256) { counts in
            counts.initialize(repeating: 0)
            for index in 0..<count { counts[Int(text[index])] += 1 }
            var sum = 0.0
            for index in 0..<256 where counts[index] > 1 { sum += weights[Int(counts[index])] }
            return (weights[count] - sum) / Double(count)
        }
    }
}
