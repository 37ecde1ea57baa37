import Testing

@testable import Extraction

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct ByteSourceTests {
    private let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

    private func pieced(_ size: Int) -> ByteSource {
        var offset = 0
        return ByteSource { [bytes] buffer in
            let count = min(size, bytes.count - offset, buffer.count)
            buffer.copyBytes(from: bytes[offset..<offset + count])
            offset += count
            return count
        }
    }

    @Test(arguments: [1_000, 65_536, 300_000])
    func readsAgainWhatWasPeekedAt(size: Int) throws {
        for source in [pieced(size), ByteSource(bytes)] {
            #expect(try Array(source.peek(10)) == Array(bytes[..<10]))
            #expect(try Array(source.peek()) == Array(bytes[..<65_536]))
            #expect(source.position == 0)
            var read: [UInt8] = []
            #expect(try source.read(appendingTo: &read, upTo: 70_000) == 70_000)
            #expect(try Array(source.peek(5)) == Array(bytes[70_000..<70_005]))
            #expect(source.position == 70_000)
            let rest = try source.readAll(limit: 1 << 20)
            #expect(try read + #require(rest) == bytes)
            #expect(try source.peek(1).isEmpty)
        }
    }

    @Test func refusesMoreThanTheLimit() throws {
        #expect(try ByteSource(bytes).readAll(limit: bytes.count) == bytes)
        #expect(try ByteSource(bytes).readAll(limit: bytes.count - 1) == nil)
    }

    @Test func readsFilesFromTheirBeginning() throws {
        var template = Array("/tmp/byte-source-XXXXXX".utf8CString)
        let file = mkstemp(&template)
        defer { close(file) }
        unlink(template)
        #expect(bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count)
        let source = ByteSource(descriptor: file)
        #expect(source.size == bytes.count)
        #expect(source.descriptor == file)
        #expect(try source.readAll(limit: 1 << 20) == bytes)
    }

    @Test func saysWhyADescriptorCannotBeRead() {
        #expect(throws: ReadingError.system(EBADF)) { try ByteSource(descriptor: -1).peek(1) }
    }
}
