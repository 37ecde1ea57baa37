import Cedar
import Foundation
import Testing

@testable import CedarAnalysis

/// The limit ends a test that waits for a solver which nobody ended.
@Suite(.serialized, .timeLimit(.minutes(60))) struct SolverTests {
    /// Two factors of a prime: the solver does not find out in the time given.
    private static let hard =
        "principal.age > 1 && resource.shape.wide > 1 "
        + "&& principal.age * resource.shape.wide == 9223372036854775783"

    /// An executable under a name of its own.
    private static func executable(_ script: String) throws -> String {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("solver-\(UUID().uuidString)")
        try "#!/bin/sh\n\(script)\n".write(to: url, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path)
        return url.path
    }

    /// The ids of our children whose command line has the text, dead ones that nobody reaped with every text.
    private static func children(_ text: String) throws -> [Int32] {
        let own = String(ProcessInfo.processInfo.processIdentifier)
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { pid in
            guard let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
                status.contains("PPid:\t\(own)\n")
            else { return false }
            let command = (try? String(contentsOfFile: "/proc/\(pid)/cmdline", encoding: .utf8)) ?? ""
            return command.contains(text) || status.contains("State:\tZ")
        }
    }

    private func analyze(_ condition: String, _ settings: SolverSettings) async throws -> Analysis {
        let selection = EnvironmentSelection(action: try EntityUID(parsing: "Action::\"dig\""))
        let analyzer = try Garden.analyzer(Solver(settings))
        return try await analyzer.analyze(.neverMatches(Garden.when(condition)), in: selection)
    }

    @Test func theSolverIsInstalled() throws {
        #expect(try SolverSettings().executable().hasSuffix("/cvc5"))
    }

    @Test func aMissingSolverSaysHowToInstallIt() async throws {
        let error = await #expect(throws: SolverError.self) {
            try await analyze("context.mfa", SolverSettings(path: "/nowhere/cvc5"))
        }
        #expect(error == .notFound(path: "/nowhere/cvc5"))
        #expect(error?.description.contains("apt install cvc5") == true)
    }

    @Test func noSolverIsNeededForWhatIsPlain() async throws {
        let settings = SolverSettings(path: "/nowhere/cvc5")
        #expect(try await analyze("1 == 2", settings).holds == true)
        #expect(try await analyze("1 == 1", settings).counterexamples.count == 1)
    }

    @Test func whatTakesTooLongIsUnknown() async throws {
        let analysis = try await analyze(Self.hard, SolverSettings(timeLimit: .milliseconds(300)))
        #expect(analysis.unknownReasons == [.timeOut])
    }

    @Test func aSolverThatDoesNotAnswerIsEnded() async throws {
        let path = try Self.executable("exec sleep 1000")
        let analysis = try await analyze("context.mfa", SolverSettings(path: path, timeLimit: .milliseconds(200)))
        #expect(analysis.unknownReasons == [.timeOut])
        #expect(try Self.children("sleep").isEmpty)
    }

    @Test func aSolverThatLeavesAChildBehindIsNotWaitedFor() async throws {
        let file = NSTemporaryDirectory() + "left-\(UUID().uuidString)"
        let path = try Self.executable("sleep 4000 & echo $! > \(file); wait")
        let analysis = try await analyze("context.mfa", SolverSettings(path: path, timeLimit: .seconds(5)))
        #expect(analysis.unknownReasons == [.timeOut])
        let left = try #require(Int32(String(contentsOfFile: file, encoding: .utf8).dropLast()))
        #expect(kill(left, SIGKILL) == 0, "it held the solver's output to the end")
    }

    @Test(arguments: ["kill -9 $$", "exit 3", "exec true"])
    func aSolverThatEndsIsAFailure(script: String) async throws {
        let analysis = try await analyze("context.mfa", SolverSettings(path: try Self.executable(script)))
        guard case .solverFailed = analysis.unknownReasons.first else {
            Issue.record("\(analysis)")
            return
        }
        #expect(try Self.children(script).isEmpty)
    }

    @Test func aSolverThatTalksNonsenseIsAFailure() async throws {
        let path = try Self.executable("echo hello; echo '\"end\"'; exec sleep 1000")
        #expect(
            try await analyze("context.mfa", SolverSettings(path: path)).unknownReasons == [.solverFailed("\nhello")])
    }

    @Test func tooLittleMemoryIsAFailure() async throws {
        let analysis = try await analyze(Self.hard, SolverSettings(memoryLimit: 30 << 20))
        guard case .solverFailed = analysis.unknownReasons.first else {
            Issue.record("\(analysis)")
            return
        }
    }

    @Test func cancellingEndsTheSolver() async throws {
        let path = try Self.link()
        let task = Task { try await analyze(Self.hard, SolverSettings(path: path, timeLimit: .seconds(100_000))) }
        while try Self.children(path).isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try Self.children(path).isEmpty)
    }

    /// The solver under a name of its own.
    private static func link() throws -> String {
        let path = NSTemporaryDirectory() + "cvc5-\(UUID().uuidString)"
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: try SolverSettings().executable())
        return path
    }

    @Test func aProcessIsKeptAndReplacedWhenItDied() async throws {
        let path = try Self.link()
        let solver = Solver(SolverSettings(path: path, processes: 1))
        func ask() async throws {
            #expect(try await solver.answer("(assert true)\n", inspecting: []) == .satisfiable([]))
        }
        try await ask()
        let first = try Self.children(path)
        try await ask()
        #expect(try Self.children(path) == first)
        #expect(first.count == 1)
        for pid in first { kill(pid, SIGKILL) }
        try await ask()
        let second = try Self.children(path)
        #expect(second.count == 1 && second != first)
        await solver.stop()
        #expect(try Self.children(path).isEmpty)
    }

    @Test func manyQueriesShareTheProcesses() async throws {
        let solver = Solver(SolverSettings(processes: 2))
        try await withThrowingTaskGroup(of: SolverAnswer.self) { group in
            for number in 0..<40 {
                let wanted = number % 2 == 0 ? "true" : "false"
                group.addTask { try await solver.answer("(assert \(wanted))\n", inspecting: []) }
            }
            let answers = try await group.reduce(into: []) { $0.append($1) }
            #expect(answers.count { $0 == .satisfiable([]) } == 20)
            #expect(answers.count { $0 == .unsatisfiable } == 20)
        }
    }
}
