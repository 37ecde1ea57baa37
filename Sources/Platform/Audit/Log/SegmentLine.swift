import Core

/// A line of an open segment after its header.
///
/// Each is a JSON object that begins with the chain's link at that line, so that a reader can walk it without a parser:
///
///     {"chain":"<64 digits>","event":{…}}
///     {"chain":"<64 digits>","checkpoint":{"count":12,"signature":"<hex>"}}
///     {"chain":"<64 digits>","seal":{"count":12,"endTime":"2026-11-23T21:00:00Z","signature":"<hex>"}}
///
/// An event's link covers the link before and the event's bytes. Checkpoints and the seal repeat the last event's link
/// and sign it, so nothing before them can be changed unnoticed by anyone without the plane's private key.
enum SegmentLine: Sendable, Hashable {
    case event(link: ChainLink, json: ArraySlice<UInt8>)
    case checkpoint(link: ChainLink, count: Int, signature: [UInt8])
    case seal(link: ChainLink, count: Int, end: Timestamp, signature: [UInt8])

    private static let open = Array("{\"chain\":\"".utf8)
    private static let event = Array("\",\"event\":".utf8)
    private static let linkEnd = open.count + 64

    /// Writes an event's line with its line feed.
    static func append(event json: [UInt8], link: ChainLink, to buffer: inout [UInt8]) {
        buffer.append(contentsOf: open)
        Hex.append(link, to: &buffer)
        buffer.append(contentsOf: event)
        buffer.append(contentsOf: json)
        buffer.append(UInt8(ascii: "}"))
        buffer.append(UInt8(ascii: "\n"))
    }

    static func checkpoint(_ link: ChainLink, count: Int, signature: [UInt8]) -> [UInt8] {
        line(link, "checkpoint") { json in
            json.member("count", Int64(count))
            json.member("signature", Hex.text(signature))
        }
    }

    static func seal(_ link: ChainLink, count: Int, end: Timestamp, signature: [UInt8]) -> [UInt8] {
        line(link, "seal") { json in
            json.member("count", Int64(count))
            json.member("endTime", end.iso8601)
            json.member("signature", Hex.text(signature))
        }
    }

    /// What a checkpoint signs.
    static func statement(checkpoint link: ChainLink, count: Int, sequence: Int64) -> [UInt8] {
        Array("castellan audit checkpoint\n\(sequence)\n\(count)\n\(Hex.text(link))".utf8)
    }

    /// What a seal signs.
    static func statement(seal link: ChainLink, count: Int, end: Timestamp, sequence: Int64) -> [UInt8] {
        Array("castellan audit seal\n\(sequence)\n\(count)\n\(end.iso8601)\n\(Hex.text(link))".utf8)
    }

    private static func line(
        _ link: ChainLink, _ name: String, _ members: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        var writer = JSONWriter(reserving: 1_024)
        writer.object { json in
            json.member("chain", Hex.text(link))
            json.name(name)
            json.object(members)
        }
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    /// - Parameter line: without its line feed. nil when it is no line of a segment.
    init?(_ line: ArraySlice<UInt8>) {
        let start = line.startIndex
        guard line.count > Self.linkEnd + Self.event.count, line.starts(with: Self.open),
            line.last == UInt8(ascii: "}"),
            let link = Hex.bytes(line[start + Self.open.count..<start + Self.linkEnd])
        else { return nil }
        let rest = line[(start + Self.linkEnd)...]
        if rest.starts(with: Self.event) {
            self = .event(link: link, json: rest.dropFirst(Self.event.count).dropLast())
            return
        }
        guard let node = try? JSONParser.parse(Array(line)) else { return nil }
        self.init(node, link: link)
    }

    private init?(_ node: JSONNode, link: ChainLink) {
        guard let mark = node["checkpoint"] ?? node["seal"],
            case .number(let number)? = mark["count"]?.value, let count = Int(number),
            let signature = (mark["signature"]?.string).flatMap({ Hex.bytes(Array($0.utf8)) })
        else { return nil }
        if node["checkpoint"] != nil {
            self = .checkpoint(link: link, count: count, signature: signature)
        } else if let end = mark["endTime"]?.string.flatMap({ Timestamp(iso8601: $0) }) {
            self = .seal(link: link, count: count, end: end, signature: signature)
        } else {
            return nil
        }
    }
}
