import Foundation

/// The child process that a test kills.
final class CrashWriter {
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private var unread: [UInt8] = []

    init(_ mode: String, _ path: String, run: String = "0") throws {
        // The child is built beside the tests.
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(filePath: tests).deletingLastPathComponent().appending(path: "store-crash-writer")
        process.arguments = [mode, path, run]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
    }

    /// Its next line; nil after its end.
    func line() -> String? {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                defer { unread.removeSubrange(...end) }
                return String(decoding: unread[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { return nil }
            unread += more
        }
    }

    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
    }

    func release() {
        try? input.fileHandleForWriting.close()
    }

    func waitUntilExit() { process.waitUntilExit() }
}
