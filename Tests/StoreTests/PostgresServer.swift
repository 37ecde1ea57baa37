import Foundation
import Synchronization

/// A real server on a socket in a directory of its own. A shell beside it ends it when this process does, however.
final class PostgresServer: Sendable {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    private static let started = Task { try PostgresServer() }

    /// The one that tests share, each with a database of its own.
    static func shared() async throws -> PostgresServer { try await started.value }

    private let programs: String
    private let directory: String
    private let user: String?
    private let keeper: Process
    private let life = Pipe()
    private let databases = Atomic(0)

    init() throws {
        programs = try Self.findPrograms()
        directory = "/tmp/castellan-pg-\(UUID().uuidString.prefix(8))"
        // PostgreSQL refuses to run as root; Debian's package brings a user for it.
        user = geteuid() == 0 ? "postgres" : nil
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
        if let user { try Self.run("/bin/chown", [user, directory]) }
        keeper = Process()
        let script = """
            cd "$1" || exit 1
            "$2/initdb" -D data -A trust -U castellan -E UTF8 --locale=C --no-sync >initdb.log 2>&1 || exit 1
            printf '%s\\n' "listen_addresses = ''" "unix_socket_directories = '$1'" 'max_connections = 400' \
                'shared_buffers = 32MB' 'fsync = off' >>data/postgresql.conf
            "$2/pg_ctl" -D data -l server.log -w start >/dev/null 2>&1 || exit 1
            echo ready
            cat >/dev/null
            "$2/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
            rm -rf "$1"
            """
        let command = Self.asUser(user, ["/bin/sh", "-c", script, "sh", directory, programs])
        keeper.executableURL = URL(filePath: command[0])
        keeper.arguments = Array(command.dropFirst())
        keeper.standardInput = life
        let output = Pipe()
        keeper.standardOutput = output
        try keeper.run()
        guard String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "ready\n" else {
            throw Missing(description: "PostgreSQL did not start; see \(directory)/initdb.log and server.log")
        }
    }

    func stop() {
        try? life.fileHandleForWriting.close()
        keeper.waitUntilExit()
    }

    func makeDatabase() throws -> String {
        let name = "test_\(databases.add(1, ordering: .relaxed).newValue)"
        try execute("CREATE DATABASE \(name)", in: "postgres")
        return "postgres://castellan@/\(name)?host=\(directory)"
    }

    /// - Parameter database: a name, or a URL that `makeDatabase` answered.
    @discardableResult
    func execute(_ sql: String, in database: String) throws -> String {
        let url = database.contains(":") ? database : "postgres://castellan@/\(database)?host=\(directory)"
        return try Self.run("\(programs)/psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url])
    }

    /// As after a power cut.
    func restart() throws {
        let command = Self.asUser(
            user, ["\(programs)/pg_ctl", "-D", "\(directory)/data", "-m", "immediate", "-w", "restart"])
        try Self.run(command[0], Array(command.dropFirst()), output: false)
    }

    private static func findPrograms() throws -> String {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let newest = versions.compactMap { Int($0) }.sorted().last
        guard let newest, FileManager.default.isExecutableFile(atPath: "\(root)/\(newest)/bin/initdb") else {
            throw Missing(description: "PostgreSQL's server is not installed: apt-get install postgresql")
        }
        return "\(root)/\(newest)/bin"
    }

    private static func asUser(_ user: String?, _ command: [String]) -> [String] {
        guard let user else { return command }
        return ["/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"] + command
    }

    @discardableResult
    private static func run(_ program: String, _ arguments: [String], output: Bool = true) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: "/tmp")
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        // A daemon that a program leaves behind would hold the pipe open.
        if output { process.standardOutput = pipe } else { process.standardOutput = FileHandle.nullDevice }
        try process.run()
        let text = output ? String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) : ""
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Missing(description: "\(program) ended with \(process.terminationStatus)")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
