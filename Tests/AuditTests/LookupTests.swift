import Core
import Synchronization
import Testing

@testable import Audit

@Suite struct LookupTests {
    /// Logs of both kinds with the same events: 40 over four segments, of two users, two accounts and two regions.
    private func fill(_ fixture: LogFixture, _ log: AuditLog) async throws {
        for number in 0..<40 {
            if number % 10 == 0 && number > 0 { fixture.clock.advance(seconds: 3_600) }
            try await log.append(
                fixture.event(number) { event in
                    event.eventName = number % 4 == 0 ? "GetUser" : "CreateUser"
                    event.readOnly = number % 4 == 0
                    event.recipientAccountID = number % 20 == 5 ? .other : .management
                    event.awsRegion = number % 8 == 3 ? Region("eu-central-1") ?? .global : .global
                    if number % 10 == 9 {
                        event.userIdentity = UserIdentity(
                            .assumedRole, principalID: "AROAEXAMPLE:deploy",
                            arn: "arn:aws:sts::111122223333:assumed-role/ops/deploy", accountID: "111122223333",
                            accessKeyID: "ASIAEXAMPLE",
                            sessionContext: SessionContext(
                                issuer: .init(
                                    .role, arn: "arn:aws:iam::111122223333:role/ops", accountID: "111122223333",
                                    userName: "ops")))
                    }
                })
        }
        try await log.settle()
    }

    private func both(_ body: (LogFixture, AuditLog) async throws -> Void) async throws {
        for isEphemeral in [false, true] {
            let fixture = LogFixture()
            let log = isEphemeral ? AuditLog.ephemeral() : try await fixture.open()
            try await fill(fixture, log)
            try await body(fixture, log)
            await log.close()
        }
    }

    private func numbers(_ log: AuditLog, _ change: (inout AuditQuery) -> Void) async throws -> [Int] {
        var query = AuditQuery()
        change(&query)
        var found: [Int] = []
        repeat {
            let page = try await log.lookup(query)
            #expect(page.records.count <= query.pageSize)
            found += page.records.compactMap { Int($0.attributes.requestID.dropFirst("request-".count)) }
            query.token = page.nextToken
        } while query.token != nil
        return found
    }

    @Test("Events come newest first, in pages of any size", arguments: [1, 7, 10, 39, 40, 50])
    func pages(_ size: Int) async throws {
        try await both { _, log in
            let found1 = try await numbers(log) { $0.pageSize = size }
            #expect(found1 == (0..<40).reversed())
        }
    }

    static let attributes: [(EventAttribute, @Sendable (Int) -> Bool)] = [
        (EventAttribute(.eventName, "GetUser"), { $0 % 4 == 0 }),
        (EventAttribute(.readOnly, "true"), { $0 % 4 == 0 }),
        (EventAttribute(.readOnly, "false"), { $0 % 4 != 0 }),
        (EventAttribute(.username, "alice"), { $0 % 10 != 9 }),
        (EventAttribute(.username, "deploy"), { $0 % 10 == 9 }),
        (EventAttribute(.username, "ops"), { _ in false }),
        (EventAttribute(.resourceType, "AWS::IAM::User"), { _ in true }),
        (EventAttribute(.resourceName, "user-17"), { $0 == 17 }),
        (EventAttribute(.resourceName, "arn:aws:iam::111122223333:user/user-17"), { $0 == 17 }),
        (EventAttribute(.eventSource, "iam.amazonaws.com"), { _ in true }),
        (EventAttribute(.accessKeyID, "ASIAEXAMPLE"), { $0 % 10 == 9 }),
        (EventAttribute(.requestID, "request-23"), { $0 == 23 }),
        (EventAttribute(.eventID, "no such event"), { _ in false }),
    ]

    @Test("Each attribute finds its events", arguments: attributes.indices)
    func attribute(_ index: Int) async throws {
        let (attribute, isMatch) = Self.attributes[index]
        try await both { _, log in
            let found = try await numbers(log) {
                $0.attribute = attribute
                $0.pageSize = 3
            }
            #expect(found == (0..<40).reversed().filter(isMatch))
        }
    }

    @Test("Accounts, regions and times bound what is found")
    func bounds() async throws {
        try await both { _, log in
            let found2 = try await numbers(log) { $0.account = .other }
            #expect(found2 == [25, 5])
            let found3 = try await numbers(log) { $0.region = Region("eu-central-1") }
            #expect(found3 == [35, 27, 19, 11, 3])
            let everywhere = try await numbers(log) {
                $0.region = Region("eu-central-1")
                $0.globalSources = ["iam.amazonaws.com"]
            }
            #expect(everywhere.count == 40)
            let hour = try await numbers(log) {
                $0.start = Timestamp("2026-11-23T21:15:00Z")
                $0.end = Timestamp("2026-11-23T22:15:00Z")
            }
            #expect(hour == (10..<30).reversed())
        }
    }

    @Test("Pages stay where they are while new events come and segments close")
    func stable() async throws {
        try await both { fixture, log in
            var query = AuditQuery()
            query.pageSize = 8
            let first = try await log.lookup(query)
            try await log.append(fixture.event(100))
            fixture.clock.advance(seconds: 3_600)
            try await log.append(fixture.event(101))
            try await log.settle()
            query.token = first.nextToken
            let second = try await log.lookup(query)
            #expect(second.records.map(\.attributes.requestID) == (24..<32).reversed().map { "request-\($0)" })
        }
    }

    @Test("A token of one query is refused by another", arguments: ["", "zz", "00", "0011223344"])
    func tokens(_ text: String) async throws {
        try await both { _, log in
            var query = AuditQuery()
            query.token = text
            let bad = query
            await #expect(throws: AuditError.invalidToken) { try await log.lookup(bad) }
            query.token = nil
            query.pageSize = 5
            query.token = try await log.lookup(query).nextToken
            query.account = .other
            let other = query
            await #expect(throws: AuditError.invalidToken) { try await log.lookup(other) }
        }
    }

    @Test("A call's event is found by its request id, with the decisions that explain it")
    func explain() async throws {
        try await both { fixture, log in
            try await log.append(fixture.event(500) { $0.decisions = Array(#"{"outcome":"denied","n":1.50}"#.utf8) })
            let record = try #require(try await log.event(requestID: "request-500"))
            #expect(record.decisions?["outcome"]?.string == "denied")
            #expect(!String(decoding: record.publicJSON, as: UTF8.self).contains("castellan"))
            #expect(try JSONParser.parse(record.publicJSON)["eventName"]?.string == "CreateUser")
            #expect(try await log.event(requestID: "nothing") == nil)
        }
    }

    @Test("All events of a principal can be walked")
    func principal() async throws {
        try await both { _, log in
            let seen = Mutex<[String]>([])
            try await log.events(ofPrincipal: "arn:aws:iam::111122223333:role/ops") { record in
                seen.withLock { $0.append(record.attributes.requestID) }
                return true
            }
            #expect(seen.withLock { $0.sorted() } == ["request-19", "request-29", "request-39", "request-9"])
        }
    }

    @Test("Summaries that are missing, of another file or broken are made anew")
    func summaries() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await fill(fixture, log)
        await log.close()
        try FileSystem.remove(fixture.layout.summary(1))
        try FileSystem.write(Array("nonsense\n".utf8), to: fixture.layout.summary(2))
        try FileSystem.write(try FileSystem.read(fixture.layout.summary(2)), to: fixture.layout.summary(3))
        let again = try await fixture.open()
        let found4 = try await numbers(again) { $0.attribute = EventAttribute(.resourceName, "user-4") }
        #expect(found4 == [4])
        let found5 = try await numbers(again) { $0.attribute = EventAttribute(.resourceName, "user-14") }
        #expect(found5 == [14])
        await again.close()
        #expect(FileSystem.exists(fixture.layout.summary(1)))
    }

    @Test("A summary has all keys of its segment, and few others")
    func bloom() throws {
        let folder = TemporaryFolder()
        let keys = (0..<5_000).map { AttributeKey(.eventID, "event-\($0)") }
        let path = folder.path + "/1.summary"
        try FileSystem.write(SegmentSummary(sequence: 1, logHash: "h", keys: Set(keys)).bytes, to: path)
        #expect(keys.allSatisfy { SegmentSummary.mayContain([$0], path: path, logHash: "h") == true })
        let strangers = (0..<5_000).map { AttributeKey(.eventID, "other-\($0)") }
        let hits = strangers.filter { SegmentSummary.mayContain([$0], path: path, logHash: "h") == true }
        #expect(hits.count < 250)
        #expect(SegmentSummary.mayContain(keys, path: path, logHash: "another") == nil)
    }

    @Test("Text that looks like another event does not mislead the filter")
    func lookalikes() async throws {
        try await both { fixture, log in
            let lure =
                #""eventTime":"1999-01-01T00:00:00Z","awsRegion":"xx-west-1","recipientAccountId":"444455556666""#
            try await log.append(fixture.event(77) { $0.userAgent = lure })
            for number in 200..<300 {
                try await log.append(
                    fixture.event(number) { $0.requestParameters = ["RecipientAccountId": "444455556666"] })
            }
            let found6 = try await numbers(log) { $0.account = .other }
            #expect(found6 == [25, 5])
            let found = try await numbers(log) {
                $0.region = .global
                $0.attribute = EventAttribute(.resourceName, "user-77")
            }
            #expect(found == [77])
        }
    }

    @Test("An ephemeral log forgets when it is told to")
    func reset() async throws {
        let fixture = LogFixture()
        let log = AuditLog.ephemeral()
        try await log.append(fixture.event(1))
        await log.reset()
        #expect(try await log.lookup(AuditQuery()).records.isEmpty)
    }
}
