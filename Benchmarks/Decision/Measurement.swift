import IAMPolicy

/// Median and 99th percentile of a scenario's single decisions, in nanoseconds.
struct Measurement {
    let scenario: Scenario
    let median: Double
    let p99: Double
    let outcome: Decision.Outcome

    init(_ scenario: Scenario, rounds: Int) throws {
        self.scenario = scenario
        outcome = decide(scenario.request, scenario.policies).outcome
        let clock = ContinuousClock()
        var times: [Double] = []
        times.reserveCapacity(rounds)
        var allowed = 0
        for round in 0..<rounds + rounds / 10 {
            let time = clock.measure { allowed += decide(scenario.request, scenario.policies).isAllowed ? 1 : 0 }
            // The first tenth warms caches up.
            if round >= rounds / 10 { times.append(Double(time.components.attoseconds) / 1e9) }
        }
        precondition(allowed == 0 || outcome == .allowed)
        times.sort()
        median = times[times.count / 2]
        p99 = times[times.count * 99 / 100]
    }

    var row: String {
        "| \(scenario.name) (\(outcome.rawValue)) | \(Self.microseconds(median)) | \(Self.microseconds(p99)) | \(scenario.statements) |"
    }

    var json: String {
        "{\"scenario\": \"\(scenario.name)\", \"statements\": \(scenario.statements), \"medianNanoseconds\": \(Int(median)), \"p99Nanoseconds\": \(Int(p99))}"
    }

    private static func microseconds(_ nanoseconds: Double) -> String {
        "\((nanoseconds / 10).rounded() / 100) µs"
    }
}
