import Discovery
import Foundation
import Synchronization
import Testing

@testable import Scanning

@Suite("Scanning on threads")
struct ScannerTests {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private final class Results: Sendable {
        let files = Mutex<[String: ScannedFile]>([:])

        var names: [String] { files.withLock { $0.keys.map { ($0 as NSString).lastPathComponent }.sorted() } }

        subscript(_ name: String) -> ScannedFile? {
            files.withLock { files in files.first { ($0.key as NSString).lastPathComponent == name }?.value }
        }
    }

    private func scanner(
        jobs: Int = 3, maximumSize: Int = .max, _ cancellation: Cancellation = Cancellation(),
        _ progress: ScanProgress = ScanProgress()
    ) -> MarkScanner {
        var options = MarkScanner.Options()
        options.jobs = jobs
        options.maximumSize = maximumSize
        return MarkScanner(
            types: MarkMatcher.types, options: options, cancellation: cancellation, progress: progress,
            makeMatcher: { MarkMatcher() }, makeReader: { WholeReader() })
    }

    private func produce(_ hand: (ScanItem) throws -> Void) throws {
        var walk = FileWalk()
        try walk.walk(ScanPath(sandbox.path)) { item in
            switch item {
            case .file(let file): try hand(.file(file))
            case .skipped(let path, let outcome): try hand(.skipped(path, outcome))
            }
        }
    }

    private func scan(_ scanner: MarkScanner) throws -> Results {
        let results = Results()
        try scanner.scan(produce) { file in results.files.withLock { $0[file.path] = file } }
        return results
    }

    @Test("delivers every file once, more of them than may wait", arguments: [1, 3, 16])
    func all(jobs: Int) throws {
        try sandbox.folder("f")
        for number in 0..<5_000 { try sandbox.write("f/\(number)", number % 100 == 0 ? "a MARK" : "") }
        let count = Mutex(0)
        let found = Mutex(0)
        let progress = ScanProgress()
        try scanner(jobs: jobs, Cancellation(), progress).scan(produce) { file in
            count.withLock { $0 += 1 }
            found.withLock { $0 += file.result.totals.values.reduce(0, +) }
        }
        #expect(count.withLock { $0 } == 5_000)
        #expect(found.withLock { $0 } == 50)
        #expect(progress.counts.files == 5_000)
        #expect(progress.counts.occurrences == 50)
        #expect(progress.counts.bytes == 300)
    }

    @Test("gives every file that is not read a status")
    func statuses() throws {
        try sandbox.write("broken")
        try sandbox.write("open", "MARK")
        try sandbox.write("large", String(repeating: "x", count: 100))
        try sandbox.write("fine", "MARK")
        try sandbox.link("link", to: "fine")
        let results = try scan(scanner(maximumSize: 99))
        let outcomes = results.names.map { results[$0]?.result.outcome }
        #expect(results.names == ["broken", "fine", "large", "link", "open"])
        #expect(outcomes.map { $0?.code } == [.skipped, .complete, .skipped, .skipped, .partial])
        #expect(
            outcomes.map { $0?.reason } == [
                .unableToParse, nil, .fileExceedsSizeLimit, .unsupportedFileType, .unableToParse,
            ])
        // What was found before a reader died stays found.
        #expect(results["open"]?.result.totals == [0: 1])
    }

    @Test("tells of files that vanish, or turn into something else, after they were listed")
    func vanishing() throws {
        let gone = FoundFile(path: ScanPath(sandbox.path("gone")), size: 1, modified: 1)
        #expect(mkfifo(sandbox.path("pipe"), 0o600) == 0)
        let pipe = FoundFile(path: ScanPath(sandbox.path("pipe")), size: 1, modified: 1)
        let results = Results()
        try scanner().scan({ hand in
            try hand(.file(gone))
            try hand(.file(pipe))
        }) { file in results.files.withLock { $0[file.path] = file } }
        #expect(results["gone"]?.result.outcome.reason == .noLongerAvailable)
        #expect(results["pipe"]?.result.outcome.reason == .noLongerAvailable)
    }

    @Test("stops when it is cancelled, and keeps what was delivered")
    func cancelled() throws {
        for number in 0..<200 { try sandbox.write("\(number)") }
        let cancellation = Cancellation()
        let count = Mutex(0)
        try scanner(jobs: 1, cancellation).scan(produce) { _ in
            let delivered = count.withLock { count in
                count += 1
                return count
            }
            if delivered == 3 { cancellation.cancel() }
        }
        #expect(count.withLock { $0 } == 3)
    }

    @Test("ends with the first failure of whoever takes the results, makes a matcher, or names the files")
    func failures() throws {
        struct Full: Error {}
        for number in 0..<5_000 { try sandbox.write("f/\(number)") }
        #expect(throws: Full.self) { try scanner().scan(produce) { _ in throw Full() } }
        #expect(throws: Full.self) { try scanner().scan({ _ in throw Full() }) { _ in } }
        var options = MarkScanner.Options()
        options.jobs = 2
        let failing = MarkScanner(
            types: MarkMatcher.types, options: options, makeMatcher: { throw Full() }, makeReader: { WholeReader() })
        #expect(throws: Full.self) { try failing.scan(produce) { _ in } }
    }

    @Test("reads the contents of several repositories")
    func repositories() throws {
        let second = try Sandbox()
        for (number, repository) in [sandbox, second].enumerated() {
            try repository.git("init", "-q")
            try repository.write("secret\(number)", "MARK \(number)")
            try repository.git("add", "-A")
            try repository.git("commit", "-q", "-m", "x")
        }
        let results = Results()
        let paths = [sandbox.path, second.path]
        try scanner().scan({ hand in
            for path in paths {
                let repository = try GitRepository(path)
                var history = GitHistory(repository)
                try history.walk { try hand(.blob($0, repository)) }
            }
        }) { file in results.files.withLock { $0[file.path] = file } }
        #expect(results.names == ["secret0", "secret1"])
        #expect(results["secret1"]?.result.totals == [0: 1])
        #expect(results["secret1"]?.blob?.commit != nil)
    }
}
