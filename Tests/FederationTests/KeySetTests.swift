import Core
import Testing

@testable import Federation

@Suite struct KeySetTests {
    private func selection(_ keys: [String], id: String? = "one", _ algorithm: SignatureAlgorithm) async throws
        -> String
    {
        let text = "{\"keys\":[\(keys.joined(separator: ","))]}"
        let set = try await KeySet(Array(text.utf8), issuer: "https://a.example")
        switch set.selection(id: id, algorithm: algorithm) {
        case .key: return "key"
        case .absent: return "absent"
        case .unfit: return "unfit"
        case .ambiguous: return "ambiguous"
        case .refused(let reason): return reason
        }
    }

    @Test func `keys for other purposes are refused`() async throws {
        let key = TestKey.p256()
        #expect(try await selection([key.jwk("\"use\":\"sig\"")], .es256) == "key")
        #expect(try await selection([key.jwk("\"key_ops\":[\"verify\"]")], .es256) == "key")
        #expect(try await selection([key.jwk("\"use\":\"enc\"")], .es256) == "its use is not sig")
        #expect(try await selection([key.jwk("\"use\":null")], .es256) == "its use is not sig")
        #expect(
            try await selection([key.jwk("\"key_ops\":[\"encrypt\"]")], .es256) == "its key_ops do not hold verify")
        let unfit = "its alg is not accepted or does not fit its kty"
        for algorithm in ["ECDH-ES", "ES384", "RS256", "none", "HS256"] {
            #expect(try await selection([key.jwk("\"alg\":\"\(algorithm)\"")], .es256) == unfit)
        }
        let rsa = try TestKey.rsa()
        #expect(try await selection([rsa.jwk("\"alg\":\"RSA-OAEP\"")], .rs256) == unfit)
        #expect(try await selection([rsa.jwk("\"alg\":\"PS256\"")], .rs256) == "unfit")
    }

    @Test(arguments: [
        (128, "it is an RSA key of less than 2048 bits"), (255, "it is an RSA key of less than 2048 bits"),
        (1_025, "it is an RSA key of more than 8192 bits"),
    ])
    func `RSA keys out of bounds are refused`(bytes: Int, reason: String) async throws {
        let modulus = TestKey.base64URL([UInt8](repeating: 0xFF, count: bytes))
        let key = "{\"kty\":\"RSA\",\"kid\":\"one\",\"e\":\"AQAB\",\"n\":\"\(modulus)\"}"
        #expect(try await selection([key], .rs256) == reason)
    }

    @Test func `leading zeros do not make an RSA key longer`() async throws {
        let modulus = TestKey.base64URL([UInt8](repeating: 0, count: 200) + [UInt8](repeating: 0xFF, count: 128))
        let key = "{\"kty\":\"RSA\",\"kid\":\"one\",\"e\":\"AQAB\",\"n\":\"\(modulus)\"}"
        #expect(try await selection([key], .rs256) == "it is an RSA key of less than 2048 bits")
    }

    @Test(arguments: ["AQ", "Ag", "AA", "", "AQAAAAE"])
    func `RSA keys with unfit exponents are refused`(exponent: String) async throws {
        let modulus = TestKey.base64URL([UInt8](repeating: 0xFF, count: 256))
        let key = "{\"kty\":\"RSA\",\"kid\":\"one\",\"e\":\"\(exponent)\",\"n\":\"\(modulus)\"}"
        #expect(try await selection([key], .rs256) == "it is an RSA key with an unfit exponent")
    }

    @Test func `keys that are no points of their curve are refused`() async throws {
        let zeros = TestKey.base64URL([UInt8](repeating: 0, count: 32))
        let key = "{\"kty\":\"EC\",\"kid\":\"one\",\"crv\":\"P-256\",\"x\":\"\(zeros)\",\"y\":\"\(zeros)\"}"
        #expect(try await selection([key], .es256) == "it is no valid point of its curve")
        let curve = key.replacing("P-256", with: "secp256k1")
        let reason = "its crv or the lengths of its x and y are not those of a supported curve"
        #expect(try await selection([curve], .es256) == reason)
        let secret = "{\"kty\":\"oct\",\"kid\":\"one\",\"k\":\"\(zeros)\",\"alg\":\"HS256\"}"
        #expect(try await selection([secret], .rs256) == "its kty is not RSA, EC or OKP")
        let agreement = "{\"kty\":\"OKP\",\"kid\":\"one\",\"crv\":\"X25519\",\"x\":\"\(zeros)\"}"
        #expect(try await selection([agreement], .edDSA) == "its crv is not Ed25519 or its x has not 32 bytes")
    }

    @Test func `keys are told apart by identifier and algorithm`() async throws {
        let (first, second, rsa) = (TestKey.p256(), TestKey.p256(), try TestKey.rsa())
        #expect(try await selection([first.jwk(), second.jwk()], .es256) == "ambiguous")
        #expect(try await selection([first.jwk(), rsa.jwk()], .es256) == "key")
        #expect(try await selection([first.jwk()], id: "two", .es256) == "absent")
        #expect(try await selection([first.jwk()], id: "ONE", .es256) == "absent")
        #expect(try await selection([first.jwk()], id: nil, .rs256) == "absent")
        #expect(try await selection([first.jwk(), "1", "{}"], .es256) == "key")
        #expect(try await selection([TestKey.p256(id: "\u{E9}").jwk()], id: "e\u{301}", .es256) == "absent")
    }

    @Test(arguments: [
        "", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}", "{\"keys\":[{\"kid\":1,\"kid\":2}]}",
    ])
    func `documents that are no key set are refused`(text: String) async {
        await #expect(throws: FederationError.self) { try await KeySet(Array(text.utf8), issuer: "https://a.example") }
    }

    @Test(arguments: [
        ("max-age=600", nil, 600), ("public, max-age=\"7200\"", nil, 7_200), ("max-age=1", nil, 300),
        ("max-age=9999999", nil, 86_400), ("max-age=99999999999999999999", nil, 86_400), ("max-age=x", nil, 3_600),
        ("max-age=", nil, 3_600), ("max-age=-5", nil, 3_600), ("no-store", nil, 300),
        ("no-cache, max-age=900", nil, 300),
        ("MAX-AGE=900", nil, 900), ("private", nil, 3_600), ("max-age=1000", "400", 600), ("max-age=1000", "-7", 1_000),
    ])
    func `the lifetime of keys is the issuer's within bounds`(control: String, age: String?, seconds: Int64) {
        var headers: HTTPHeaders = ["Cache-Control": control]
        if let age { headers.append("Age", age) }
        #expect(KeyLifetime().seconds(of: headers) == seconds)
        #expect(KeyLifetime().seconds(of: [:]) == 3_600)
    }
}
