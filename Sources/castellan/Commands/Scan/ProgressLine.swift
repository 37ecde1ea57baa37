import Scanning
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Shows how far a scan is: on a terminal a bar that is drawn again and again, elsewhere a line every ten seconds.
final class ProgressLine: Sendable {
    private let progress: ScanProgress
    private let ticker = Ticker()
    private let isTerminal: Bool
    private let start = ContinuousClock.now

    init(_ progress: ScanProgress, isTerminal: Bool) {
        self.progress = progress
        self.isTerminal = isTerminal
    }

    func begin() {
        ticker.start(every: isTerminal ? 100 : 10_000) { [self] in
            let seconds = ContinuousClock.now - start
            if isTerminal {
                tell("\r\(Self.bar(progress.counts, seconds: seconds, width: TerminalText.width))\u{1B}[K")
            } else {
                tell(Self.line(progress.counts, seconds: seconds) + "\n")
            }
        }
    }

    func end() {
        ticker.stop()
        if isTerminal { tell("\r\u{1B}[K") }
    }

    static func line(_ counts: ScanProgress.Counts, seconds: Duration) -> String {
        let rate = rate(counts, seconds)
        return "\(TerminalText.number(counts.files)) files, \(TerminalText.bytes(counts.bytes)), "
            + "\(TerminalText.bytes(rate))/s, \(TerminalText.number(counts.occurrences)) found"
    }

    static func bar(_ counts: ScanProgress.Counts, seconds: Duration, width: Int) -> String {
        let text = line(counts, seconds: seconds)
        guard let expected = counts.expected, expected.bytes > 0 else { return String(text.prefix(max(0, width - 1))) }
        // What is being read counts as far as it is read, and never for more than there is.
        let done = min(1, Double(max(counts.finishedBytes, min(counts.bytes, expected.bytes))) / Double(expected.bytes))
        let percent = "\(Int(done * 100))% "
        let left = done > 0.01 ? ", \(time(left(done, seconds))) left" : ""
        let room = min(30, width - percent.count - text.count - left.count - 5)
        guard room >= 5 else { return String((percent + text + left).prefix(max(0, width - 1))) }
        let filled = Int(done * Double(room))
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled) + "] "
            + percent
            + text + left
    }

    private static func rate(_ counts: ScanProgress.Counts, _ seconds: Duration) -> Int {
        let elapsed = max(0.001, Double(seconds.components.seconds) + Double(seconds.components.attoseconds) / 1e18)
        return Int(Double(counts.bytes) / elapsed)
    }

    private static func left(_ done: Double, _ seconds: Duration) -> Int {
        let elapsed = Double(seconds.components.seconds) + Double(seconds.components.attoseconds) / 1e18
        return Int(min(1e9, elapsed * (1 - done) / done))
    }

    /// `1:05`, `2:00:10`.
    private static func time(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let minutes = seconds / 60 % 60
        return seconds >= 3_600
            ? "\(seconds / 3_600):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
    }
}
