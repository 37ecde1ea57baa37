import Core
import Testing

@testable import Federation

@Suite struct SecureFetchTests {
    private func outcome(host: String, certificate name: String, trusts: Bool) async throws -> Result<
        String, FetchError
    > {
        let authority = try TestAuthority(host: name)
        return try await authority.withFile { file in
            try await TestIssuer.running(tls: authority.server) { issuer async throws in
                issuer["/"] = .init(body: "text")
                let block = try #require(CIDRBlock("127.0.0.0/8"))
                let fetcher = try DirectFetcher(
                    policy: OutboundPolicy(allowedBlocks: [block]), limits: .patient,
                    authoritiesFile: trusts ? file : nil, resolver: FixedResolver(["127.0.0.1"]))
                do {
                    let response = try await fetcher.get(EndpointURL("https://\(host):\(issuer.port)/"))
                    return .success(String(decoding: response.body, as: UTF8.self))
                } catch {
                    return .failure(try #require(error as? FetchError))
                }
            }
        }
    }

    @Test func `the operator's authority is trusted, under the name that was asked for`() async throws {
        #expect(try await outcome(host: "idp.test", certificate: "idp.test", trusts: true) == .success("text"))
    }

    @Test func `an authority that is not the operator's is refused`() async throws {
        let refusal = FetchError.insecureConnection(host: "idp.test", reason: "its certificate is not trusted")
        #expect(try await outcome(host: "idp.test", certificate: "idp.test", trusts: false) == .failure(refusal))
    }

    @Test(arguments: ["idp.test", "127.0.0.1"])
    func `a certificate for another name is refused`(host: String) async throws {
        let outcome = try await outcome(host: host, certificate: "other.test", trusts: true)
        guard case .failure(.insecureConnection) = outcome else {
            Issue.record("the certificate of other.test led to \(outcome)")
            return
        }
    }

    @Test func `a server that speaks no TLS is refused`() async throws {
        try await TestIssuer.running { issuer async throws in
            let fetcher = try DirectFetcher(policy: OutboundPolicy(allowedHosts: ["127.0.0.1"]), limits: .patient)
            let url = try EndpointURL("https://127.0.0.1:\(issuer.port)/")
            await #expect(throws: FetchError.self) { try await fetcher.get(url) }
        }
    }

    @Test(arguments: ["/does/not/exist.pem", "/dev/null"])
    func `a file without certificates is refused`(file: String) {
        #expect(throws: FetchError.unreadableAuthorities(path: file)) {
            try DirectFetcher(policy: .publicOnly, authoritiesFile: file)
        }
    }
}
