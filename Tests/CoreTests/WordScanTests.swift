import Testing

@testable import Core

@Suite("Looking at eight bytes at once")
struct WordScanTests {
    @Test("bytes are equal when every one is, at every length and place")
    func equality() {
        for count in 0..<20 {
            let bytes = (0..<count).map { UInt8($0) }
            #expect(areEqual(bytes, bytes))
            #expect(!areEqual(bytes, bytes + [0]))
            for place in 0..<count {
                var other = bytes
                other[place] ^= 0x80
                #expect(!areEqual(bytes, other))
            }
        }
    }

    @Test("one byte beyond ASCII is seen at every place")
    func ascii() {
        for count in 0..<20 {
            let bytes = [UInt8](repeating: 0x7F, count: count)
            #expect(bytes.withUnsafeBufferPointer(WordScan.areASCII))
            for place in 0..<count {
                var other = bytes
                other[place] = 0x80
                #expect(!other.withUnsafeBufferPointer(WordScan.areASCII))
            }
        }
    }

    private func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.withUnsafeBufferPointer { left in right.withUnsafeBufferPointer { WordScan.areEqual(left, $0) } }
    }
}
