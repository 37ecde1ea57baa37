import Core
import Testing

@testable import SigV4

/// The examples of "Signature calculations for the Authorization header: transferring payload in multiple chunks" in
/// S3's API reference, without and with trailing headers.
@Suite("aws-chunked bodies")
struct ChunkedTests {
    private let time = Timestamp(seconds: 1_369_353_600)  // 2013-05-24T00:00:00Z
    private let payload = [UInt8](repeating: UInt8(ascii: "a"), count: 66_560)

    private func verified(_ mode: PayloadMode, seed: String) throws -> VerifiedSignature {
        var headers: HTTPHeaders = [
            "host": "s3.amazonaws.com", "x-amz-date": "20130524T000000Z",
            "x-amz-storage-class": "REDUCED_REDUNDANCY", "content-encoding": "aws-chunked",
            "content-length": "66824", "x-amz-decoded-content-length": "66560",
        ]
        var names = "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
        headers["x-amz-content-sha256"] = mode.headerValue
        if mode == .signedChunksWithTrailer {
            headers["content-length"] = nil
            headers["x-amz-trailer"] = "x-amz-checksum-crc32c"
            names = "content-encoding;host;x-amz-content-sha256;x-amz-date;"
        }
        names += "x-amz-decoded-content-length;x-amz-storage-class"
        if mode == .signedChunksWithTrailer { names += ";x-amz-trailer" }
        headers["authorization"] =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
            + "SignedHeaders=\(names),Signature=\(seed)"
        return try Verifier().verify(
            HTTPRequest(method: "PUT", path: "/examplebucket/chunkObject.txt", headers: headers), rules: .s3, at: time)
    }

    private func plain() throws -> VerifiedSignature {
        try verified(.signedChunks, seed: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9")
    }

    private func trailed() throws -> VerifiedSignature {
        try verified(
            .signedChunksWithTrailer, seed: "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e")
    }

    private func body(_ signatures: [String], trailer: String) -> [UInt8] {
        var body = Array("10000;chunk-signature=\(signatures[0])\r\n".utf8)
        body += payload.prefix(65_536)
        body += "\r\n400;chunk-signature=\(signatures[1])\r\n".utf8
        body += payload.prefix(1_024)
        body += "\r\n0;chunk-signature=\(signatures[2])\r\n\(trailer)\r\n".utf8
        return body
    }

    private var plainBody: [UInt8] {
        body(
            [
                "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
                "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
                "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
            ], trailer: "")
    }

    private func trailedBody(
        trailer: String = "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:"
            + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n"
    ) -> [UInt8] {
        body(
            [
                "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
                "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
                "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
            ], trailer: trailer)
    }

    private func decode(
        _ body: [UInt8], _ decoder: ChunkedDecoder, step: Int
    ) throws -> (payload: [UInt8], trailers: HTTPHeaders) {
        var decoder = decoder
        var payload: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: step) {
            payload += try decoder.feed(Array(body[start..<min(start + step, body.count)]))
        }
        try decoder.finish()
        return (payload, decoder.trailers)
    }

    @Test("AWS's example is decoded, however it is cut", arguments: [1, 7, 1_000, 100_000])
    func example(step: Int) throws {
        let decoder = ChunkedDecoder(try plain(), decodedLength: 66_560)
        #expect(try decode(plainBody, decoder, step: step).payload == payload)
    }

    @Test("AWS's example with a trailer is decoded", arguments: [1, 100_000])
    func trailerExample(step: Int) throws {
        let decoder = ChunkedDecoder(
            try trailed(), decodedLength: 66_560, expectedTrailers: ["x-amz-checksum-crc32c"])
        let decoded = try decode(trailedBody(), decoder, step: step)
        #expect(decoded.payload == payload)
        #expect(decoded.trailers == ["x-amz-checksum-crc32c": "sOO8/Q=="])
    }

    @Test("A changed byte, signature, order or trailer is refused")
    func altered() throws {
        let plain = ChunkedDecoder(try plain(), decodedLength: 66_560)
        for index in [3, 30, 88, 500, 65_626, 65_700, 66_700, plainBody.count - 20] {
            var body = plainBody
            body[index] ^= 1
            #expect(throws: SignatureError.self, "byte \(index)") { try decode(body, plain, step: 4_096) }
        }
        let trailed = ChunkedDecoder(
            try trailed(), decodedLength: 66_560, expectedTrailers: ["x-amz-checksum-crc32c"])
        for trailer in [
            "", "x-amz-checksum-crc32c:sOO8/Q==\r\n",
            "x-amz-checksum-crc32c:sOO8/R==\r\nx-amz-trailer-signature:"
                + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n",
            "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:\r\n",
            "x-amz-meta-extra:1\r\n", "no colon\r\n", ":\r\n",
        ] {
            #expect(throws: SignatureError.self, "\(trailer)") {
                try decode(trailedBody(trailer: trailer), trailed, step: 4_096)
            }
        }
    }

    @Test("A body cut short anywhere is refused")
    func truncated() throws {
        let decoder = ChunkedDecoder(try plain(), decodedLength: 66_560)
        for count in [0, 1, 87, 88, 65_000, 65_624, 66_650, plainBody.count - 2, plainBody.count - 1] {
            #expect(throws: SignatureError.self, "\(count)") {
                try decode(Array(plainBody.prefix(count)), decoder, step: 4_096)
            }
        }
    }

    @Test("The declared length must be the one found")
    func length() throws {
        for length in [0, 65_536, 66_559, 66_561] {
            let decoder = ChunkedDecoder(try plain(), decodedLength: length)
            let error = #expect(throws: SignatureError.self) { try decode(plainBody, decoder, step: 4_096) }
            #expect(error?.awsError(for: .s3).code == "IncompleteBody")
        }
    }

    @Test("Without signatures the framing alone is checked")
    func unsigned() throws {
        var request = HTTPRequest(method: "PUT", path: "/b/k", headers: ["host": "h"])
        Example.signer.sign(
            &request, service: "s3", region: "us-east-1", at: Example.time, rules: .s3,
            payload: .unsignedChunksWithTrailer)
        let verified = try Verifier().verify(request, rules: .s3)
        let decoder = ChunkedDecoder(verified, decodedLength: 5, expectedTrailers: ["x-amz-checksum-crc32"])
        let decoded = try decode(
            Array("3\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum-crc32:abcd\r\n\r\n".utf8), decoder, step: 1)
        #expect(decoded.payload == Array("abcde".utf8))
        #expect(decoded.trailers["x-amz-checksum-crc32"] == "abcd")
    }

    @Test(
        "Framing that is not well-formed is refused",
        arguments: [
            "", "\r\n", "x\r\n", "-1\r\n", "3\nabc\r\n", "3\r\nabcd\r\n0\r\n\r\n", "6\r\nabcdef\r\n0\r\n\r\n",
            "ffffffffffffffff\r\n", "11111111111111111\r\n", "5\r\nabcde\r\n0\r\n\r\nmore",
            "5\r\nabcde\r\n0\r\nx-amz-trailer-signature:1\r\n\r\n", "5\r\nabcde\r\n0\r\na:b\r\n\r\n",
            String(repeating: "0", count: 5_000), "5\r\nabcde\r\n0\r\n" + String(repeating: "a", count: 9_000),
        ])
    func malformed(text: String) throws {
        var request = HTTPRequest(method: "PUT", path: "/b/k", headers: ["host": "h"])
        Example.signer.sign(
            &request, service: "s3", region: "us-east-1", at: Example.time, rules: .s3,
            payload: .unsignedChunksWithTrailer)
        let decoder = ChunkedDecoder(try Verifier().verify(request, rules: .s3), decodedLength: 5)
        #expect(throws: SignatureError.self) { try decode(Array(text.utf8), decoder, step: 3) }
    }
}
