import ArgumentParser
import Discovery
import Extraction
import Scanning

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One run of `castellan scan`: what was asked for, made into a scan and a report.
struct ScanRun {
    private let command: ScanCommand
    private let rules: LoadedRules
    private let cancellation = Interrupts.watch()
    private let progress = ScanProgress()

    init(_ command: ScanCommand) throws {
        self.command = command
        rules = try LoadedRules(command.selection)
    }

    /// - Returns: The exit code.
    func run() throws -> Int32 {
        let collector = ScanCollector(types: rules.types, subject: subject, detail: command.reporting.format.detail)
        let output = try ScanOutput(command.reporting.output)
        let records = command.reporting.format == .jsonl ? RecordWriter(output, collector.subject, rules) : nil
        let line = ProgressLine(progress, isTerminal: TerminalText.isTerminal(STDERR_FILENO))
        let showsProgress = !command.reporting.quiet
        if showsProgress { line.begin() }
        do {
            defer { if showsProgress { line.end() } }
            try scan(collector, records)
        }
        let report = collector.report(isInterrupted: cancellation.isCancelled)
        if let records { try records.end() } else { try output.write(text(of: report)) }
        try output.close()
        if command.reporting.format != .table || command.reporting.output != nil, showsProgress {
            tell(TableReport.summary(report) + "\n")
        }
        if report.isInterrupted, showsProgress { tell(interruptedNote) }
        return code(report)
    }

    private func scan(_ collector: ScanCollector, _ records: RecordWriter?) throws {
        let state = try command.resume.map { path in
            do {
                return try ScanState(path: path, rules: rules.digest)
            } catch let error as ScanStateError {
                throw Complaint(
                    "cannot keep a state in \(path): \(error)", remedy: "name another file, or remove this one")
            } catch {
                throw Complaint(
                    "cannot keep a state in \(path): \(error)", remedy: "name a file in a folder that can be written to"
                )
            }
        }
        let deliver: @Sendable (ScannedFile) throws -> Void = { file in
            try records?.write(file)
            collector.add(file)
        }
        let keep: @Sendable (ScannedFile) throws -> Void = { file in
            if file.modified != 0 || file.blob != nil, file.result.outcome.code != .skipped { try state?.add(file) }
            try deliver(file)
        }
        let scanner = Scanner(
            types: rules.types, options: try options(), cancellation: cancellation, progress: progress,
            makeMatcher: rules.makeMatcher, makeReader: rules.makeReader)
        try scanner.scan({ hand in try produce(collector, state, deliver, hand) }, deliver: keep)
    }

    private func options() throws -> Scanner<LoadedRules.Matcher, LoadedRules.Reader>.Options {
        var options = Scanner<LoadedRules.Matcher, LoadedRules.Reader>.Options()
        if let jobs = command.jobs { options.jobs = jobs }
        options.maximumSize = command.reading.maxSize?.bytes ?? .max
        options.limits.samples = command.reporting.wantsSamples ? 10 : 0
        options.limits.suppressed = command.reporting.explain ? 1_000 : 0
        return options
    }

    private func produce(
        _ collector: ScanCollector, _ state: ScanState?, _ deliver: (ScannedFile) throws -> Void,
        _ hand: (ScanItem) throws -> Void
    ) throws {
        if command.reading.git { return try history(state, deliver, hand) }
        let roots = command.paths.filter { $0 != "-" }.map(ScanPath.init)
        var options = WalkOptions()
        options.followsLinks = command.reading.follow
        options.respectsGitIgnore = command.reading.respectGitignore
        if !command.reporting.quiet, TerminalText.isTerminal(STDERR_FILENO) {
            progress.foresee(
                roots, options: options, maximumSize: command.reading.maxSize?.bytes ?? .max, cancellation: cancellation
            )
        }
        if command.paths.contains("-") { try hand(.standardInput) }
        var walk = FileWalk(options, cancellation: cancellation)
        for root in roots {
            try walk.walk(root) { item in
                switch item {
                case .file(let file):
                    if let result = state?.result(path: file.path.text, size: file.size, modified: file.modified) {
                        try deliver(
                            ScannedFile(path: file.path.text, size: file.size, modified: file.modified, result: result))
                    } else {
                        try hand(.file(file))
                    }
                case .skipped(let path, let outcome):
                    if path == root { collector.noteUnreadable(path.text) }
                    try hand(.skipped(path, outcome))
                }
            }
        }
    }

    private func history(
        _ state: ScanState?, _ deliver: (ScannedFile) throws -> Void, _ hand: (ScanItem) throws -> Void
    ) throws {
        for path in command.paths {
            let repository = try repository(path)
            var history = GitHistory(repository, cancellation: cancellation)
            try history.walk { blob in
                if let file = state?.result(of: blob) { try deliver(file) } else { try hand(.blob(blob, repository)) }
            }
        }
    }

    private func repository(_ path: String) throws -> GitRepository {
        do {
            return try GitRepository(path)
        } catch GitError.notInstalled {
            throw Complaint("--git needs git, which is not installed", remedy: "install the package git")
        } catch GitError.noRepository {
            throw Complaint(
                "\(path) is in no Git repository", remedy: "name a repository, or leave out --git to read files")
        }
    }

    private var subject: ScanSubject { ScanSubject() }

    private func text(of report: ScanReport) -> [UInt8] {
        switch command.reporting.format {
        case .table: Array(TableReport(report, command.reporting).text.utf8)
        case .json: JSONReport(report, command.reporting).bytes
        case .jsonl: []
        case .sarif: SARIFReport(report).bytes
        case .html: Array(HTMLReport(report, reveals: command.reporting.reveal).text.utf8)
        }
    }

    private var interruptedNote: String {
        command.resume.map { "Interrupted: give --resume \($0) again to go on from here.\n" }
            ?? "Interrupted: the report is of what was finished. Give --resume FILE to be able to go on.\n"
    }

    private func code(_ report: ScanReport) -> Int32 {
        if let least = command.reporting.failOn, let highest = report.highest, highest >= least { return 3 }
        if report.isInterrupted || !report.unreadable.isEmpty { return 2 }
        return command.reporting.failOnIncomplete && report.counts.incomplete > 0 ? 4 : 0
    }
}

extension ReportingOptions {
    /// SARIF and HTML always have samples, masked, for whoever reads them has not the files at hand.
    var wantsSamples: Bool { showSamples || format == .sarif || format == .html }
}

extension ScanFormat {
    /// How many locations of a type in a document the report has a use for.
    var detail: Int {
        switch self {
        case .table: 3
        case .json, .jsonl: LocationBudget.total
        case .sarif: 100
        case .html: 10
        }
    }
}
