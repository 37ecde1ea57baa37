import Discovery
import Foundation
import Testing

@testable import Scanning

/// A folder of a test's own, gone with it.
final class Sandbox {
    let path: String

    init() throws {
        var template = Array((NSTemporaryDirectory() + "/scanning.XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemError(errno) }
        let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // Links on the way to it would make paths that Git reports differ from ours.
        path = URL(fileURLWithPath: made).resolvingSymlinksInPath().path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { name.isEmpty ? path : "\(path)/\(name)" }

    /// Writes a file and makes the folders that it stands in.
    @discardableResult
    func write(_ name: String, _ text: String = "x") throws -> String {
        let file = path(name)
        let folder = (file as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    func folder(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
    }

    /// Runs Git here, with no settings but these.
    @discardableResult
    func git(_ arguments: String..., input: String? = nil) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", path] + arguments
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin", "HOME": path, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ann", "GIT_AUTHOR_EMAIL": "ann@example.com", "GIT_COMMITTER_NAME": "Ann",
            "GIT_COMMITTER_EMAIL": "ann@example.com",
        ]
        let (output, source) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = source
        try process.run()
        if let input { source.fileHandleForWriting.write(Data(input.utf8)) }
        try source.fileHandleForWriting.close()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments.joined(separator: " "))")
        return text
    }

    /// What a walk meets, as `name` or `name: reason`, names from here.
    func walk(
        _ options: WalkOptions = WalkOptions(), from root: String = "", cancellation: Cancellation = Cancellation()
    ) throws -> [String] {
        var met: [String] = []
        var walk = FileWalk(options, cancellation: cancellation)
        let start = path + "/"
        try walk.walk(ScanPath(path(root))) { item in
            switch item {
            case .file(let file): met.append(file.path.text.replacingOccurrences(of: start, with: ""))
            case .skipped(let path, let outcome):
                let name = path.text.replacingOccurrences(of: start, with: "")
                met.append("\(name): \(outcome.reason?.rawValue ?? "")")
            }
        }
        return met
    }
}
