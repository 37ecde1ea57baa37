import Core
import Foundation
import SigV4
import Testing

/// Requests that another implementation signed: AWS's own for Python.
@Suite("Requests signed by botocore")
struct BotocoreTests {
    private static let samples = Result { try BotocoreRequest.make(seed: 20_261_123, count: 400) }

    @Test("All of them are verified")
    func verified() throws {
        let verifier = Verifier()
        let samples = try Self.samples.get()
        for sample in samples {
            let signed = try SignedRequest(sample.request)
            try verifier.verify(signed, sample.request, secret: sample.secret, rules: sample.rules, at: signed.time)
            #expect(signed.securityToken == sample.token)
        }
        #expect(Set(samples.map(\.kind)).count == 4)
    }

    @Test("With a single byte changed none of them is")
    func mutated() throws {
        var generator = SplitMix64(seed: 7)
        for sample in try Self.samples.get() {
            let signed = try SignedRequest(sample.request)
            for part in Mutation.Part.allCases {
                guard let mutated = Mutation.flip(part, of: sample, using: &generator) else { continue }
                #expect(throws: SignatureError.self, "\(part) of \(sample.kind)") {
                    try Verifier().verify(
                        try SignedRequest(mutated), mutated, secret: sample.secret, rules: sample.rules,
                        at: signed.time)
                }
            }
        }
    }

    @Test("With another secret none of them is, cached key or not")
    func otherSecret() throws {
        let verifier = Verifier()
        for sample in try Self.samples.get().prefix(40) {
            let signed = try SignedRequest(sample.request)
            for _ in 0..<2 {
                #expect(throws: SignatureError.self) {
                    try verifier.verify(
                        signed, sample.request, secret: Secret(sample.secret.revealedText + "x"), rules: sample.rules,
                        at: signed.time)
                }
                try verifier.verify(
                    signed, sample.request, secret: sample.secret, rules: sample.rules, at: signed.time)
            }
        }
    }
}

/// One line that `Clients/sign_requests.py` printed.
struct BotocoreRequest: Sendable {
    private struct Line: Decodable {
        var kind: String
        var secret: String
        var token: String?
        var method: String
        var path: String
        var query: String
        var headers: [[String]]
        var body: Data
    }

    let kind: String
    let secret: Secret
    let token: String?
    let request: HTTPRequest

    var rules: SignatureRules { kind.hasPrefix("S3") ? .s3 : .standard }

    /// Runs the client with the Python that `CASTELLAN_PYTHON` names, else `python3`; it needs botocore.
    static func make(seed: Int, count: Int) throws -> [BotocoreRequest] {
        let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Clients/sign_requests.py")
        let python = ProcessInfo.processInfo.environment["CASTELLAN_PYTHON"] ?? "python3"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script.path, String(seed), String(count)]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(python) with botocore is needed; see CASTELLAN_PYTHON")
        return try data.split(separator: UInt8(ascii: "\n")).map { line in
            let line = try JSONDecoder().decode(Line.self, from: Data(line))
            return BotocoreRequest(
                kind: line.kind, secret: Secret(line.secret), token: line.token,
                request: HTTPRequest(
                    method: line.method, path: line.path, query: line.query,
                    headers: HTTPHeaders(line.headers.map { ($0[0], $0[1]) }), body: Array(line.body)))
        }
    }
}

/// Changes of one bit in what a signature covers.
enum Mutation {
    enum Part: CaseIterable {
        case method, path, query, signedHeader, authorization, body
    }

    /// nil when the part is empty or not covered.
    static func flip(
        _ part: Part, of sample: BotocoreRequest, using generator: inout SplitMix64
    ) -> HTTPRequest? {
        var request = sample.request
        switch part {
        case .method: request.method = flip(request.method, using: &generator)
        case .path:
            guard request.path.utf8.count > 1 else { return nil }
            request.path = "/" + flip(String(request.path.dropFirst()), using: &generator)
        case .query:
            guard !request.query.isEmpty else { return nil }
            request.query = flip(request.query, using: &generator)
        case .signedHeader:
            let signed = (try? SignedRequest(request).signedHeaders) ?? []
            guard let name = signed.randomElement(using: &generator), let value = request.headers[name],
                !value.isEmpty, !value.contains(" ")
            else { return nil }
            request.headers[name] = flip(value, using: &generator)
        case .authorization:
            // What comes before the scope is the access key's id, which is looked up and not signed.
            guard let header = request.headers["authorization"], let slash = header.firstIndex(of: "/") else {
                return nil
            }
            request.headers["authorization"] = header[..<slash] + flip(String(header[slash...]), using: &generator)
        case .body:
            guard !request.body.isEmpty else { return nil }
            request.body[Int.random(in: request.body.indices, using: &generator)] ^= 1
        }
        return request
    }

    private static func flip(_ text: String, using generator: inout SplitMix64) -> String {
        var bytes = Array(text.utf8)
        let ascii = bytes.indices.filter { bytes[$0] < 0x80 }
        guard let index = ascii.randomElement(using: &generator) else { return text + "x" }
        bytes[index] ^= 1
        return String(decoding: bytes, as: UTF8.self)
    }
}
