import Core
import NIOCore
import NIOHTTP1

/// Writes answers as HTTP/1.1 has them (RFC 9112), each in one piece.
struct ResponseEncoder {
    /// The date of the second in which an answer was written last.
    private var date: (second: Int64, text: String) = (.min, "")

    /// What the connection has to say beside the answer.
    struct Framing {
        /// Whether the answer's body stays away, as it does for HEAD.
        var omitsBody = false
        /// The `connection` field; nil when the protocol's default holds.
        var connection: String?
    }

    mutating func encode(
        _ response: Core.HTTPResponse, _ framing: Framing, at now: Timestamp, _ allocator: ByteBufferAllocator
    ) -> ByteBuffer {
        let hasBody = Self.hasBody(response.status)
        let body = hasBody && !framing.omitsBody ? response.body : []
        let fields = response.headers.fields
        let size = fields.reduce(Self.roomForOwn) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        var buffer = allocator.buffer(capacity: size + body.count)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { room in
            var head = HeadWriter(room: room)
            let status = HTTPResponseStatus(statusCode: response.status)
            head.write("HTTP/1.1 ")
            head.write(String(status.code))
            head.write(" ")
            head.write(status.reasonPhrase)
            head.write("\r\n")
            for (name, value) in fields where !Self.frames(name) { head.write(field: name, value) }
            if hasBody { head.write(field: "content-length", String(response.body.count)) }
            if let connection = framing.connection { head.write(field: "connection", connection) }
            head.write(field: "date", dateText(now))
            head.write("\r\n")
            return head.count
        }
        buffer.writeBytes(body)
        return buffer
    }

    /// For the status line and the fields that are written here.
    private static let roomForOwn = 256

    /// RFC 9110, 15.2, 15.3.5 and 15.4.5.
    private static func hasBody(_ status: Int) -> Bool { status >= 200 && status != 204 && status != 304 }

    /// Whether a field says where the message ends. These are written here alone: an answer that framed itself could be
    /// read as two.
    private static func frames(_ name: String) -> Bool {
        switch name {
        case "connection", "content-length", "date", "transfer-encoding": true
        default: false
        }
    }

    private mutating func dateText(_ now: Timestamp) -> String {
        if date.second != now.seconds { date = (now.seconds, now.httpDate) }
        return date.text
    }
}

/// Writes texts one behind the other into room that was measured for them.
private struct HeadWriter {
    let room: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(room: UnsafeMutableRawBufferPointer) { self.room = room }

    mutating func write(field name: String, _ value: String) {
        let start = count
        write(name)
        write(": ")
        write(value)
        // Spaces for what would end the field's line: values may quote what a client sent.
        for index in start..<count where Self.endsLine(room[index]) { room[index] = UInt8(ascii: " ") }
        write("\r\n")
    }

    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            precondition(count + bytes.count <= room.count, "an answer's head was measured wrongly")
            UnsafeMutableRawBufferPointer(rebasing: room[count..<count + bytes.count]).copyBytes(from: bytes)
            count += bytes.count
        }
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0d || byte == 0x0a || byte == 0 }
}
