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
        let head = response.headers.fields.reduce(256) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        var buffer = allocator.buffer(capacity: head + body.count)
        let status = HTTPResponseStatus(statusCode: response.status)
        buffer.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for (name, value) in response.headers.fields where !Self.frames(name) {
            buffer.write(field: name, value)
        }
        if hasBody { buffer.write(field: "content-length", String(response.body.count)) }
        if let connection = framing.connection { buffer.write(field: "connection", connection) }
        buffer.write(field: "date", dateText(now))
        buffer.writeStaticString("\r\n")
        buffer.writeBytes(body)
        return buffer
    }

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

extension ByteBuffer {
    fileprivate mutating func write(field name: String, _ value: String) {
        let start = writerIndex
        writeString(name)
        writeStaticString(": ")
        writeString(value)
        eraseLineEnds(from: start)
        writeStaticString("\r\n")
    }

    /// Puts spaces for what would end the field's line; values may quote what a client sent.
    private mutating func eraseLineEnds(from start: Int) {
        let length = writerIndex - start
        withUnsafeMutableReadableBytes { bytes in
            for index in bytes.indices.suffix(length) where Self.endsLine(bytes[index]) {
                bytes[index] = UInt8(ascii: " ")
            }
        }
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == 0x0d || byte == 0x0a || byte == 0 }
}
