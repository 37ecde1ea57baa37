import Foundation

/// Python's `cryptography` as the other side, in a process of its own.
enum Oracle {
    typealias Message = [String: String]

    private static let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Clients/oracle.py")
    private static let python = ProcessInfo.processInfo.environment["CASTELLAN_PYTHON"] ?? "python3"

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// One answer to each request. They go through files, so that neither side waits for the other.
    static func ask(_ requests: [Message]) throws -> [Message] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cryptography-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "err"].map { folder.appending(path: $0) }
        var input = Data()
        for request in requests { input += try JSONEncoder().encode(request) + Data("\n".utf8) }
        try input.write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script.path]
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self))
        }
        return try Data(contentsOf: files[1]).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Message.self, from: Data($0))
        }
    }

    static func ask(_ request: Message) throws -> Message {
        guard let answer = try ask([request]).first else { throw Failure(description: "no answer") }
        return answer
    }
}
