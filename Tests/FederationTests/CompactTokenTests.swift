import Core
import Testing

@testable import Federation

@Suite struct CompactTokenTests {
    private let key = TestKey.p256()

    private func error(header: String = "{\"alg\":\"ES256\"}", payload: String = "{}") throws -> FederationError? {
        let token = try key.token(header: header, payload: payload, by: .es256)
        do throws(FederationError) {
            _ = try CompactToken(token)
            return nil
        } catch {
            return error
        }
    }

    @Test func `duplicate names are refused at every level`() throws {
        #expect(try error() == nil)
        for payload in ["{\"iss\":1,\"iss\":1}", "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":1,\"\\u0061\":2}"] {
            #expect(try error(payload: payload) == .malformedToken("its payload names a member twice"))
        }
        #expect(
            try error(header: "{\"alg\":\"ES256\",\"alg\":\"none\"}")
                == .malformedToken("its header names a member twice"))
    }

    @Test(arguments: [33, 1_000, 40_000])
    func `deep nesting is refused`(depth: Int) throws {
        let payload = "{\"a\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        guard case .malformedToken(let reason)? = try error(payload: payload) else {
            Issue.record("nesting of \(depth) levels was accepted")
            return
        }
        #expect(reason.hasPrefix("its payload is not JSON of at most 32 levels"))
    }

    @Test func `nesting within the bound is accepted`() throws {
        let payload = "{\"a\":" + String(repeating: "[", count: 31) + String(repeating: "]", count: 31) + "}"
        #expect(try error(payload: payload) == nil)
    }

    @Test(arguments: ["", "[]", "null", "{}x", "{'a':1}", "{\"a\":01}", "\u{FEFF}{}"])
    func `payloads that are no JSON object are refused`(payload: String) throws {
        guard case .malformedToken? = try error(payload: payload) else {
            Issue.record("the payload was accepted")
            return
        }
    }

    @Test func `extensions are refused`() throws {
        #expect(try error(header: "{\"alg\":\"ES256\",\"crit\":[]}") == .criticalHeader)
        #expect(try error(header: "{\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1}") == .criticalHeader)
        #expect(
            try error(header: "{\"alg\":\"ES256\",\"b64\":false}")
                == .malformedToken("its header has b64, which is not supported"))
    }

    @Test func `header fields of the wrong kind are refused`() throws {
        #expect(try error(header: "{}") == .unsupportedAlgorithm(nil))
        #expect(try error(header: "{\"alg\":1}") == .unsupportedAlgorithm(nil))
        #expect(
            try error(header: "{\"alg\":\"ES256\",\"kid\":1}")
                == .malformedToken("the kid of its header is not a string"))
    }

    @Test func `the length is bounded`() {
        let limit = CompactToken.maximumLength
        #expect(throws: FederationError.tokenTooLong(limit: 131_072)) {
            try CompactToken(String(repeating: "a", count: limit + 1))
        }
        #expect(throws: FederationError.malformedToken("it has not three parts with stops between them")) {
            try CompactToken(String(repeating: ".", count: limit))
        }
    }

    @Test func `an encrypted token is refused by name`() {
        #expect(throws: FederationError.malformedToken("it is encrypted (five parts)")) {
            try CompactToken("a.b.c.d.e")
        }
    }

    @Test(arguments: ["YQ==", "YQ=", "YR", "Y", "Y+8", "Y/8", "YQ\n", " YQ", "YWé"])
    func `base64url has one text for each value`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `base64url is read and written`() {
        for bytes in [[], [0x61], [0xFB, 0xFF], [0xFB, 0xFF, 0xBF], [0, 0, 0, 0]] as [[UInt8]] {
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    }
}
