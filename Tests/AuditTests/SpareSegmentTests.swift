import Keyring
import Core
import Testing

@testable import Audit

@Suite struct SpareSegmentTests {
    /// What stands behind a segment's events when its file was written ahead.
    private static let ahead = [UInt8](repeating: 0, count: 200_000)

    @Test("A spare file becomes a segment once, with zeros behind its header, and its space is not made anew")
    func becomes() async throws {
        let fixture = LogFixture()
        let header = SegmentHeader(sequence: 7, start: fixture.clock.now(), unique: "unique", previous: .genesis)
        let path = fixture.layout.openSegment(7)
        try FileSystem.makeDirectory(fixture.layout.openFolder)
        let spare = SpareSegment(at: fixture.layout.spareSegment, size: 1_000_000)
        spare.prepare()
        await spare.finish()
        var segment = try OpenSegment.create(header, at: path, of: spare, OpenSegment.write)
        try segment.append([fixture.event(1).json, fixture.event(2).json])
        let file = try FileSystem.open(path, FileSystem.readOnly)
        #expect(try FileSystem.size(file) == 1_062_500)
        #expect(try FileSystem.contentEnd(file) == segment.size)
        let scan = try SegmentScan.read(path, keys: [])
        #expect(scan.damage == nil && scan.provedCount == 2 && scan.size == segment.size)
        #expect(!spare.become(path, beginningWith: header.json))
    }

    @Test("Where none can be made, or it was taken away, a segment is made as before")
    func doesWithout() async throws {
        let fixture = LogFixture()
        let header = SegmentHeader(sequence: 7, start: fixture.clock.now(), unique: "unique", previous: .genesis)
        try FileSystem.makeDirectory(fixture.layout.openFolder)
        for place in [fixture.folder.path + "/missing/spare", fixture.layout.spareSegment] {
            let spare = SpareSegment(at: place, size: 10_000)
            spare.prepare()
            await spare.finish()
            try FileSystem.remove(fixture.layout.spareSegment)
            let path = fixture.layout.openSegment(7)
            var segment = try OpenSegment.create(header, at: path, of: spare, OpenSegment.write)
            try segment.append([fixture.event(1).json])
            #expect(try FileSystem.read(path).count == segment.size)
        }
    }

    @Test("Segments that were written ahead deliver the same as others, and the log verifies")
    func manySegments() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open { $0.segmentSize = 6_000 }
        for number in 1...100 { try await log.append(fixture.event(number)) }
        try await log.settle()
        let found = try await log.lookup(AuditQuery()).records.map(\.attributes.requestID)
        #expect(found.first == "request-100" && Set(found).count == 50)
        await log.close()
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.isIntact, "\(report.text)")
        #expect(report.events + report.openEvents == 100)
    }

    @Test("A log that was killed goes on in the space that was written ahead")
    func goesOn() async throws {
        let fixture = LogFixture()
        try await write(fixture, followedBy: Self.ahead)
        let log = try await fixture.open()
        #expect(log.recovery.isEmpty)
        try await log.append(fixture.event(3))
        await log.close()
        let scan = try SegmentScan.read(fixture.layout.openSegment(1), keys: [LogFixture.signer.publicKey])
        #expect(scan.damage == nil && scan.provedCount == 3)
    }

    @Test("What power left of a write into that space is told from an edit, and cut off")
    func lostPower() async throws {
        let fixture = LogFixture()
        try await write(fixture, followedBy: Self.ahead) { $0 % 512 == 0 }
        let keys = [LogFixture.signer.publicKey]
        let before = try AuditVerifier.verify(fixture.configuration.directory, keys: keys)
        #expect(before.isIntact && before.remarks.count == 1, "\(before.text)")
        let log = try await fixture.open()
        #expect(log.recovery.map(\.kind) == [.tornWrite])
        try await log.append(fixture.event(3))
        await log.close()
        let after = try AuditVerifier.verify(fixture.configuration.directory, keys: keys)
        #expect(after.isIntact && after.remarks.isEmpty && after.openEvents == 3, "\(after.text)")
    }

    @Test("Zeros that end where no sector does were put there")
    func edited() async throws {
        let fixture = LogFixture()
        try await write(fixture, followedBy: Self.ahead) { $0 % 512 == 1 }
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.firstBroken?.problem == .altered, "\(report.text)")
    }

    @Test("Contents end at their last byte, wherever that lies", arguments: [0, 1, 65_535, 65_536, 65_537, 300_000])
    func contentEnd(length: Int) throws {
        let fixture = LogFixture()
        let path = fixture.folder.path + "/file"
        let contents = [UInt8](repeating: 0, count: max(0, length - 1)) + [UInt8](repeating: 1, count: min(1, length))
        for zeros in [0, 1, 65_536, 100_000] {
            try FileSystem.write(contents + [UInt8](repeating: 0, count: zeros), to: path)
            #expect(try FileSystem.contentEnd(try FileSystem.open(path, FileSystem.readOnly)) == length)
        }
    }

    /// A log of two events with zeros behind them, and the end of a line behind as many as bring it to a fitting offset.
    private func write(
        _ fixture: LogFixture, followedBy zeros: [UInt8], endingAt isFitting: (Int) -> Bool
    ) async throws {
        try await write(fixture, followedBy: zeros)
        let path = fixture.layout.openSegment(1)
        var bytes = try FileSystem.read(path)
        while !isFitting(bytes.count) { bytes.append(0) }
        try FileSystem.write(bytes + Array("\"eventID\":\"1\"}}\n".utf8) + zeros, to: path)
    }

    /// A log of two events with something behind them.
    private func write(_ fixture: LogFixture, followedBy rest: [UInt8]) async throws {
        let log = try await fixture.open()
        for number in 1...2 { try await log.append(fixture.event(number)) }
        await log.close()
        let path = fixture.layout.openSegment(1)
        try FileSystem.write(try FileSystem.read(path) + rest, to: path)
    }
}
