import Core
import Keyring
import Testing

@testable import Audit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite struct RotationTests {
    private func digests(_ fixture: LogFixture) throws -> [Digest] {
        let folder = DigestFolder(layout: fixture.layout)
        return try folder.objects().map { try folder.read($0).digest }
    }

    private func ranges(_ fixture: LogFixture) throws -> [String] {
        try digests(fixture).map { "\($0.start.iso8601) \($0.end.iso8601) \($0.chain.count)" }
    }

    private func expectIntact(_ fixture: LogFixture) throws {
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.isIntact, "\(report.text)")
    }

    @Test("At the hour's end a log file and a digest are delivered under CloudTrail's names")
    func delivered() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await log.append(fixture.event(1))
        fixture.clock.set(Timestamp("2026-11-23T21:00:00Z"))
        try await log.append(fixture.event(2))
        try await log.settle()
        let files = fixture.folder.files("audit/AWSLogs").map { $0.dropFirst("audit/AWSLogs/111122223333/".count) }
        let digest =
            "CloudTrail-Digest/us-east-1/2026/11/23/111122223333_CloudTrail-Digest_us-east-1_castellan_us-east-1_"
            + "20261123T210000Z.json.gz"
        #expect(files.filter { $0.contains("Digest") } == [digest[...], (digest + ".metadata.json")[...]])
        let logFile = try #require(files.first { !$0.contains("Digest") })
        #expect(logFile.hasPrefix("CloudTrail/us-east-1/2026/11/23/111122223333_CloudTrail_us-east-1_20261123T2100Z_"))
        let records = try Gzip.read("\(fixture.folder.path)/audit/AWSLogs/111122223333/\(logFile)")
        let parsed = try JSONParser.parse(records)
        #expect(parsed["Records"]?.array?.map { $0["requestID"]?.string } == ["request-1"])
        #expect(try ranges(fixture) == ["2026-11-23T20:00:00Z 2026-11-23T21:00:00Z 1"])
        await log.close()
        try expectIntact(fixture)
    }

    @Test("Files are their owner's alone")
    func modes() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await log.append(fixture.event(1))
        fixture.clock.advance(seconds: 3_600)
        try await log.settle()
        await log.close()
        for file in fixture.folder.files("audit") {
            var status = stat()
            #expect(stat("\(fixture.folder.path)/\(file)", &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600, "\(file)")
            #expect(stat(FileSystem.directory(of: "\(fixture.folder.path)/\(file)"), &status) == 0)
            #expect(status.st_mode & 0o777 == 0o700, "\(file)")
        }
    }

    @Test("Every hour of a running plane has a digest, an empty one too")
    func emptyHours() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        for _ in 0..<3 {
            fixture.clock.advance(seconds: 3_600)
            try await log.settle()
        }
        #expect(
            try ranges(fixture) == [
                "2026-11-23T20:00:00Z 2026-11-23T21:00:00Z 0", "2026-11-23T21:00:00Z 2026-11-23T22:00:00Z 0",
                "2026-11-23T22:00:00Z 2026-11-23T23:00:00Z 0",
            ])
        await log.close()
        try expectIntact(fixture)
    }

    @Test("Downtime, or a clock set forth, is one empty digest")
    func downtime() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await log.append(fixture.event(1))
        await log.close()
        fixture.clock.set(Timestamp("2027-02-01T10:30:00Z"))
        let later = try await fixture.open()
        try await later.append(fixture.event(2))
        try await later.settle()
        #expect(
            try ranges(fixture) == [
                "2026-11-23T20:00:00Z 2026-11-23T21:00:00Z 1", "2026-11-23T21:00:00Z 2027-02-01T10:00:00Z 0",
            ])
        await later.close()
        try expectIntact(fixture)
    }

    @Test("A clock that jumps to and fro loses nothing and keeps the chain in order")
    func jumps() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open { $0.checkpointInterval = .zero }
        let times = [
            "2026-11-23T20:20:00Z", "2036-01-01T00:00:10Z", "2026-11-23T20:21:00Z", "2026-11-23T21:30:00Z",
            "2026-11-23T22:40:00Z", "1999-12-31T23:59:59Z", "2036-01-01T01:00:05Z", "2026-11-23T20:15:00Z",
        ]
        for (number, time) in times.enumerated() {
            fixture.clock.set(Timestamp(time))
            try await log.append(fixture.event(number))
        }
        try await log.settle()
        let found = try await log.lookup(AuditQuery()).records.map(\.attributes.requestID)
        #expect(found == (0..<times.count).reversed().map { "request-\($0)" })
        let all = try digests(fixture)
        for (older, newer) in zip(all, all.dropFirst()) {
            #expect(older.end == newer.start)
            #expect(newer.start < newer.end)
        }
        await log.close()
        try expectIntact(fixture)
    }

    @Test("A segment that is full is closed before its hour ends")
    func full() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open { $0.segmentSize = 3_000 }
        for number in 0..<12 { try await log.append(fixture.event(number)) }
        try await log.settle()
        let all = try digests(fixture)
        #expect(all.count >= 3)
        #expect(all.allSatisfy { $0.start < $0.end })
        #expect(try await log.lookup(AuditQuery()).records.count == 12)
        await log.close()
        try expectIntact(fixture)
    }

    @Test("A log keeps its account and region when the plane is started with others")
    func identity() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await log.append(fixture.event(1))
        await log.close()
        fixture.clock.advance(seconds: 3_600)
        let later = try await fixture.open { $0.region = Region("eu-central-1") ?? .global }
        try await later.settle()
        #expect(try digests(fixture).map(\.account) == ["111122223333"])
        await later.close()
        try expectIntact(fixture)
    }
}

@Suite struct SegmentClockTests {
    @Test("A segment ends with its hour, after an hour of passing time, or when it is full")
    func ends() {
        let start = Timestamp("2026-11-23T20:00:00Z")
        var clock = SegmentClock(start: start, now: start.adding(seconds: 900))
        #expect(!clock.isDue)
        #expect(clock.end(isEmpty: false) == start.adding(seconds: 900))
        clock.observe(start.adding(seconds: -7_200))
        #expect(!clock.isDue)
        #expect(clock.end(isEmpty: false) == start.adding(seconds: 1))
        clock.observe(start.adding(seconds: -3_601))
        #expect(!clock.isDue)
        clock.observe(start.adding(seconds: -3_600))
        #expect(clock.isDue)
        clock.observe(start.adding(seconds: 3 * 3_600 + 5))
        #expect(clock.isDue)
        #expect(clock.end(isEmpty: false) == start.adding(seconds: 3_600))
        #expect(clock.end(isEmpty: true) == start.adding(seconds: 3 * 3_600))
    }
}
