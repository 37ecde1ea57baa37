import Core
import NIOCore
import Testing

@testable import Federation

@Suite struct IssuerKeysTests {
    @Test func `keys are fetched once for all who ask at the same time`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let token = try key.token(scene.claims())
            try await withThrowingTaskGroup { group in
                for _ in 0..<50 { group.addTask { _ = try await scene.verify(token) } }
                try await group.waitForAll()
            }
            #expect(scene.issuer.keyFetches == 1)
            #expect(scene.issuer.count(of: TestIssuer.discoveryPath) == 1)
        }
    }

    @Test func `keys are fetched again when their time is over`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            scene.issuer.publish([try key.jwk()], headers: [("Cache-Control", "max-age=600")])
            let token = try key.token(scene.claims())
            for (seconds, fetches) in [(0, 1), (599, 1), (1, 2), (599, 2)] as [(Int64, Int)] {
                scene.clock.advance(seconds: seconds)
                try await scene.verify(token)
                #expect(scene.issuer.keyFetches == fetches)
            }
        }
    }

    @Test func `a new key is found by one fetch, and the withdrawn one is gone`() async throws {
        let (old, new) = (TestKey.p256(id: "old"), TestKey.p256(id: "new"))
        try await Scene.running(old) { scene async throws in
            try await scene.verify(try old.token(scene.claims()))
            scene.issuer.publish([try new.jwk()])
            // Within its time the old set still counts.
            try await scene.verify(try old.token(scene.claims()))
            #expect(scene.issuer.keyFetches == 1)
            try await scene.verify(try new.token(scene.claims()))
            #expect(scene.issuer.keyFetches == 2)
            #expect(try await scene.error(old.token(scene.claims())) == .unknownKey(issuer: scene.issuer.url))
            #expect(scene.issuer.keyFetches == 2)
        }
    }

    @Test func `a flood of unknown keys costs one fetch a minute`() async throws {
        let (known, forged) = (TestKey.p256(), TestKey.p256(id: "forged"))
        try await Scene.running(known) { scene async throws in
            try await scene.verify(try known.token(scene.claims()))
            func flood() async throws {
                let tokens = try (0..<40).map { try TestKey(forged.material, id: "k\($0)").token(scene.claims()) }
                await withTaskGroup { group in
                    for token in tokens {
                        group.addTask {
                            #expect(await scene.error(token) == .unknownKey(issuer: scene.issuer.url))
                        }
                    }
                }
            }
            for (seconds, fetches) in [(0, 2), (0, 2), (59, 2), (1, 3), (60, 4)] as [(Int64, Int)] {
                scene.clock.advance(seconds: seconds)
                try await flood()
                #expect(scene.issuer.keyFetches == fetches)
            }
        }
    }

    @Test func `an unknown key does not lead to a second fetch right after the first`() async throws {
        let forged = TestKey.p256(id: "forged")
        try await Scene.running(TestKey.p256()) { scene async throws in
            #expect(try await scene.error(forged.token(scene.claims())) == .unknownKey(issuer: scene.issuer.url))
            #expect(scene.issuer.keyFetches == 1)
        }
    }

    @Test func `while the issuer is down its keys count for a day more`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            try await scene.verify(try key.token(scene.claims()))
            scene.issuer[TestIssuer.discoveryPath] = .init(status: 503)
            scene.clock.advance(seconds: 3_600)
            // Fetches after a pause are waited for; those in the background have a test of their own.
            for (seconds, fetches) in [(0, 2), (59, 2), (241, 3), (86_400 - 301, 4)] as [(Int64, Int)] {
                scene.clock.advance(seconds: seconds)
                try await scene.verify(try key.token(scene.claims()))
                #expect(scene.issuer.count(of: TestIssuer.discoveryPath) == fetches)
            }
            scene.clock.advance(seconds: 1)
            let refusal = FederationError.issuerUnreachable(
                issuer: scene.issuer.url, .unexpectedStatus(host: "127.0.0.1", status: 503))
            #expect(try await scene.error(key.token(scene.claims())) == refusal)
            scene.issuer.publish([try key.jwk()])
            scene.clock.advance(seconds: 10)
            try await scene.verify(try key.token(scene.claims()))
        }
    }

    /// A token that waited would wait for the fetch's two hours: the limit ends such a test, it decides no other.
    @Test(.timeLimit(.minutes(60)))
    func `tokens do not wait for an issuer that is known to be down`() async throws {
        let key = TestKey.p256()
        try await TestIssuer.running { issuer async throws in
            let clock = ManualClock(Timestamp(seconds: Scene.start))
            let fetcher = try DirectFetcher(
                policy: OutboundPolicy(allowedHosts: ["127.0.0.1"]), limits: FetchLimits(timeout: .hours(2)))
            let federation = Federation(clock: clock, fetcher: fetcher)
            issuer.publish([try key.jwk()])
            let token = try key.token("{\"iss\":\"\(issuer.url)\",\"exp\":\(Scene.start + 9_000)}")
            func verify() async throws {
                _ = try await federation.verify(token, issuer: issuer.url, audience: .any)
            }
            try await verify()
            issuer[TestIssuer.discoveryPath] = .init(status: 503)
            clock.advance(seconds: 3_600)
            try await verify()
            issuer[TestIssuer.discoveryPath] = .init(isSilent: true)
            clock.advance(seconds: 60)
            for _ in 0..<3 { try await verify() }
            await federation.shutdown()
            #expect(issuer.count(of: TestIssuer.discoveryPath) <= 3)
        }
    }

    @Test func `an old failure does not keep withdrawn keys`() async throws {
        let (key, forged) = (TestKey.p256(), TestKey.p256(id: "forged"))
        try await Scene.running(key) { scene async throws in
            try await scene.verify(try key.token(scene.claims()))
            scene.issuer["/keys"] = .init(status: 503)
            #expect(try await scene.error(forged.token(scene.claims())) == .unknownKey(issuer: scene.issuer.url))
            scene.issuer.publish([try forged.jwk()])
            scene.clock.advance(seconds: 3_600)
            #expect(try await scene.error(key.token(scene.claims())) == .unknownKey(issuer: scene.issuer.url))
        }
    }

    @Test func `an issuer whose server is gone keeps its cached keys`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            let url = scene.issuer.url
            try await scene.verify(try key.token(scene.claims()))
            let token = try key.token(scene.claims(issuer: url, expires: 9_000))
            let forged = try TestKey.p256().token(scene.claims(issuer: url, expires: 9_000))
            await scene.issuer.stop()
            scene.clock.advance(seconds: 4_000)
            _ = try await scene.federation.verify(token, issuer: url, audience: .any)
            await #expect(throws: FederationError.invalidSignature) {
                try await scene.federation.verify(forged, issuer: url, audience: .any)
            }
        }
    }

    @Test func `a failure is remembered for a while`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            scene.issuer["/keys"] = .init(body: "{}")
            let token = try key.token(scene.claims())
            let refusal = FederationError.invalidDocument(
                issuer: scene.issuer.url, "the key set has no array named keys")
            for (seconds, fetches) in [(0, 1), (9, 1), (1, 2)] as [(Int64, Int)] {
                scene.clock.advance(seconds: seconds)
                #expect(await scene.error(token) == refusal)
                #expect(scene.issuer.keyFetches == fetches)
            }
        }
    }

    @Test func `the discovery document must name the issuer to the letter`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            for name in ["https://other.example", scene.issuer.url + "/"] {
                scene.issuer.publish([try key.jwk()], issuer: name)
                scene.clock.advance(seconds: 10)
                let token = try key.token(scene.claims())
                #expect(await scene.error(token) == .discoveryMismatch(issuer: scene.issuer.url))
            }
            #expect(scene.issuer.keyFetches == 0)
        }
    }

    @Test func `the place of the keys is under the policy too`() async throws {
        let key = TestKey.p256()
        try await Scene.running(key) { scene async throws in
            for place in ["https://localhost:1/", "https://10.0.0.1/", "https://169.254.169.254/latest/meta-data"] {
                scene.issuer[TestIssuer.discoveryPath] = .init(
                    body: "{\"issuer\":\"\(scene.issuer.url)\",\"jwks_uri\":\"\(place)\"}")
                scene.clock.advance(seconds: 10)
                guard case .issuerUnreachable(_, .addressRefused)? = try await scene.error(key.token(scene.claims()))
                else {
                    Issue.record("\(place) was fetched from")
                    continue
                }
            }
        }
    }

    @Test(arguments: [
        "http://127.0.0.1", "https://127.0.0.1", "https://localhost", "https://[::1]", "https://metadata.invalid",
    ])
    func `an issuer at a private address is refused by default`(issuer: String) async throws {
        let clock = ManualClock(Timestamp(seconds: Scene.start))
        let federation = try Federation(clock: clock, limits: .patient)
        let token = try TestKey.p256().token("{\"iss\":\"\(issuer)\",\"exp\":\(Scene.start + 60)}")
        do {
            _ = try await federation.verify(token, issuer: issuer, audience: .any)
            Issue.record("the token was accepted")
        } catch FederationError.issuerUnreachable(_, let cause) {
            switch cause {
            case .addressRefused, .insecureScheme, .nameNotFound: break
            default: Issue.record("refused by \(cause)")
            }
        }
    }

    @Test(arguments: ["", "idp.example.com", "https://a?x", "https://a#x", "https://u@a", "ftp://a", "https://a b"])
    func `texts that name no issuer are refused`(issuer: String) async throws {
        let federation = try Federation(clock: SystemClock(), limits: .patient)
        let token = try TestKey.p256().token("{\"iss\":\"\(issuer)\"}")
        do {
            _ = try await federation.verify(token, issuer: issuer, audience: .any)
            Issue.record("the token was accepted")
        } catch FederationError.invalidIssuer {}
    }

    @Test func `the issuer that was not asked for the longest makes room`() async throws {
        let key = TestKey.p256()
        try await TestIssuer.running { other in
            try await TestIssuer.running { third in
                try await TestIssuer.running { first in
                    let scene = try Scene(first, keys: [try key.jwk()], maximumIssuers: 2)
                    for issuer in [other, third] { issuer.publish([try key.jwk()]) }
                    for issuer in [first, other, first, third, first, other] {
                        let token = try key.token(scene.claims(issuer: issuer.url))
                        _ = try await scene.federation.verify(token, issuer: issuer.url, audience: .any)
                    }
                    #expect([first, other, third].map(\.keyFetches) == [1, 2, 1])
                }
            }
        }
    }

    @Test func `a final slash of the issuer is not doubled`() throws {
        #expect(try Discovery.url(of: "https://a.example/").target == "/.well-known/openid-configuration")
        #expect(try Discovery.url(of: "https://a.example/b").target == "/b/.well-known/openid-configuration")
        #expect(try Discovery.url(of: "https://a.example").target == "/.well-known/openid-configuration")
    }

    @Test func `after shutdown known keys still verify`() async throws {
        let (key, other) = (TestKey.p256(), TestKey.p256(id: "other"))
        try await Scene.running(key) { scene async throws in
            try await scene.verify(try key.token(scene.claims()))
            await scene.federation.shutdown()
            try await scene.verify(try key.token(scene.claims()))
            #expect(try await scene.error(other.token(scene.claims())) == .unknownKey(issuer: scene.issuer.url))
        }
    }
}
