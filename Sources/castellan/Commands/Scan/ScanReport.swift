import Discovery
import Scanning
import Synchronization

/// What a scan found, as far as reports have a use for it.
struct ScanReport: Sendable {
    struct Counts: Sendable {
        var files = 0
        var bytes = 0
        /// Files that were not analysed as a whole.
        var incomplete = 0
        /// Occurrences of each type over all files, by the type's number.
        var occurrences: [Int: Int] = [:]
        /// Files that have each type.
        var filesOfType: [Int: Int] = [:]
        var severities: [Severity: Int] = [:]
        var reasons: [String: Int] = [:]
    }

    /// A file, or a part of one, that was not analysed as a whole.
    struct Incomplete: Sendable {
        let path: String
        let member: [String]
        let outcome: Outcome
    }

    let types: [SensitiveType]
    let subject: ScanSubject
    var counts = Counts()
    /// With something found, by path.
    var files: [ScannedFile] = []
    var incomplete: [Incomplete] = []
    /// Files that have nothing but candidates that were not reported.
    var explained: [ScannedFile] = []
    /// Paths that were named and could not be read.
    var unreadable: [String] = []
    var isInterrupted = false
    /// How long the scan took.
    var duration = Duration.zero

    var highest: Severity? { counts.severities.keys.max() }
    var occurrences: Int { counts.occurrences.values.reduce(0, +) }

    func finding(_ file: ScannedFile) -> Finding? {
        Finding(id: subject.id(of: file), file: file.result, types: types, context: subject.context(of: file))
    }
}

/// Takes files from threads and keeps what a report needs.
final class ScanCollector: Sendable {
    let subject: ScanSubject
    private let types: [SensitiveType]
    private let detail: Int
    private let start = ContinuousClock.now
    private let state: Mutex<ScanReport>
    /// More files that were not analysed are counted and not named.
    private static let incompleteLimit = 10_000

    /// - Parameter detail: Locations that are kept of a type in a document.
    init(types: [SensitiveType], subject: ScanSubject, detail: Int) {
        self.types = types
        self.subject = subject
        self.detail = detail
        state = Mutex(ScanReport(types: types, subject: subject))
    }

    func noteUnreadable(_ path: String) { state.withLock { $0.unreadable.append(path) } }

    func add(_ file: ScannedFile) {
        let severity = file.result.severity(types)
        let isExplained = file.result.documents.contains { !$0.suppressed.isEmpty }
        let kept = severity != nil || isExplained ? trimmed(file) : nil
        state.withLock { report in
            report.counts.files += 1
            report.counts.bytes += file.size > 0 ? file.size : file.result.analysed
            for found in file.result.reported(types) {
                report.counts.occurrences[found.type, default: 0] += found.count
                report.counts.filesOfType[found.type, default: 0] += 1
            }
            if let severity { report.counts.severities[severity, default: 0] += 1 }
            note(file, in: &report)
            guard let kept else { return }
            if severity != nil { report.files.append(kept) } else { report.explained.append(kept) }
        }
    }

    private func note(_ file: ScannedFile, in report: inout ScanReport) {
        let outcome = file.result.outcome
        guard outcome.code != .complete else { return }
        report.counts.incomplete += 1
        report.counts.reasons[outcome.reason?.rawValue ?? outcome.code.rawValue, default: 0] += 1
        for document in file.result.documents where document.outcome.code != .complete {
            guard report.incomplete.count < Self.incompleteLimit else { return }
            report.incomplete.append(
                ScanReport.Incomplete(path: file.path, member: document.document.member, outcome: document.outcome))
        }
    }

    private func trimmed(_ file: ScannedFile) -> ScannedFile {
        var file = file
        file.result = file.result.trimmed(locations: detail)
        return file
    }

    func report(isInterrupted: Bool) -> ScanReport {
        state.withLock { report in
            report.isInterrupted = isInterrupted
            report.duration = ContinuousClock.now - start
            report.files.sort { ($0.path, $0.blob?.id ?? "") < ($1.path, $1.blob?.id ?? "") }
            report.explained.sort { $0.path < $1.path }
            report.incomplete.sort {
                ($0.path, $0.member.joined(separator: "/")) < ($1.path, $1.member.joined(separator: "/"))
            }
            return report
        }
    }
}
