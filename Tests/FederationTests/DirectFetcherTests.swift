import Core
import NIOCore
import Testing

@testable import Federation

@Suite struct DirectFetcherTests {
    private func fetcher(
        _ policy: OutboundPolicy = OutboundPolicy(allowedHosts: ["127.0.0.1", "idp.test"]),
        limits: FetchLimits = .patient, resolver: any NameResolver = FixedResolver(["127.0.0.1"])
    ) throws -> DirectFetcher {
        try DirectFetcher(policy: policy, limits: limits, resolver: resolver)
    }

    private func error(_ fetcher: DirectFetcher, _ url: String) async -> FetchError? {
        do {
            _ = try await fetcher.get(EndpointURL(url))
            return nil
        } catch {
            return error as? FetchError
        }
    }

    @Test func `a document is fetched from the address that was looked up, under the name`() async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/a?b"] = .init(headers: [("Cache-Control", "max-age=7")], body: "text")
            let resolver = FixedResolver(["127.0.0.1"], ["10.0.0.1"])
            let response = try await fetcher(resolver: resolver).get(EndpointURL("http://idp.test:\(issuer.port)/a?b"))
            #expect(response.body == Array("text".utf8))
            #expect(response.headers["cache-control"] == "max-age=7")
            #expect(resolver.count == 1)
            #expect(issuer.hosts == ["idp.test:\(issuer.port)"])
        }
    }

    @Test func `the next address is tried when one takes no connection`() async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/"] = .init(body: "text")
            let fetcher = try fetcher(resolver: FixedResolver(["127.0.0.3", "::1", "127.0.0.1"]))
            #expect(await error(fetcher, "http://idp.test:\(issuer.port)/") == nil)
        }
    }

    @Test func `nothing is connected to when one of the addresses is refused`() async throws {
        try await TestIssuer.running { issuer async throws in
            let block = try #require(CIDRBlock("127.0.0.1/32"))
            let address = try #require(IPAddress("10.0.0.1"))
            let fetcher = try fetcher(
                OutboundPolicy(allowedBlocks: [block]), resolver: FixedResolver(["127.0.0.1", "10.0.0.1"]))
            let refusal = FetchError.addressRefused(host: "idp.test", address: address, class: .privateUse)
            #expect(await error(fetcher, "https://idp.test:\(issuer.port)/") == refusal)
            #expect(issuer.hosts.isEmpty)
        }
    }

    @Test func `names and addresses of loopback are refused by default`() async throws {
        try await TestIssuer.running { issuer async throws in
            let fetcher = try DirectFetcher(policy: .publicOnly, limits: .patient)
            for host in ["localhost", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"] {
                let error = await error(fetcher, "https://\(host):\(issuer.port)/")
                guard case .addressRefused = error else {
                    Issue.record("\(host) led to \(String(describing: error))")
                    continue
                }
            }
            #expect(await error(fetcher, "http://localhost:\(issuer.port)/") == .insecureScheme(host: "localhost"))
        }
    }

    @Test func `the system's resolver serves an allowed name`() async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/"] = .init(body: "text")
            let fetcher = try DirectFetcher(policy: OutboundPolicy(allowedHosts: ["localhost"]), limits: .patient)
            #expect(await error(fetcher, "http://localhost:\(issuer.port)/") == nil)
            #expect(
                await error(fetcher, "https://no-such-name.invalid/") == .nameNotFound(host: "no-such-name.invalid"))
        }
    }

    @Test(arguments: [301, 302, 303, 307, 308])
    func `redirects are not followed`(status: Int) async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/"] = .init(status: status, headers: [("Location", "\(issuer.url)/other")])
            #expect(try await error(fetcher(), issuer.url + "/") == .redirected(host: "127.0.0.1", status: status))
            #expect(issuer.count(of: "/other") == 0)
        }
    }

    @Test(arguments: [201, 204, 404, 500])
    func `other statuses than 200 are errors`(status: Int) async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/"] = .init(status: status)
            #expect(
                try await error(fetcher(), issuer.url + "/") == .unexpectedStatus(host: "127.0.0.1", status: status))
        }
    }

    @Test(arguments: [false, true])
    func `a body past the limit is refused, announced or not`(isChunked: Bool) async throws {
        try await TestIssuer.running { issuer async throws in
            let limit = FetchLimits().maximumBody
            issuer["/most"] = .init(body: String(repeating: "x", count: limit), isChunked: isChunked)
            issuer["/more"] = .init(body: String(repeating: "x", count: limit + 1), isChunked: isChunked)
            #expect(try await fetcher().get(EndpointURL(issuer.url + "/most")).body.count == 524_288)
            #expect(try await error(fetcher(), issuer.url + "/more") == .bodyTooLarge(host: "127.0.0.1", limit: limit))
        }
    }

    @Test func `a server that does not answer is given up`() async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/"] = .init(isSilent: true)
            let fetcher = try fetcher(limits: FetchLimits(timeout: .milliseconds(200)))
            #expect(await error(fetcher, issuer.url + "/") == .timedOut(host: "127.0.0.1"))
        }
    }

    @Test func `a name server that does not answer is given up`() async throws {
        struct Silence: NameResolver {
            func addresses(of name: String) async throws -> [IPAddress] {
                try await Task.sleep(for: .seconds(3_600))
                return []
            }
        }
        let fetcher = try fetcher(limits: FetchLimits(timeout: .milliseconds(50)), resolver: Silence())
        #expect(await error(fetcher, "https://idp.test/") == .timedOut(host: "idp.test"))
    }

    @Test func `a port without a server is an error`() async throws {
        let port = try await TestIssuer.running { $0.port }
        #expect(try await error(fetcher(), "http://127.0.0.1:\(port)/") == .connectionFailed(host: "127.0.0.1"))
    }

    @Test func `after shutdown nothing is fetched, and what is under way ends`() async throws {
        try await TestIssuer.running { issuer async throws in
            issuer["/"] = .init(isSilent: true)
            let fetcher = try fetcher()
            async let pending = error(fetcher, issuer.url + "/")
            while issuer.count(of: "/") == 0 { await Task.yield() }
            await fetcher.shutdown()
            #expect(await pending == .shutDown)
            #expect(await error(fetcher, issuer.url + "/") == .shutDown)
        }
    }
}
