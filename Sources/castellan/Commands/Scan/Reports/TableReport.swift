import Discovery
import Scanning

/// What people read on a terminal: totals by type, then files with what is in them.
struct TableReport {
    private let report: ScanReport
    private let options: ReportingOptions

    init(_ report: ScanReport, _ options: ReportingOptions) {
        self.report = report
        self.options = options
    }

    var text: String {
        var parts = [Self.summary(report)]
        if !report.counts.occurrences.isEmpty { parts.append(byType) }
        if !report.files.isEmpty { parts.append(byFile) }
        if options.explain { parts.append(explained) }
        if !report.incomplete.isEmpty { parts.append(incomplete) }
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// `12 files (3.4 MB) in 0.4 s: 7 occurrences of 3 types in 2 files; 1 file not analysed as a whole`.
    static func summary(_ report: ScanReport) -> String {
        let seconds = Double(report.duration.components.seconds) + Double(report.duration.components.attoseconds) / 1e18
        let tenths = Int((seconds * 10).rounded())
        let counts = report.counts
        let found =
            report.occurrences == 0
            ? "nothing found"
            : "\(plural(report.occurrences, "occurrence")) of \(plural(counts.occurrences.count, "type")) in "
                + plural(report.files.count, "file")
        let rest = counts.incomplete == 0 ? "" : "; \(plural(counts.incomplete, "file")) not analysed as a whole"
        let start = report.isInterrupted ? "Interrupted after " : ""
        return
            "\(start)\(plural(counts.files, "file")) (\(TerminalText.bytes(counts.bytes))) in \(tenths / 10).\(tenths % 10) s: "
            + found + rest
    }

    static func plural(_ count: Int, _ noun: String) -> String {
        "\(TerminalText.number(count)) \(noun)\(count == 1 ? "" : "s")"
    }

    private var byType: String {
        let rows = report.counts.occurrences.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { type, count in
            [
                TerminalText.escaped(report.types[type].name),
                report.types[type].severity(count: count)?.description ?? "",
                TerminalText.number(count), TerminalText.number(report.counts.filesOfType[type] ?? 0),
            ]
        }
        return TextTable(["Type", "Severity", "Found", "Files"], numbers: [2, 3]).text(rows)
    }

    private var byFile: String {
        report.files.map { file in
            let severity = file.result.severity(report.types)?.description ?? ""
            return ([heading(file) + "  " + severity] + lines(file)).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func heading(_ file: ScannedFile) -> String {
        let commit =
            file.blob.map { blob in blob.commit.map { " in commit \($0.prefix(12))" } ?? " in no commit" } ?? ""
        return TerminalText.escaped(file.path) + commit
    }

    private func lines(_ file: ScannedFile) -> [String] {
        file.result.documents.flatMap { document in
            document.detections.map { found in
                let member =
                    document.document.member.isEmpty ? "" : document.document.member.joined(separator: "/") + ": "
                let places = found.locations.prefix(3).map(\.description).joined(separator: "; ")
                let more = found.count > min(3, found.locations.count) ? " …" : ""
                let line =
                    "  \(member)\(report.types[found.type].name)  \(TerminalText.number(found.count))  \(places)\(more)"
                let samples =
                    options.showSamples ? found.samples.map { "\n      " + TerminalText.escaped(shown($0)) } : []
                return TerminalText.escaped(line) + samples.joined()
            }
        }
    }

    private func shown(_ sample: String) -> String { options.reveal ? sample : SampleText.masked(sample) }

    private var explained: String {
        let lines = (report.files + report.explained).flatMap { file in
            file.result.documents.flatMap { document in
                document.suppressed.map { candidate in
                    let place = ([file.path] + document.document.member).joined(separator: "/")
                    let text = options.reveal ? candidate.text : SampleText.masked(candidate.text)
                    return TerminalText.escaped(
                        "\(place), \(candidate.location): \(report.types[candidate.type].name) \(text): "
                            + Explanation.text(candidate.reason, report.types))
                }
            }
        }
        return lines.isEmpty
            ? "No candidate was left out." : "Candidates that are not reported:\n" + lines.joined(separator: "\n")
    }

    private var incomplete: String {
        let shown = report.incomplete.prefix(20).map { part in
            let place = TerminalText.escaped(([part.path] + part.member).joined(separator: "/"))
            let reason = part.outcome.reason?.rawValue ?? part.outcome.code.rawValue
            return "  \(place)  \(reason)" + (part.outcome.detail.map { ": \(TerminalText.escaped($0))" } ?? "")
        }
        let more =
            report.incomplete.count > 20
            ? ["  … \(TerminalText.number(report.incomplete.count - 20)) more; --format json lists them"] : []
        return (["Not analysed as a whole:"] + shown + more).joined(separator: "\n")
    }
}

/// Columns of text, each as wide as it needs to be.
struct TextTable {
    private let headings: [String]
    private let numbers: Set<Int>

    /// - Parameter numbers: Columns that stand at the right.
    init(_ headings: [String], numbers: Set<Int> = []) {
        self.headings = headings
        self.numbers = numbers
    }

    func text(_ rows: [[String]]) -> String {
        let all = [headings] + rows
        let widths = headings.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (column, text) in row.enumerated() {
                let space = String(repeating: " ", count: widths[column] - text.count)
                line += (column == 0 ? "" : "  ") + (numbers.contains(column) ? space + text : text + space)
            }
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }
}

/// Why a candidate was not reported, in words.
enum Explanation {
    static func text(_ reason: Suppression.Reason, _ types: [SensitiveType]) -> String {
        switch reason {
        case .noKeyword: "no keyword is near"
        case .keywordNear: "a keyword is near, and this type is for values without"
        case .boundary: "it is a part of something longer"
        case .excludedValue: "it is a documented example or test value"
        case .allowed(let list): "the allow list \(list) has it"
        case .ignoredWord: "it contains a word to ignore"
        case .failed(let check): "the check \(check) refuses it"
        case .overlapped(let rule): "reported as \(types.indices.contains(rule) ? types[rule].name : "another type")"
        }
    }
}
