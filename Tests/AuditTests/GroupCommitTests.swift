import Keyring
import Testing

@testable import Audit

@Suite struct GroupCommitTests {
    @Test("64 writers at once lose nothing, and the chain holds")
    func manyWriters() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<64 {
                group.addTask {
                    for number in 0..<20 { try await log.append(fixture.event(writer * 100 + number)) }
                }
            }
            try await group.waitForAll()
        }
        await log.close()
        let scan = try SegmentScan.read(fixture.layout.openSegment(1), keys: [LogFixture.signer.publicKey])
        #expect(scan.provedCount == 64 * 20)
        #expect(scan.damage == nil)
        #expect(scan.seal == nil)
    }

    @Test("A closed log refuses events")
    func closed() async throws {
        let fixture = LogFixture()
        let log = try await fixture.open()
        await log.close()
        await #expect(throws: AuditError.closed) { try await log.append(fixture.event(1)) }
    }
}
