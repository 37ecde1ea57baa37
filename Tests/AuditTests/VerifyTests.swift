import Keyring
import Core
import Testing

@testable import Audit

/// What may happen to a log: a change, and what the first broken link is then.
struct Harm: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let problem: VerificationReport.Problem
    /// A part of the file that is named.
    let file: String
    let apply: @Sendable (LogFixture) throws -> Void
}

extension LogFixture {
    /// Hours 20 (two events), 21 (none), 22 (two), and an open segment with two.
    func fill() async throws {
        let log = try await open()
        for hour in 0..<4 where hour != 1 {
            clock.set(Timestamp("2026-11-23T20:15:00Z").adding(seconds: Int64(hour) * 3_600))
            try await log.append(event(2 * hour))
            try await log.append(event(2 * hour + 1))
        }
        try await log.settle()
        await log.close()
    }

    func objects(_ prefix: String) throws -> [String] {
        try FileSystem.files(under: layout.directory, prefix).filter { $0.hasSuffix(".json.gz") }
    }

    func flip(_ path: String, at offset: Int) throws {
        var bytes = try FileSystem.read(path)
        bytes[offset < 0 ? bytes.count + offset : offset] ^= 1
        try FileSystem.write(bytes, to: path)
    }

    func verify(_ keys: [VerifyingKey] = [signer.publicKey]) throws -> VerificationReport {
        try AuditVerifier.verify(configuration.directory, keys: keys)
    }
}

@Suite struct VerifyTests {
    @Test("An untouched log is intact, while it is open and when it is closed")
    func intact() async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        let report = try fixture.verify()
        #expect(report.isIntact, "\(report.text)")
        #expect(report.digests == 3)
        #expect(report.logFiles == 2)
        #expect(report.events == 4)
        #expect(report.openEvents == 2)
        #expect(report.start == Timestamp("2026-11-23T20:00:00Z"))
        #expect(report.end == Timestamp("2026-11-23T23:00:00Z"))
        let log = try await fixture.open()
        try await log.append(fixture.event(9))
        #expect(try fixture.verify().isIntact)
        await log.close()
        let json = try fixture.verify().json
        #expect(try JSONParser.parse(json)["intact"]?.value == .boolean(true))
    }

    static let harms: [Harm] = [
        Harm(testDescription: "an event file altered at its end", problem: .altered, file: "_CloudTrail_") {
            try $0.flip($0.layout.path($0.objects($0.layout.logPrefix)[0]), at: -12)
        },
        Harm(testDescription: "an event file altered in its header", problem: .altered, file: "_CloudTrail_") {
            try $0.flip($0.layout.path($0.objects($0.layout.logPrefix)[1]), at: 4)
        },
        Harm(testDescription: "event files swapped", problem: .altered, file: "_CloudTrail_") {
            let files = try $0.objects($0.layout.logPrefix).map($0.layout.path)
            let (first, second) = (try FileSystem.read(files[0]), try FileSystem.read(files[1]))
            try FileSystem.write(second, to: files[0])
            try FileSystem.write(first, to: files[1])
        },
        Harm(testDescription: "an event file removed", problem: .missing, file: "_CloudTrail_") {
            try FileSystem.remove($0.layout.path($0.objects($0.layout.logPrefix)[0]))
        },
        Harm(testDescription: "an event file added", problem: .stray, file: "ABCDEFGH") {
            let path = $0.layout.logObject(end: $0.clock.now(), unique: "ABCDEFGHIJKLMNOP")
            try FileSystem.write(try Gzip.compress(Array("{\"Records\":[]}".utf8)), to: $0.layout.path(path))
        },
        Harm(testDescription: "a digest removed", problem: .missing, file: "T220000Z") {
            try FileSystem.remove($0.layout.path($0.objects($0.layout.digestPrefix)[1]))
        },
        Harm(testDescription: "the newest digest removed", problem: .gap, file: "open/") {
            let path = $0.layout.path(try $0.objects($0.layout.digestPrefix)[2])
            try FileSystem.remove(path)
            try FileSystem.remove(AuditLayout.metadata(ofObject: path))
        },
        Harm(testDescription: "the first digest removed", problem: .missing, file: "T210000Z") {
            try FileSystem.remove($0.layout.path($0.objects($0.layout.digestPrefix)[0]))
        },
        Harm(testDescription: "a signature removed", problem: .missing, file: "T220000Z") {
            let path = $0.layout.path(try $0.objects($0.layout.digestPrefix)[1])
            try FileSystem.remove(AuditLayout.metadata(ofObject: path))
        },
        Harm(testDescription: "a digest altered", problem: .altered, file: "T220000Z") {
            try $0.flip($0.layout.path($0.objects($0.layout.digestPrefix)[1]), at: 60)
        },
        Harm(testDescription: "a digest in another's place", problem: .moved, file: "T220000Z") {
            let files = try $0.objects($0.layout.digestPrefix).map($0.layout.path)
            try FileSystem.write(try FileSystem.read(files[0]), to: files[1])
        },
        Harm(testDescription: "a digest signed with another key", problem: .signature, file: "T230000Z") {
            let folder = DigestFolder(layout: $0.layout)
            let found = try folder.read(try $0.objects($0.layout.digestPrefix)[2])
            _ = try folder.write(found.digest, signer: try .generate())
        },
        Harm(testDescription: "an open event altered", problem: .altered, file: "open/") {
            try $0.flip($0.layout.openSegment(4), at: 600)
        },
        Harm(testDescription: "the open segment removed", problem: .missing, file: "open") {
            try FileSystem.remove($0.layout.openSegment(4))
        },
        Harm(testDescription: "an open event removed", problem: .altered, file: "open/") {
            let path = $0.layout.openSegment(4)
            var lines = try FileSystem.read(path).split(separator: UInt8(ascii: "\n"))
            lines.remove(at: 1)
            try FileSystem.write(Array(lines.joined(separator: [UInt8(ascii: "\n")])) + [10], to: path)
        },
    ]

    @Test("Every harm is named", arguments: harms)
    func named(_ harm: Harm) async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        try harm.apply(fixture)
        let report = try fixture.verify()
        #expect(report.firstBroken?.problem == harm.problem, "\(report.text)")
        #expect(report.firstBroken?.file.contains(harm.file) == true, "\(report.text)")
    }

    @Test("An event edited with its chain made good is found by the checkpoint")
    func rechained() async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        let path = fixture.layout.openSegment(4)
        let scan = try SegmentScan.read(path, keys: [LogFixture.signer.publicKey])
        var forged = scan.header.json + [UInt8(ascii: "\n")]
        var link = scan.header.firstLink
        var reader = try LineReader(path)
        while let line = try reader.next() {
            guard case .event(_, let json)? = SegmentLine(line.bytes) else {
                if line.offset > 0 { forged += line.bytes + [UInt8(ascii: "\n")] }
                continue
            }
            let text = String(decoding: json, as: UTF8.self)
            let changed = Array(text.split(separator: "CreateUser").joined(separator: "DeleteUser").utf8)
            link = link.next(changed)
            SegmentLine.append(event: changed, link: link, to: &forged)
        }
        try FileSystem.write(forged, to: path)
        let report = try fixture.verify()
        #expect(report.firstBroken?.problem == .altered)
        #expect(report.firstBroken?.detail.contains("what was signed is not what is here") == true)
    }

    @Test("A key that is not the plane's proves nothing")
    func otherKey() async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        let report = try fixture.verify([try SigningKey.generate().publicKey])
        #expect(report.findings.contains { $0.problem == .unknownKey })
        let both = try fixture.verify([try SigningKey.generate().publicKey, LogFixture.signer.publicKey])
        #expect(both.isIntact)
    }

    @Test("No single byte of a delivered event file can change")
    func everyByte() async throws {
        let fixture = LogFixture()
        try await fixture.fill()
        let path = fixture.layout.path(try fixture.objects(fixture.layout.logPrefix)[0])
        let bytes = try FileSystem.read(path)
        for offset in bytes.indices {
            try fixture.flip(path, at: offset)
            #expect(try fixture.verify().firstBroken?.problem == .altered, "byte \(offset)")
            try FileSystem.write(bytes, to: path)
        }
        #expect(try fixture.verify().isIntact)
    }
}
