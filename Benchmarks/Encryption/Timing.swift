/// Median and 99th percentile of single calls, in microseconds.
struct Timing {
    let median: Double
    let p99: Double

    /// - Parameter call: answers something that depends on its work, so that no work is left out.
    init(_ rounds: Int, _ call: () throws -> Int) throws {
        let clock = ContinuousClock()
        var times: [Double] = []
        times.reserveCapacity(rounds)
        var sum = 0
        for round in 0..<rounds + rounds / 10 {
            let time = try clock.measure { sum &+= try call() }
            // The first tenth warms caches up.
            if round >= rounds / 10 { times.append(Double(time.components.attoseconds) / 1e12) }
        }
        precondition(sum != 0)
        times.sort()
        median = times[times.count / 2]
        p99 = times[times.count * 99 / 100]
    }

    func row(_ name: String, beside bare: Timing) -> String {
        "| \(name) | \(Self.rounded(median)) µs | \(Self.rounded(p99)) µs | \(Self.rounded(median / bare.median)) |"
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
