import Core
import Crypto
import CryptoExtras
import Foundation
import Testing

@testable import Federation

@Suite struct TokenVerifierTests {
    @Test(arguments: SignatureAlgorithm.allCases)
    func `a token of each algorithm is verified`(algorithm: SignatureAlgorithm) async throws {
        let key = try TestKey.fitting(algorithm)
        try await Scene.running(key) { scene async throws in
            let payload = scene.claims(more: ",\"n\":12345678901234567890.10,\"groups\":[\"a\",\"b\"]")
            let token = try await scene.verify(key.token(payload, by: algorithm))
            #expect(
                token
                    == VerifiedToken(
                        issuer: scene.issuer.url, algorithm: algorithm, keyID: "one", type: nil,
                        claims: try JSONParser.parse(payload), expiresAt: Timestamp(seconds: Scene.start + 3_600),
                        issuedAt: Timestamp(seconds: Scene.start)))
            #expect(token.text("sub") == "alice")
        }
    }

    @Test(arguments: SignatureAlgorithm.allCases)
    func `a signature of another key or over other content is refused`(algorithm: SignatureAlgorithm) async throws {
        let key = try TestKey.fitting(algorithm)
        try await Scene.running(key) { scene async throws in
            let token = try key.token(scene.claims(), by: algorithm)
            let other = try key.token(scene.claims(more: ",\"admin\":true"), by: algorithm)
            let parts = token.split(separator: ".")
            let mixed = [parts[0], other.split(separator: ".")[1], parts[2]].joined(separator: ".")
            #expect(await scene.error(mixed) == .invalidSignature)
            let signature = try #require(Base64URL.decode(parts[2]))
            for cut in [Array(signature.dropLast()), signature + [0], [0] + signature] {
                let forged = "\(parts[0]).\(parts[1]).\(TestKey.base64URL(cut))"
                #expect(await scene.error(forged) == .invalidSignature)
            }
            if algorithm == .es256 {
                let forged = try TestKey.p256().token(scene.claims())
                #expect(await scene.error(forged) == .invalidSignature)
            }
        }
    }

    @Test func `every bit of an elliptic signature counts`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let parts = try key.token(scene.claims()).split(separator: ".")
            var signature = try #require(Base64URL.decode(parts[2]))
            for index in signature.indices {
                signature[index] ^= 1
                let forged = "\(parts[0]).\(parts[1]).\(TestKey.base64URL(signature))"
                #expect(await scene.error(forged) == .invalidSignature)
                signature[index] ^= 1
            }
            let zero = TestKey.base64URL([UInt8](repeating: 0, count: 64))
            #expect(await scene.error("\(parts[0]).\(parts[1]).\(zero)") == .invalidSignature)
        }
    }

    @Test func `an HMAC under the public key is refused`() async throws {
        let key = try TestKey.rsa()
        try await Scene.running(key) { scene async throws in
            guard case .rsa(let pair) = key.material else { return }
            let header = TestKey.base64URL(Array("{\"alg\":\"HS256\",\"kid\":\"one\"}".utf8))
            let content = header + "." + TestKey.base64URL(Array(scene.claims().utf8))
            for secret in [Data(pair.publicKey.pemRepresentation.utf8), pair.publicKey.derRepresentation] {
                let code = HMAC<SHA256>.authenticationCode(for: Data(content.utf8), using: SymmetricKey(data: secret))
                let token = content + "." + TestKey.base64URL(Array(code))
                #expect(await scene.error(token) == .unsupportedAlgorithm("HS256"))
            }
            #expect(scene.issuer.keyFetches == 0)
        }
    }

    @Test(arguments: ["none", "None", "nOnE", "HS512", "ES256K", "rs256", "RS256 "])
    func `algorithms that are not accepted are refused before anything is fetched`(name: String) async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let token = try key.token(
                header: "{\"alg\":\"\(name)\",\"kid\":\"one\"}", payload: scene.claims(), by: .es256)
            #expect(await scene.error(token) == .unsupportedAlgorithm(name.hasSuffix(" ") ? nil : name))
            #expect(scene.issuer.keyFetches == 0)
        }
    }

    @Test func `an unsigned token is refused`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let content = try key.token(scene.claims()).split(separator: ".").dropLast().joined(separator: ".")
            #expect(await scene.error(content + ".") == .malformedToken("its signature is missing or not base64url"))
            #expect(
                await scene.error(content) == .malformedToken("it has not three parts with stops between them"))
        }
    }

    @Test func `the algorithm must fit the key`() async throws {
        let (rsa, curve) = (try TestKey.rsa(id: "rsa"), TestKey.p256(id: "curve"))
        try await Scene.running(rsa, curve) { scene async throws in
            scene.issuer.publish([try rsa.jwk("\"alg\":\"RS256\""), try curve.jwk()])
            try await scene.verify(try rsa.token(scene.claims(), by: .rs256))
            // The signature is good; the issuer does not use the key so.
            for algorithm in [SignatureAlgorithm.ps256, .rs512] {
                #expect(
                    try await scene.error(rsa.token(scene.claims(), by: algorithm))
                        == .keyUnfitForAlgorithm(issuer: scene.issuer.url, algorithm: algorithm.rawValue))
            }
            let header = "{\"alg\":\"ES384\",\"kid\":\"curve\"}"
            let token = try curve.token(header: header, payload: scene.claims(), by: .es256)
            #expect(await scene.error(token) == .keyUnfitForAlgorithm(issuer: scene.issuer.url, algorithm: "ES384"))
            #expect(scene.issuer.keyFetches == 1)
        }
    }

    @Test func `without kid exactly one key must fit`() async throws {
        let (one, two, rsa) = (TestKey.p256(id: "one"), TestKey.p256(id: "two"), try TestKey.rsa(id: nil))
        try await Scene.running(one, rsa) { scene async throws in
            var nameless = one
            nameless.id = nil
            let token = try nameless.token(scene.claims())
            #expect(try await scene.verify(token).keyID == nil)
            try await scene.verify(try rsa.token(scene.claims(), by: .ps384))
            #expect(
                try await scene.error(TestKey(.ed25519(.init()), id: nil).token(scene.claims(), by: .edDSA))
                    == .unknownKey(issuer: scene.issuer.url))
            scene.issuer.publish([try one.jwk(), try two.jwk()])
            scene.clock.advance(seconds: 3_600)
            let later = try nameless.token(scene.claims())
            #expect(await scene.error(later) == .ambiguousKey(issuer: scene.issuer.url))
        }
    }

    @Test func `a token of another issuer is refused before anything is fetched`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            for issuer in ["https://other.example", scene.issuer.url + "/", scene.issuer.url.uppercased(), ""] {
                let token = try key.token(scene.claims(issuer: issuer))
                #expect(await scene.error(token) == .issuerMismatch(expected: scene.issuer.url))
            }
            #expect(try await scene.error(key.token("{}")) == .missingClaim("iss"))
            #expect(
                try await scene.error(key.token("{\"iss\":[\"\(scene.issuer.url)\"]}"))
                    == .issuerMismatch(expected: scene.issuer.url))
            #expect(scene.issuer.keyFetches == 0)
        }
    }

    @Test func `the issuer can be read before it is verified`() throws {
        let token = try TestKey.p256().token("{\"iss\":\"https://a.example\"}")
        #expect(try Federation.unverifiedIssuer(of: token) == "https://a.example")
        #expect(throws: FederationError.missingClaim("iss")) {
            try Federation.unverifiedIssuer(of: TestKey.p256().token("{}"))
        }
    }
}
