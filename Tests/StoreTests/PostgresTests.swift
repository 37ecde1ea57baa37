import Core
import Store
import StorePostgres
import Testing

@Suite("The PostgreSQL store outlives what happens to servers")
struct PostgresTests {
    @Test("Writes go on when the server ends every connection")
    func endedConnections() async throws {
        try await withStore { store, server, url in
            for round in 0..<5 {
                try await store.put("\(round)")
                try await endConnections(server, url)
                #expect(try await store.get("\(round)") != nil)
                try await endConnections(server, url)
            }
            try await store.put("last")
            #expect(try await store.keys().count == 6)
        }
    }

    @Test("Connections that end in the midst of writes lose nothing and double nothing")
    func endedInTheMidst() async throws {
        try await withStore { store, server, url in
            try await withThrowingTaskGroup(of: Void.self) { group in
                let isDone = Flag()
                group.addTask {
                    while !isDone.isRaised { try await endConnections(server, url) }
                }
                group.addTask {
                    defer { isDone.raise() }
                    var acknowledged = 0
                    for number in 0..<60 {
                        do {
                            try await store.write { writer in
                                try writer.put(.test("key-\(number)"), [], expires: nil, if: .absent)
                                try writer.put(.test("counter"), [], expires: nil, if: .none)
                            }
                            acknowledged += 1
                        } catch StoreError.unavailable {}
                    }
                    let keys = try await retrying { try await store.keys(prefix: "key-") }
                    let counter = try await retrying { try await store.get("counter") }
                    #expect(keys.count >= acknowledged)
                    // Each transaction counted once, however often its body ran.
                    #expect((counter?.version ?? 0) == Int64(keys.count))
                }
                try await group.waitForAll()
            }
        }
    }

    @Test("A write whose connection ends during its commit is looked up and made once")
    func endedCommit() async throws {
        try await withStore { store, server, url in
            try await store.put("warm")
            // Ends the session of the first commit after this, and of no other.
            try await server.execute(
                """
                CREATE SEQUENCE public.commits;
                CREATE FUNCTION public.end_once() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('public.commits') = 1 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;
                    RETURN NULL;
                END $$;
                CREATE CONSTRAINT TRIGGER ending AFTER INSERT ON castellan.changes
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.end_once();
                """, in: url)
            #expect(try await store.put("counter") == 1)
            #expect(try await store.get("counter")?.version == 1)
            #expect(try await server.execute("SELECT last_value FROM public.commits", in: url) == "2")
        }
    }

    @Test("What was acknowledged is there after the server crashed, and the store goes on")
    func crashedServer() async throws {
        let server = try await PostgresServer.start()
        let url = try await server.makeDatabase()
        let store = try await PostgresStore(url: url, connections: 4)
        for round in 0..<3 {
            try await store.put("\(round)")
            try await server.restart()
        }
        #expect(try await store.keys() == ["0", "1", "2"])
        try await store.put("last")
        try await store.close()
        try await server.stop()
    }

    @Test("A server that is gone is reported as unavailable")
    func goneServer() async throws {
        let server = try await PostgresServer.start()
        let store = try await PostgresStore(url: server.makeDatabase(), connections: 2)
        try await store.put("a")
        let before = store.revision(of: "test.items")
        try await server.stop()
        let error = await #expect(throws: StoreError.self) { try await store.put("b") }
        guard case .unavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        // Nothing is known about other nodes any more, so no cache may rely on what it has.
        while store.revision(of: "test.items") == before { await Task.yield() }
        try await store.close()
    }

    @Test("A change by one node shows in another's revision")
    func otherNodes() async throws {
        try await withStore { first, _, url in
            let second = try await PostgresStore(url: url, connections: 1)
            for number in 0..<5 {
                let before = second.revision(of: "test.items")
                try await first.put("\(number)")
                while second.revision(of: "test.items") == before { await Task.yield() }
                #expect(try await second.get("\(number)") != nil)
            }
            try await second.close()
        }
    }

    @Test("Nodes that start together on an empty database make the tables once")
    func startingTogether() async throws {
        let server = try await PostgresServer.shared()
        let url = try await server.makeDatabase()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<5 {
                group.addTask {
                    let store = try await PostgresStore(url: url, connections: 1)
                    try await store.put("\(number)")
                    try await store.close()
                }
            }
            try await group.waitForAll()
        }
        #expect(try await server.execute("SELECT count(*) FROM castellan.versions", in: url) == "2")
        #expect(try await server.execute("SELECT count(*) FROM castellan.records", in: url) == "5")
    }

    @Test("A newer release's database is refused")
    func newerSchema() async throws {
        try await withStore { _, server, url in
            try await server.execute("INSERT INTO castellan.versions (version) VALUES (99)", in: url)
            await #expect(throws: StoreError.newerSchema(found: 99, known: 2)) { try await PostgresStore(url: url) }
        }
    }

    @Test(
        "No error tells the password",
        arguments: [
            "postgres://me:hunter2@127.0.0.1:1/db", "postgres://me:hunter2@[::1/db", "postgres://me:hunter2@x:y/db",
            "postgres://me:hunter2@/db?host=/nowhere", "host=/nowhere password=hunter2 user='",
        ])
    func secrets(_ url: String) async throws {
        let error = await #expect(throws: StoreError.self) { try await PostgresStore(url: url) }
        guard case .unavailable(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.contains("hunter2") && !reason.isEmpty)
    }

    @Test("Bound values stay out of errors")
    func boundValues() async throws {
        try await withStore { store, server, url in
            try await server.execute("ALTER TABLE castellan.records ADD CHECK (length(value) < 5)", in: url)
            let error = await #expect(throws: StoreError.self) {
                try await store.put("secret-key", Array("secret-value".utf8))
            }
            #expect(!"\(String(describing: error))".contains("secret"))
            try await store.put("a")
        }
    }

    @Test("The journal of changes does not grow for ever")
    func pruning() async throws {
        try await withStore { store, server, url in
            try await store.put("a")
            try await server.execute("UPDATE castellan.changes SET made = now() - interval '1 hour'", in: url)
            try await store.put("b")
            _ = try await store.removeExpired()
            #expect(try await server.execute("SELECT count(*) FROM castellan.changes", in: url) == "1")
        }
    }

    private func withStore(_ body: (PostgresStore, PostgresServer, String) async throws -> Void) async throws {
        let server = try await PostgresServer.shared()
        let url = try await server.makeDatabase()
        let store = try await PostgresStore(url: url, connections: 4)
        do {
            try await body(store, server, url)
        } catch {
            try? await store.close()
            throw error
        }
        try await store.close()
    }
}

private func endConnections(_ server: PostgresServer, _ url: String) async throws {
    try await server.execute(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """, in: url)
}

/// For when connections may still be ending.
private func retrying<Value>(_ body: () async throws -> Value) async throws -> Value {
    while true {
        do { return try await body() } catch StoreError.unavailable {}
    }
}
