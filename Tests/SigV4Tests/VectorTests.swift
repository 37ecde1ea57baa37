import Core
import Foundation
import Testing

@testable import SigV4

@Suite("AWS's Signature Version 4 test suite")
struct VectorTests {
    @Test("A signed header is verified", arguments: Vector.all)
    func header(vector: Vector) throws {
        let request = try vector.request("header-signed-request")
        let signed = try SignedRequest(request)
        try Verifier().verify(signed, request, secret: vector.secret, rules: vector.rules, at: vector.time)
        let canonical = CanonicalRequest.text(
            of: request, signedHeaders: signed.signedHeaders, payloadHash: Digest.hexadecimal(request.body),
            rules: vector.rules)
        let toSign = StringToSign.text(canonicalRequest: canonical, time: signed.time, scope: signed.scope)
        #expect(String(decoding: canonical, as: UTF8.self) == vector.text("header-canonical-request"))
        #expect(String(decoding: toSign, as: UTF8.self) == vector.text("header-string-to-sign"))
        #expect(signed.signature == vector.text("header-signature"))
    }

    @Test("A presigned query is verified", arguments: Vector.all)
    func query(vector: Vector) throws {
        let request = try vector.request("query-signed-request")
        let signed = try SignedRequest(request)
        try Verifier().verify(signed, request, secret: vector.secret, rules: vector.rules, at: vector.time)
        let omitted = ["X-Amz-Signature"] + (vector.omitsToken ? ["X-Amz-Security-Token"] : [])
        let canonical = CanonicalRequest.text(
            of: request, signedHeaders: signed.signedHeaders, omitting: omitted,
            payloadHash: Digest.hexadecimal(request.body), rules: vector.rules)
        let toSign = StringToSign.text(canonicalRequest: canonical, time: signed.time, scope: signed.scope)
        #expect(String(decoding: canonical, as: UTF8.self) == vector.text("query-canonical-request"))
        #expect(String(decoding: toSign, as: UTF8.self) == vector.text("query-string-to-sign"))
        #expect(signed.signature == vector.text("query-signature"))
    }

    @Test("Signing gives the signature of the suite", arguments: Vector.all)
    func signing(vector: Vector) throws {
        var request = try vector.request("request")
        let signer = Signer(
            accessKeyID: vector.accessKeyID, secret: vector.secret, token: vector.omitsToken ? nil : vector.token)
        if vector.signsBody { request.headers["x-amz-content-sha256"] = Digest.hexadecimal(request.body) }
        signer.sign(
            &request, service: vector.service, region: vector.region, at: vector.time, rules: vector.rules)
        #expect(request.headers["authorization"]?.hasSuffix("Signature=\(vector.text("header-signature"))") == true)
    }

    @Test("The suite is complete")
    func count() { #expect(Vector.all.count == 38) }
}

/// One folder of the suite.
struct Vector: Sendable, CustomTestStringConvertible {
    private struct Context: Decodable {
        struct Credentials: Decodable {
            var access_key_id: String
            var secret_access_key: String
            var token: String?
        }
        var credentials: Credentials
        var normalize: Bool
        var region: String
        var service: String
        var sign_body: Bool
        var timestamp: String
        var omit_session_token: Bool?
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors")

    let name: String
    let accessKeyID: String
    let secret: Secret
    let token: String?
    let rules: SignatureRules
    let region: String
    let service: String
    let signsBody: Bool
    let omitsToken: Bool
    let time: Timestamp

    static let all: [Vector] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { try? Vector(name: $0) }
    }()

    var testDescription: String { name }

    private init(name: String) throws {
        let data = try Data(contentsOf: Self.folder.appending(path: "\(name)/context.json"))
        let context = try JSONDecoder().decode(Context.self, from: data)
        self.name = name
        accessKeyID = context.credentials.access_key_id
        secret = Secret(context.credentials.secret_access_key)
        token = context.credentials.token
        rules = SignatureRules(
            path: context.normalize ? .normalised : .literal, acceptsUnsignedPayload: false, declaresPayload: false,
            acceptsUnsignedToken: true, requiresExpiry: false)
        region = context.region
        service = context.service
        signsBody = context.sign_body
        omitsToken = context.omit_session_token ?? false
        time = try #require(Timestamp(iso8601: context.timestamp))
    }

    func text(_ file: String) -> String {
        (try? String(contentsOf: Self.folder.appending(path: "\(name)/\(file).txt"), encoding: .utf8)) ?? ""
    }

    /// Reads a request as the suite writes it: paths may hold spaces and letters beyond ASCII, headers may be folded.
    func request(_ file: String) throws -> HTTPRequest {
        let text = text(file)
        let end = text.range(of: "\n\n")
        let lines = text[..<(end?.lowerBound ?? text.endIndex)].split(separator: "\n")
        let first = try #require(lines.first)
        let target = first[first.index(after: try #require(first.firstIndex(of: " ")))...].dropLast(" HTTP/1.1".count)
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var fields: [(String, String)] = []
        for line in lines.dropFirst() {
            if line.hasPrefix(" ") {
                fields[fields.count - 1].1 += "\n" + line
            } else {
                let field = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                fields.append((String(field[0]), String(field[1])))
            }
        }
        return HTTPRequest(
            method: String(first.prefix { $0 != " " }), path: String(parts[0]),
            query: parts.count == 2 ? String(parts[1]) : "", headers: HTTPHeaders(fields),
            body: Array((end.map { text[$0.upperBound...] } ?? "").utf8))
    }
}
