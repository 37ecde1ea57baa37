import Core
import Crypto

/// A link of the hash chain: SHA-256 over the link before and the bytes of the line's content.
typealias ChainLink = [UInt8]

extension ChainLink {
    /// Before the first segment of a log.
    static let genesis = ChainLink(repeating: 0, count: 32)

    func next(_ content: some Sequence<UInt8>) -> ChainLink { next(Array<UInt8>(content)) }

    func next(_ content: [UInt8]) -> ChainLink {
        var hash = SHA256()
        hash.update(data: self)
        hash.update(data: content)
        return ChainLink(hash.finalize())
    }
}

/// The first line of a segment.
struct SegmentHeader: Sendable, Hashable {
    static let version: Int64 = 1

    /// Counts the segments of a log from 1, without a gap.
    let sequence: Int64
    let start: Timestamp
    /// The 16 characters that make the log file's name unique.
    let unique: String
    /// Where the chain stood at the end of the segment before.
    let previous: ChainLink

    /// The chain's first link in this segment.
    var firstLink: ChainLink { previous.next(json) }

    var json: [UInt8] {
        var writer = JSONWriter(reserving: 256)
        writer.object { json in
            json.name("segment")
            json.object { json in
                json.member("version", Self.version)
                json.member("sequence", sequence)
                json.member("startTime", start.iso8601)
                json.member("unique", unique)
                json.member("previousChain", Hex.text(previous))
            }
        }
        return writer.bytes
    }

    init(sequence: Int64, start: Timestamp, unique: String, previous: ChainLink) {
        self.sequence = sequence
        self.start = start
        self.unique = unique
        self.previous = previous
    }

    /// nil when the line is no header that this release writes.
    init?(_ line: [UInt8]) {
        guard let node = (try? JSONParser.parse(line))?["segment"],
            case .number(let number)? = node["sequence"]?.value, let sequence = Int64(number),
            let start = node["startTime"]?.string.flatMap({ Timestamp(iso8601: $0) }),
            let unique = node["unique"]?.string,
            let previous = (node["previousChain"]?.string).flatMap({ Hex.bytes(Array($0.utf8)) }), previous.count == 32
        else { return nil }
        self.init(sequence: sequence, start: start, unique: unique, previous: previous)
        guard json == line else { return nil }
    }
}
