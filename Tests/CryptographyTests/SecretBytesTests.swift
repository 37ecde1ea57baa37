import Testing

@testable import Cryptography

struct SecretBytesTests {
    @Test("Secrets compare by their bytes")
    func equality() {
        #expect(SecretBytes(copying: [1, 2, 3] as [UInt8]) == SecretBytes(copying: [1, 2, 3] as [UInt8]))
        #expect(SecretBytes(copying: [1, 2, 3] as [UInt8]) != SecretBytes(copying: [1, 2, 4] as [UInt8]))
        #expect(SecretBytes(copying: [1, 2, 3] as [UInt8]) != SecretBytes(copying: [1, 2] as [UInt8]))
        #expect(SecretBytes(copying: [] as [UInt8]) == SecretBytes.random(count: 0))
    }

    @Test("An array that is taken over is empty afterwards")
    func taking() {
        var bytes: [UInt8] = [1, 2, 3]
        let secret = SecretBytes(taking: &bytes)
        #expect(bytes.isEmpty)
        #expect(secret.revealed == [1, 2, 3])
    }

    @Test("Memory is zero once it is wiped")
    func wiping() {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 8)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0xA5)
        SecretBytes.wipe(memory)
        #expect(memory.allSatisfy { $0 == 0 })
        SecretBytes.wipe(UnsafeMutableRawBufferPointer(start: nil, count: 0))
    }

    @Test("Bytes are zero before they are filled, and a failure to fill them is passed on")
    func filling() throws {
        let secret = SecretBytes(count: 4) { (bytes: UnsafeMutableRawBufferPointer) in bytes[1] = 9 }
        #expect(secret.revealed == [0, 9, 0, 0])
        #expect(throws: CryptographyError.failure) {
            try SecretBytes(count: 4) { _ throws(CryptographyError) in throw .failure }
        }
    }

    @Test("Random secrets have their length, and differ", arguments: [1, 16, 32, 1024])
    func random(count: Int) {
        #expect(SecretBytes.random(count: count).count == count)
        if count > 1 { #expect(SecretBytes.random(count: count) != SecretBytes.random(count: count)) }
    }
}
