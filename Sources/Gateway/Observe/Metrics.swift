import Synchronization

/// Counts and latencies of calls, in the form that Prometheus reads.
package final class Metrics: Sendable {
    private struct Series: Hashable {
        let service: String
        let operation: String
        let outcome: String
    }

    private struct Counters {
        var calls: [Series: UInt64] = [:]
        /// Calls a bucket, not yet cumulative; one more than there are bounds.
        var latencies: [String: [UInt64]] = [:]
        var sums: [String: Double] = [:]
        var inFlight = 0
    }

    /// Upper bounds in seconds.
    private static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let counters = Mutex(Counters())

    package init() {}

    /// Calls under way.
    package var inFlight: Int { counters.withLock { $0.inFlight } }

    func began() { counters.withLock { $0.inFlight += 1 } }

    /// - Parameter outcome: `allowed`, `denied` or the error's code.
    func ended(service: String, operation: String, outcome: String, seconds: Double) {
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        counters.withLock { counters in
            counters.inFlight -= 1
            counters.calls[Series(service: service, operation: operation, outcome: outcome), default: 0] += 1
            counters.latencies[service, default: Array(repeating: 0, count: Self.bounds.count + 1)][bucket] += 1
            counters.sums[service, default: 0] += seconds
        }
    }

    /// The exposition in Prometheus's text format, version 0.0.4.
    package func text() -> String {
        let counters = counters.withLock { $0 }
        var text = """
            # HELP castellan_requests_total Calls served, by outcome.
            # TYPE castellan_requests_total counter

            """
        let lines = counters.calls.map { series, count in
            "castellan_requests_total{service=\"\(series.service)\",operation=\"\(series.operation)\","
                + "outcome=\"\(series.outcome)\"} \(count)"
        }
        text += lines.sorted().joined(separator: "\n") + (lines.isEmpty ? "" : "\n")
        let denied = counters.calls.reduce(UInt64(0)) { $1.key.outcome == "denied" ? $0 + $1.value : $0 }
        text += """
            # HELP castellan_denials_total Calls that authorisation refused.
            # TYPE castellan_denials_total counter
            castellan_denials_total \(denied)
            # HELP castellan_requests_in_flight Calls under way.
            # TYPE castellan_requests_in_flight gauge
            castellan_requests_in_flight \(counters.inFlight)
            # HELP castellan_request_duration_seconds Time from the whole request to the answer.
            # TYPE castellan_request_duration_seconds histogram

            """
        for (service, buckets) in counters.latencies.sorted(by: { $0.key < $1.key }) {
            text += Self.histogram(service, buckets, sum: counters.sums[service] ?? 0)
        }
        return text
    }

    private static func histogram(_ service: String, _ buckets: [UInt64], sum: Double) -> String {
        var total: UInt64 = 0
        var text = ""
        for (index, count) in buckets.enumerated() {
            total += count
            let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
            text += "castellan_request_duration_seconds_bucket{service=\"\(service)\",le=\"\(bound)\"} \(total)\n"
        }
        text += "castellan_request_duration_seconds_sum{service=\"\(service)\"} \(sum)\n"
        return text + "castellan_request_duration_seconds_count{service=\"\(service)\"} \(total)\n"
    }
}
