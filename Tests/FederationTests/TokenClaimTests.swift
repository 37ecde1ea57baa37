import Core
import Testing

@testable import Federation

@Suite struct TokenClaimTests {
    @Test func `times count with the tolerance`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let now = Scene.start
            func error(_ times: String) async throws -> FederationError? {
                try await scene.error(key.token("{\"iss\":\"\(scene.issuer.url)\",\"aud\":\"client\"\(times)}"))
            }
            let good = ",\"exp\":\(now + 600)"
            #expect(try await error("") == .missingClaim("exp"))
            #expect(try await error(",\"exp\":\(now - 59)") == nil)
            #expect(try await error(",\"exp\":\(now - 60)") == .expired(Timestamp(seconds: now - 60)))
            #expect(try await error(",\"exp\":\(now - 60).5") == nil)
            #expect(try await error(",\"exp\":0") == .expired(Timestamp(seconds: 0)))
            #expect(try await error(good + ",\"nbf\":\(now + 60)") == nil)
            #expect(
                try await error(good + ",\"nbf\":\(now + 61)")
                    == .notYetValid(claim: "nbf", Timestamp(seconds: now + 61)))
            #expect(try await error(good + ",\"iat\":\(now + 60)") == nil)
            #expect(
                try await error(good + ",\"iat\":\(now + 61)")
                    == .notYetValid(claim: "iat", Timestamp(seconds: now + 61)))
        }
    }

    @Test(arguments: ["\"1900000000\"", "null", "true", "-1", "1e400", "1e12", "[1]"])
    func `times that are none are refused`(value: String) async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            for name in ["exp", "nbf", "iat"] {
                let other = name == "exp" ? "" : ",\"exp\":\(Scene.start + 60)"
                let token = try key.token("{\"iss\":\"\(scene.issuer.url)\",\"\(name)\":\(value)\(other)}")
                #expect(
                    await scene.error(token) == .malformedClaim(name, expected: "a number of seconds since 1970"))
            }
        }
    }

    @Test func `the tolerance is the operator's, up to a minute`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            func isAccepted(tolerance: Int64, expired seconds: Int64) async throws -> Bool {
                let fetcher = try DirectFetcher(policy: OutboundPolicy(allowedHosts: ["127.0.0.1"]), limits: .patient)
                let federation = Federation(clock: scene.clock, fetcher: fetcher, tolerance: tolerance)
                let token = try key.token(scene.claims(expires: -seconds))
                return (try? await federation.verify(token, issuer: scene.issuer.url, audience: .any)) != nil
            }
            #expect(try await isAccepted(tolerance: 0, expired: 0) == false)
            #expect(try await isAccepted(tolerance: 0, expired: -1))
            #expect(try await isAccepted(tolerance: 10, expired: 9))
            #expect(try await isAccepted(tolerance: 9_999, expired: 60) == false)
            #expect(try await isAccepted(tolerance: -9_999, expired: -1))
        }
    }

    @Test func `audiences are compared with what the caller accepts`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            func isAccepted(_ claims: String, _ rule: AudienceRule) async throws -> Bool {
                let payload = "{\"iss\":\"\(scene.issuer.url)\",\"exp\":\(Scene.start + 60)\(claims)}"
                let error = try await scene.error(key.token(payload), audience: rule)
                guard case .audienceMismatch? = error else {
                    #expect(error == nil)
                    return true
                }
                return false
            }
            let client = AudienceRule.claim("aud", in: ["a", "b"])
            #expect(try await isAccepted(",\"aud\":\"b\"", client))
            #expect(try await isAccepted(",\"aud\":[\"x\",\"a\"]", client))
            #expect(try await isAccepted(",\"aud\":[\"x\"]", client) == false)
            #expect(try await isAccepted(",\"aud\":\"A\"", client) == false)
            #expect(try await isAccepted(",\"aud\":{\"a\":1}", client) == false)
            #expect(try await isAccepted("", client) == false)
            #expect(try await isAccepted(",\"aud\":\"a\"", .claim("aud", in: [])) == false)
            #expect(try await isAccepted("", .any))
            let either = AudienceRule.anyClaim(["aud", "client_id"], in: ["a"])
            #expect(try await isAccepted(",\"aud\":\"x\",\"client_id\":\"a\"", either))
            let first = AudienceRule.firstClaim(["azp", "aud"], in: ["a"])
            #expect(try await isAccepted(",\"aud\":\"a\"", first))
            #expect(try await isAccepted(",\"azp\":\"x\",\"aud\":\"a\"", first) == false)
            let own = AudienceRule("token_use") { $0["token_use"]?.string == "id" }
            #expect(try await isAccepted(",\"token_use\":\"id\"", own))
            #expect(try await isAccepted(",\"token_use\":\"access\"", own) == false)
        }
    }

    @Test func `no text of an error shows the token or its claims`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let secret = ",\"aud\":\"hushhush\",\"hushhush\":\"hushhush\""
            let payloads = [
                scene.claims(more: ",\"hushhush\":1,\"hushhush\":2"), "{\"iss\":\"hushhush\"}",
                "{\"iss\":\"\(scene.issuer.url)\",\"exp\":\"hushhush\"\(secret)}",
                "{\"iss\":\"\(scene.issuer.url)\",\"exp\":\(Scene.start + 60)\(secret)}", "hushhush",
            ]
            for payload in payloads {
                let error = try #require(try await scene.error(key.token(payload)))
                #expect(!error.description.contains("hushhush") && !error.message.isEmpty && !error.remedy.isEmpty)
            }
            let hidden = try TestKey.p256(id: "hushhush").token(scene.claims())
            #expect(await scene.error(hidden)?.description.contains("hushhush") == false)
        }
    }
}
