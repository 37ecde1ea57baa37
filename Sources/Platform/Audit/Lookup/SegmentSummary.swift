import Core

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A Bloom filter over what a segment can be looked up by, so that most segments need not be read. It is made anew from
/// the log file when it is missing or of another file, and verification never looks at it: at worst a lookup misses an
/// event that somebody hid by changing it.
///
/// The file: one line of JSON, then blocks of 64 bytes. A key sets eight bits of one block, so asking reads one block.
struct SegmentSummary: Sendable {
    private static let version: Int64 = 1
    private static let blockSize = 64

    let sequence: Int64
    /// The hash of the log file that this was made from; empty for a segment without events.
    let logHash: String
    private let blocks: [UInt8]

    /// About twelve bits a key: one wrong hit in a hundred.
    init(sequence: Int64, logHash: String, keys: Set<AttributeKey>) {
        self.sequence = sequence
        self.logHash = logHash
        let count = max(1, (keys.count * 12 + 511) / 512)
        var blocks = [UInt8](repeating: 0, count: count * Self.blockSize)
        for key in keys {
            let start = Self.block(of: key, count: count) * Self.blockSize
            for bit in Self.bits(of: key) { blocks[start + bit / 8] |= 1 << UInt8(bit % 8) }
        }
        self.blocks = blocks
    }

    var bytes: [UInt8] {
        var writer = JSONWriter(reserving: 160)
        writer.object { json in
            json.member("version", Self.version)
            json.member("sequence", sequence)
            json.member("logFileHash", logHash)
            json.member("blocks", Int64(blocks.count / Self.blockSize))
        }
        return writer.bytes + [UInt8(ascii: "\n")] + blocks
    }

    /// Whether any event of the segment may have each of `keys`; nil when the file is missing or of another log file.
    static func mayContain(_ keys: [AttributeKey], path: String, logHash: String) -> Bool? {
        guard let file = try? FileSystem.open(path, FileSystem.readOnly), let size = try? FileSystem.size(file),
            let head = try? FileSystem.read(file, from: 0, count: min(size, 512)),
            let end = head.firstIndex(of: UInt8(ascii: "\n")), let node = try? JSONParser.parse(Array(head[..<end])),
            node["version"]?.value == .number(String(version)), node["logFileHash"]?.string == logHash,
            case .number(let number)? = node["blocks"]?.value, let count = Int(number), count > 0,
            size == end + 1 + count * blockSize
        else { return nil }
        for key in keys {
            let offset = end + 1 + block(of: key, count: count) * blockSize
            guard let block = try? FileSystem.read(file, from: offset, count: blockSize) else { return nil }
            if !bits(of: key).allSatisfy({ block[$0 / 8] & 1 << UInt8($0 % 8) != 0 }) { return false }
        }
        return true
    }

    private static func block(of key: AttributeKey, count: Int) -> Int { Int((key >> 32) % UInt64(count)) }

    /// Eight of the block's 512 bits.
    private static func bits(of key: AttributeKey) -> [Int] {
        // A second mix, since the high half has chosen the block already.
        var state = key &* 0x9e37_79b9_7f4a_7c15
        return (0..<8).map { _ in
            state = (state ^ state >> 29) &* 0xbf58_476d_1ce4_e5b9
            return Int(state >> 55)
        }
    }
}
