import Core
import Foundation
import GRDB
import Store
import Testing

@testable import StoreSQLite

@Suite("The SQLite store takes care of its file")
struct SQLiteFileTests {
    @Test("Nothing acknowledged is lost and nothing is half there after kill -9", arguments: [1, 9, 60, 250, 700])
    func killed(afterLines count: Int) async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/store.db"
            var acknowledged: Set<String> = []
            for run in 0..<3 {
                let writer = try CrashWriter("pairs", path, run: "\(run)")
                for _ in 0..<count { if let name = writer.line() { acknowledged.insert(name) } }
                writer.kill()
                while let name = writer.line() { acknowledged.insert(name) }
                writer.waitUntilExit()
            }
            #expect(acknowledged.count >= 3 * count)
            let store = try SQLiteStore(path: path)
            let (left, right) = try await store.read { reader in
                let both = try ["crash.left", "crash.right"].map {
                    try reader.scan($0, in: .plane, prefix: "", after: nil, limit: .max).map(\.key.key)
                }
                return (Set(both[0]), Set(both[1]))
            }
            #expect(left == right)
            #expect(acknowledged.isSubset(of: left))
            try await store.close()
        }
    }

    @Test("A full disk fails the write, keeps the rest, and is over once there is room")
    func full() async throws {
        try await withTemporaryDirectory { directory in
            let writer = try CrashWriter("fill", "\(directory)/store.db")
            #expect([writer.line(), writer.line(), writer.line()] == ["full", "kept", "wrote"])
            writer.waitUntilExit()
            let store = try SQLiteStore(path: "\(directory)/store.db")
            #expect(try await store.read { try $0.get(RecordKey(.plane, "fill", "more")) } != nil)
            try await store.close()
        }
    }

    @Test("All writes of a group fail when its commit does, and the store goes on")
    func failedCommits() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.put("before")
        try await store.database.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        let large = [UInt8](repeating: 1, count: 100_000)
        let writes = (0..<20).map { number in Task { try await store.put("\(number)", large) } }
        for write in writes {
            await #expect(throws: StoreError.full) { try await write.value }
        }
        #expect(try await store.keys() == ["before"])
        try await store.put("after")
        #expect(try await store.keys() == ["after", "before"])
        try await store.close()
    }

    @Test("A body that swallows a full disk does not write outside of its transaction")
    func swallowedErrors() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.put("before")
        try await store.database.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
        }
        await #expect(throws: StoreError.self) {
            try await store.write { writer in
                try writer.put(.test("first"), [], expires: nil, if: .none)
                _ = try? writer.put(
                    .test("large"), [UInt8](repeating: 1, count: 100_000), expires: nil, if: .none)
                _ = try? writer.put(.test("last"), [], expires: nil, if: .none)
                throw StoreError.full
            }
        }
        #expect(try await store.keys() == ["before"])
        try await store.close()
    }

    @Test("Commits wait for the disk")
    func durability() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: "\(directory)/store.db")
            let settings = try await store.database.writeWithoutTransaction { db in
                (try String.fetchOne(db, sql: "PRAGMA journal_mode"), try Int.fetchOne(db, sql: "PRAGMA synchronous"))
            }
            #expect(settings.0 == "wal")
            #expect(settings.1 == 2)
            try await store.close()
        }
    }

    @Test("Files and directories are this user's alone")
    func permissions() async throws {
        try await withTemporaryDirectory { directory in
            let store = try SQLiteStore(path: "\(directory)/deep/store.db")
            try await store.put("a")
            let manager = FileManager.default
            func mode(_ path: String) throws -> Int? {
                try manager.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            }
            let files = try manager.contentsOfDirectory(atPath: "\(directory)/deep")
            #expect(Set(files) == ["store.db", "store.db-wal", "store.db-shm", "store.db.lock"])
            for file in files { #expect(try mode("\(directory)/deep/\(file)") == 0o600) }
            #expect(try mode("\(directory)/deep") == 0o700)
            #expect(try mode(directory) == 0o700)
            try await store.close()
        }
    }

    @Test("Records are there again after closing and opening")
    func reopening() async throws {
        try await withTemporaryDirectory { directory in
            for round in 1...3 {
                let store = try SQLiteStore(path: "\(directory)/store.db")
                #expect(try await store.put("a") == Int64(round))
                try await store.close()
            }
        }
    }

    @Test("A file that is open elsewhere is refused, naming the process")
    func locked() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/store.db"
            let holder = try CrashWriter("hold", path)
            #expect(holder.line() == "open")
            let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
            guard case .unavailable(let reason)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.hasPrefix("\(path) is in use by process "))
            holder.release()
            holder.waitUntilExit()
            try await SQLiteStore(path: path).close()
        }
    }

    @Test("A file that is no database is refused with what to do")
    func notADatabase() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/store.db"
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try Data("This is a text and no database. ".utf8.map { $0 } + Array(repeating: 65, count: 9_000))
                .write(to: URL(filePath: path))
            let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }
            guard case .damaged(let reason)? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.contains(path) && reason.contains("backup"))
        }
    }

    @Test("Damage inside the file is reported by the read that meets it")
    func damage() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/store.db"
            var store = try SQLiteStore(path: path)
            for number in 0..<100 { try await store.put("\(number)", [UInt8](repeating: 1, count: 1_000)) }
            try await store.close()
            var bytes = try Data(contentsOf: URL(filePath: path))
            // All pages but those of the schema and the migrations.
            bytes.replaceSubrange((6 * 4_096)..., with: Data(repeating: 0xA5, count: bytes.count - 6 * 4_096))
            try bytes.write(to: URL(filePath: path))
            store = try SQLiteStore(path: path)
            let error = await #expect(throws: StoreError.self) { try await store.keys() }
            guard case .damaged? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            try await store.close()
        }
    }

    @Test("A newer release's database is refused and left alone")
    func newerSchema() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/store.db"
            try await SQLiteStore(path: path).close()
            let database = try DatabaseQueue(path: path)
            try await database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')") }
            try database.close()
            #expect(throws: StoreError.newerSchema(found: 99, known: 1)) { try SQLiteStore(path: path) }
        }
    }

    @Test("Another program's database is refused and left alone")
    func foreignDatabase() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/store.db"
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            let database = try DatabaseQueue(path: path)
            try await database.write { try $0.execute(sql: "CREATE TABLE theirs (a)") }
            try database.close()
            #expect(throws: StoreError.unavailable(reason: "\(path) is a database of another program")) {
                try SQLiteStore(path: path)
            }
        }
    }
}
