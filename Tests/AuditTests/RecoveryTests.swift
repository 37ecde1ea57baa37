import Keyring
import Core
import Testing

@testable import Audit

@Suite struct RecoveryTests {
    /// A log of three events, the last of which no checkpoint covers, as `kill -9` leaves it.
    private func killed(_ fixture: LogFixture) async throws -> (before: [UInt8], last: [UInt8]) {
        let log = try await fixture.open()
        try await log.append(fixture.event(1))
        try await log.append(fixture.event(2))
        await log.close()
        let path = fixture.layout.openSegment(1)
        let before = try FileSystem.read(path)
        let scan = try SegmentScan.read(path, keys: [LogFixture.signer.publicKey])
        let json = fixture.event(3).json
        var last: [UInt8] = []
        SegmentLine.append(event: json, link: scan.link.next(json), to: &last)
        return (before, last)
    }

    private func recover(_ fixture: LogFixture) throws -> (SegmentRecovery, SegmentRecovery.Start) {
        var recovery = SegmentRecovery(fixture.configuration, signer: LogFixture.signer, now: fixture.clock.now())
        let start = try recovery.run(after: nil)
        return (recovery, start)
    }

    @Test("A write torn at any byte is cut off, kept aside and reported; what was acknowledged stays")
    func tornAnywhere() async throws {
        let fixture = LogFixture()
        let (before, last) = try await killed(fixture)
        let path = fixture.layout.openSegment(1)
        for length in 1..<last.count {
            try FileSystem.write(before + last[..<length], to: path)
            let (recovery, start) = try recover(fixture)
            #expect(recovery.notes.map(\.kind) == [.tornWrite])
            #expect(try FileSystem.read(path) == before)
            let kept = try #require(recovery.notes.first?.keptIn)
            #expect(try FileSystem.read(kept) == Array(last[..<length]))
            #expect(start.contents.count == 2)
        }
    }

    @Test("A whole line that was never acknowledged is kept: it is no harm")
    func wholeLine() async throws {
        let fixture = LogFixture()
        let (before, last) = try await killed(fixture)
        try FileSystem.write(before + last, to: fixture.layout.openSegment(1))
        let (recovery, start) = try recover(fixture)
        #expect(recovery.notes.isEmpty)
        #expect(start.open?.count == 3)
    }

    @Test("A batch of which the middle never reached the disk goes as one")
    func hole() async throws {
        let fixture = LogFixture()
        let (before, last) = try await killed(fixture)
        let scanned = try SegmentScan.read(fixture.layout.openSegment(1), keys: [LogFixture.signer.publicKey])
        let json = fixture.event(4).json
        var next: [UInt8] = []
        let middle = scanned.link.next(fixture.event(3).json)
        SegmentLine.append(event: json, link: middle.next(json), to: &next)
        let zeros = [UInt8](repeating: 0, count: last.count - 1) + [UInt8(ascii: "\n")]
        try FileSystem.write(before + zeros + next, to: fixture.layout.openSegment(1))
        let (recovery, start) = try recover(fixture)
        #expect(recovery.notes.map(\.kind) == [.tornWrite])
        #expect(start.open?.count == 2)
    }

    @Test("The log goes on after a torn write, and verifies")
    func goesOn() async throws {
        let fixture = LogFixture()
        let (before, last) = try await killed(fixture)
        try FileSystem.write(before + last.dropLast(5), to: fixture.layout.openSegment(1))
        let log = try await fixture.open()
        #expect(log.recovery.map(\.kind) == [.tornWrite])
        try await log.append(fixture.event(4))
        try await log.settle()
        let ids = try await log.lookup(AuditQuery()).records.map(\.attributes.requestID)
        #expect(ids == ["request-4", "request-2", "request-1"])
        await log.close()
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.isIntact)
        #expect(report.openEvents == 3)
    }

    @Test("An edit before a checkpoint is no torn write: it is kept, closed and named for ever")
    func tampered() async throws {
        let fixture = LogFixture()
        _ = try await killed(fixture)
        let path = fixture.layout.openSegment(1)
        var bytes = try FileSystem.read(path)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "user-1".utf8) })
        bytes[place] = UInt8(ascii: "U")
        try FileSystem.write(bytes, to: path)
        let log = try await fixture.open()
        #expect(log.recovery.map(\.kind) == [.tampering])
        try await log.append(fixture.event(5))
        try await log.settle()
        #expect(try await log.lookup(AuditQuery()).records.count == 3)
        await log.close()
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.findings.map(\.problem) == [.altered])
        #expect(report.findings.first?.detail.contains("line 2") == true)
    }

    @Test("A segment half closed when the plane was killed is finished, with the same files", arguments: 0..<5)
    func halfClosed(_ step: Int) async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await log.append(fixture.event(1))
        await log.close()
        let sealed = try sealFirst(fixture)
        let reopened = try await fixture.open()
        try await reopened.settle()
        await reopened.close()
        let files = fixture.folder.files("audit/AWSLogs")
        let contents = try files.map { try FileSystem.read("\(fixture.folder.path)/\($0)") }

        // Everything that a kill at this step would have left undone, newest first.
        let undone = Array(files.sorted { order($0) > order($1) }.prefix(step))
        for file in undone { try FileSystem.remove("\(fixture.folder.path)/\(file)") }
        try FileSystem.write(sealed, to: fixture.layout.openSegment(1))
        let again = try await fixture.open()
        try await again.settle()
        #expect(fixture.folder.files("audit/AWSLogs") == files)
        #expect(try files.map { try FileSystem.read("\(fixture.folder.path)/\($0)") } == contents)
        #expect(!FileSystem.exists(fixture.layout.openSegment(1)))
        await again.close()
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.isIntact, "\(report.text)")
    }

    /// Ends the open segment by hand, as the writer would at the hour's end.
    private func sealFirst(_ fixture: LogFixture) throws -> [UInt8] {
        let path = fixture.layout.openSegment(1)
        let scan = try SegmentScan.read(path, keys: [LogFixture.signer.publicKey])
        let end = Timestamp("2026-11-23T21:00:00Z")
        let statement = SegmentLine.statement(seal: scan.link, count: scan.count, end: end, sequence: 1)
        let signature = try LogFixture.signer.signature(for: statement)
        let line = SegmentLine.seal(scan.link, count: scan.count, end: end, signature: signature)
        let bytes = try FileSystem.read(path) + line
        try FileSystem.write(bytes, to: path)
        return bytes
    }

    private func order(_ file: String) -> Int {
        file.hasSuffix(".metadata.json") ? 3 : file.contains("Digest") ? 2 : 1
    }

    @Test("Two processes cannot write one log")
    func locked() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        await #expect(throws: AuditError.locked(path: fixture.layout.lock)) { _ = try await fixture.open() }
        await log.close()
    }
}
