import Core
import Synchronization

/// Slows those down who keep giving wrong keys: after a few failures, each further try from an address has to wait, twice
/// as long each time. Secrets of access keys cannot be guessed; this keeps the log and the plane quiet.
final class SignInThrottle: Sendable {
    private struct Record {
        var failures: Int
        var last: Timestamp
    }

    private static let free = 5
    private static let longestWait: Int64 = 300
    private static let forgottenAfter: Int64 = 900
    private static let mostAddresses = 10_000

    private let records = Mutex<[String: Record]>([:])

    /// How many seconds the address has to wait, begun ones counted whole; nil lets it try. Where the clock was set back
    /// since, the pause begins anew, and does not last until the clock is where it was.
    func wait(for address: String, at now: Timestamp) -> Int? {
        records.withLock { records in
            guard var record = records[address], record.failures >= Self.free else { return nil }
            if now < record.last {
                record.last = now
                records[address] = record
            }
            let pause = min(Self.longestWait, 1 << Int64(min(record.failures - Self.free, 20)))
            let left = Double(pause) - now.seconds(since: record.last)
            return left > 0 ? Int(left.rounded(.up)) : nil
        }
    }

    func failed(_ address: String, at now: Timestamp) {
        records.withLock { records in
            if records.count >= Self.mostAddresses, records[address] == nil { Self.makeRoom(&records, now) }
            let before = records[address]
            let isOld = before.map { now.seconds - $0.last.seconds > Self.forgottenAfter } ?? true
            records[address] = Record(failures: isOld ? 1 : (before?.failures ?? 0) + 1, last: now)
        }
    }

    func succeeded(_ address: String) { records.withLock { $0[address] = nil } }

    /// How many addresses are remembered.
    var addressCount: Int { records.withLock { $0.count } }

    private static func makeRoom(_ records: inout [String: Record], _ now: Timestamp) {
        records = records.filter { now.seconds - $0.value.last.seconds <= forgottenAfter }
        guard records.count >= mostAddresses, let oldest = records.min(by: { $0.value.last < $1.value.last }) else {
            return
        }
        records[oldest.key] = nil
    }
}
