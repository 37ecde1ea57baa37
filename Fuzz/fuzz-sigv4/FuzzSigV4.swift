import Core
import SigV4

/// Feeds arbitrary bytes to everything that reads a signed request before its signature is known to be good: the two
/// placements, both canonical forms, and the chunk decoder.
///
/// The input is lines: method, path, query, then headers up to an empty line, then the body.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSigV4(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let request = parse(UnsafeBufferPointer(start: start, count: count))
    let secret = Secret("secret")
    let verifier = Verifier(keyCapacity: 8)
    if let signed = try? SignedRequest(request) {
        for rules in [SignatureRules.standard, .s3] {
            _ = try? verifier.verify(signed, request, secret: secret, rules: rules, at: signed.time)
        }
    }
    decodeChunks(request.body, secret: secret)
    return 0
}

private func parse(_ input: UnsafeBufferPointer<UInt8>) -> HTTPRequest {
    var rest = input[...]
    func line() -> String {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return String(decoding: rest[..<end], as: UTF8.self)
    }
    var request = HTTPRequest(method: line(), path: line(), query: line())
    while !rest.isEmpty {
        let field = line().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard field.count == 2 else { break }
        request.headers.append(String(field[0]), String(field[1]))
    }
    request.body = Array(rest)
    return request
}

private func decodeChunks(_ body: [UInt8], secret: Secret) {
    let time = Timestamp(seconds: 1_440_938_160)
    for mode in [PayloadMode.signedChunks, .signedChunksWithTrailer, .unsignedChunksWithTrailer] {
        var head = HTTPRequest(method: "PUT", path: "/", headers: ["host": "h"])
        Signer(accessKeyID: "AKID", secret: secret)
            .sign(&head, service: "s3", region: "us-east-1", at: time, rules: .s3, payload: mode)
        guard let signed = try? SignedRequest(head),
            let verified = try? Verifier().verify(signed, head, secret: secret, rules: .s3, at: time)
        else { continue }
        var decoder = ChunkedDecoder(verified, decodedLength: 1 << 20, expectedTrailers: ["x-amz-checksum-crc32"])
        _ = try? decoder.feed(Array(body.prefix(body.count / 2)))
        _ = try? decoder.feed(Array(body.dropFirst(body.count / 2)))
        _ = try? decoder.finish()
    }
}
