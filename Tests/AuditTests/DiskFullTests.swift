import Core
import Synchronization
import Keyring
import Testing

@testable import Audit

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A disk that has room for some more bytes.
final class SmallDisk: Sendable {
    private let room = Mutex<Int?>(nil)

    func set(room bytes: Int?) { room.withLock { $0 = bytes } }

    var write: OpenSegment.SystemWrite {
        { file, bytes, offset in
            let allowed = self.room.withLock { room -> Int in
                guard let left = room else { return bytes.count }
                let count = min(left, bytes.count)
                room = left - count
                return count
            }
            guard allowed > 0 else {
                errno = ENOSPC
                return -1
            }
            return OpenSegment.write(file, UnsafeRawBufferPointer(rebasing: bytes[..<allowed]), offset)
        }
    }
}

@Suite struct DiskFullTests {
    @Test("A full disk refuses the event, leaves no torn line, and the log works again when there is room")
    func full() async throws {
        let fixture = LogFixture()
        let disk = SmallDisk()
        let log = try await fixture.open { $0.write = disk.write }
        try await log.append(fixture.event(1))
        for room in [0, 1, 100, 500] {
            disk.set(room: room)
            await #expect(throws: AuditError.full(path: fixture.layout.openSegment(1))) {
                try await log.append(fixture.event(2))
            }
            let scan = try SegmentScan.read(fixture.layout.openSegment(1), keys: [LogFixture.signer.publicKey])
            #expect(scan.damage == nil)
        }
        disk.set(room: nil)
        try await log.append(fixture.event(3))
        try await log.settle()
        #expect(try await log.lookup(AuditQuery()).records.map(\.attributes.requestID) == ["request-3", "request-1"])
        await log.close()
        let report = try AuditVerifier.verify(fixture.configuration.directory, keys: [LogFixture.signer.publicKey])
        #expect(report.isIntact)
    }
}
