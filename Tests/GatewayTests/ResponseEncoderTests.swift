import Core
import NIOCore
import Testing

@testable import Gateway

@Suite("Answers on the wire")
struct ResponseEncoderTests {
    private func encoded(
        _ response: HTTPResponse, _ framing: ResponseEncoder.Framing = .init(), at time: Int64 = 0
    ) -> String {
        var encoder = ResponseEncoder()
        return String(buffer: encoder.encode(response, framing, at: Timestamp(seconds: time), ByteBufferAllocator()))
    }

    @Test("An answer has its fields, its length and its date before its body")
    func whole() {
        let response = HTTPResponse(status: 200, headers: ["x-a": "1", "x-b": "é"], body: Array("body".utf8))
        #expect(
            encoded(response) == """
                HTTP/1.1 200 OK\r
                x-a: 1\r
                x-b: é\r
                content-length: 4\r
                date: Thu, 01 Jan 1970 00:00:00 GMT\r
                \r
                body
                """)
    }

    @Test("What a value quotes begins no field and no body")
    func injection() {
        let response = HTTPResponse(status: 400, headers: ["x-a": "1\r\nx-b: 2\r\n\r\n<html>\0"])
        #expect(encoded(response).contains("x-a: 1  x-b: 2    <html> \r\n"))
    }

    @Test("The message is framed here alone", arguments: ["content-length", "transfer-encoding", "connection", "date"])
    func framing(field: String) {
        let response = HTTPResponse(status: 200, headers: [field: "7"], body: [0x41])
        #expect(!encoded(response).contains("\(field): 7\r\n"))
        #expect(encoded(response).contains("content-length: 1\r\n"))
    }

    @Test("Answers that have no body say nothing of its length", arguments: [204, 304])
    func bodiless(status: Int) {
        let text = encoded(HTTPResponse(status: status, body: [0x41]))
        #expect(!text.contains("content-length") && text.hasSuffix("\r\n\r\n"))
    }

    @Test("HEAD is answered with the length of the body that stays away")
    func head() {
        let text = encoded(HTTPResponse(status: 200, body: [0x41]), .init(omitsBody: true, connection: "close"))
        #expect(text.contains("content-length: 1\r\nconnection: close\r\n") && text.hasSuffix("\r\n\r\n"))
    }

    @Test("The date is that of each answer's second")
    func dates() {
        var encoder = ResponseEncoder()
        for (time, clock) in [(0, "00:00:00"), (59, "00:00:59"), (59, "00:00:59"), (3_600, "01:00:00")] {
            let answer = encoder.encode(
                HTTPResponse(status: 200), .init(), at: Timestamp(seconds: Int64(time)), ByteBufferAllocator())
            #expect(String(buffer: answer).contains("date: Thu, 01 Jan 1970 \(clock) GMT\r\n"))
        }
    }

    @Test("Fields of any length find room")
    func lengths() {
        for length in [0, 1, 200, 300, 5_000] {
            let value = String(repeating: "v", count: length)
            #expect(encoded(HTTPResponse(status: 599, headers: ["x": value])).contains("x: \(value)\r\n"))
        }
    }
}
