import Dispatch
import Foundation
import Synchronization

/// A real server on a socket in a directory of its own. A shell beside it ends it when this process does, however.
final class PostgresServer: Sendable {
    struct Missing: Error, CustomStringConvertible {
        let description: String
    }

    private static let started = Task { try await start() }

    /// The one that tests share, each with a database of its own.
    static func shared() async throws -> PostgresServer { try await started.value }

    private let programs: String
    private let directory: String
    private let user: String?
    private let keeper: Process
    private let life = Pipe()
    private let reports = Pipe()
    private let databases = Atomic(0)

    static func start() async throws -> PostgresServer { try await blocking { try PostgresServer() } }

    private init() throws {
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
            "$2/pg_ctl" -D "$1/data" -l server.log -w start >/dev/null 2>&1 || exit 1
            echo ready
            while read -r restart; do
                "$2/pg_ctl" -D "$1/data" -l server.log -m immediate -w restart >/dev/null 2>&1 || exit 1
                echo ready
            done
            "$2/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1
            rm -rf "$1"
            """
        let command = Self.asUser(user, ["/bin/sh", "-c", script, "sh", directory, programs])
        keeper.executableURL = URL(filePath: command[0])
        keeper.arguments = Array(command.dropFirst())
        keeper.standardInput = life
        keeper.standardOutput = reports
        try keeper.run()
        try awaitReport()
    }

    func stop() async throws {
        try await Self.blocking { [self] in
            try life.fileHandleForWriting.close()
            keeper.waitUntilExit()
        }
    }

    func makeDatabase() async throws -> String {
        let name = "test_\(databases.add(1, ordering: .relaxed).newValue)"
        try await execute("CREATE DATABASE \(name)", in: "postgres")
        return "postgres://castellan@/\(name)?host=\(directory)"
    }

    /// - Parameter database: a name, or a URL that `makeDatabase` answered.
    @discardableResult
    func execute(_ sql: String, in database: String) async throws -> String {
        let url = database.contains(":") ? database : "postgres://castellan@/\(database)?host=\(directory)"
        return try await Self.blocking { [programs] in
            try Self.run("\(programs)/psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", sql, url])
        }
    }

    /// As after a power cut.
    func restart() async throws {
        try await Self.blocking { [self] in
            try life.fileHandleForWriting.write(contentsOf: Data("restart\n".utf8))
            try awaitReport()
        }
    }

    private func awaitReport() throws {
        guard String(decoding: reports.fileHandleForReading.availableData, as: UTF8.self) == "ready\n" else {
            throw Missing(description: "PostgreSQL did not start; see \(directory)/initdb.log and server.log")
        }
    }

    /// Runs `body` beside the few threads that tests share.
    private static func blocking<Value: Sendable>(
        _ body: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
        }
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
    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: "/tmp")
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Missing(description: "\(program) ended with \(process.terminationStatus)")
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
