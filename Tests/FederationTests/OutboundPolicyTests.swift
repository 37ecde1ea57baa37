import Testing

@testable import Federation

@Suite struct OutboundPolicyTests {
    private func refusal(_ policy: OutboundPolicy, _ url: String, _ addresses: String...) throws -> AddressClass? {
        do throws(FetchError) {
            let parsed = try EndpointURL(url)
            try policy.check(parsed)
            try policy.check(addresses.compactMap { IPAddress($0) }, of: parsed)
            return nil
        } catch {
            guard case .addressRefused(_, _, let kind) = error else { throw error }
            return kind
        }
    }

    @Test func `by default only public addresses over https pass`() throws {
        let policy = OutboundPolicy.publicOnly
        #expect(try refusal(policy, "https://idp.example.com", "8.8.8.8", "2606:4700::1") == nil)
        #expect(try refusal(policy, "https://idp.example.com", "8.8.8.8", "10.0.0.1") == .privateUse)
        #expect(try refusal(policy, "https://127.0.0.1", "127.0.0.1") == .loopback)
        #expect(throws: FetchError.insecureScheme(host: "idp.example.com")) {
            try refusal(policy, "http://idp.example.com", "8.8.8.8")
        }
        #expect(throws: FetchError.nameNotFound(host: "idp.example.com")) {
            try refusal(policy, "https://idp.example.com")
        }
    }

    @Test func `an allowed host opens http and private addresses for itself alone`() throws {
        let policy = OutboundPolicy(allowedHosts: ["IdP.Example", "10.0.0.7", "::1"])
        #expect(try refusal(policy, "http://idp.example:8080", "10.0.0.1", "fd00::1", "127.0.0.1") == nil)
        #expect(try refusal(policy, "http://10.0.0.7", "10.0.0.7") == nil)
        #expect(try refusal(policy, "http://[0:0::1]:90", "::1") == nil)
        #expect(try refusal(policy, "https://other.example", "10.0.0.1") == .privateUse)
        #expect(try refusal(policy, "https://sub.idp.example", "10.0.0.1") == .privateUse)
        #expect(throws: FetchError.insecureScheme(host: "other.example")) {
            try refusal(policy, "http://other.example")
        }
    }

    @Test func `an allowed host does not open metadata, multicast and tunnels`() throws {
        let policy = OutboundPolicy(allowedHosts: ["idp.example"])
        #expect(try refusal(policy, "https://idp.example", "169.254.169.254") == .metadata)
        #expect(try refusal(policy, "https://idp.example", "::ffff:169.254.169.254") == .metadata)
        #expect(try refusal(policy, "https://idp.example", "224.0.0.1") == .multicast)
        #expect(try refusal(policy, "https://idp.example", "0.0.0.0") == .unspecified)
        #expect(try refusal(policy, "https://idp.example", "2002:7f00:1::") == .tunnel)
    }

    @Test func `an allowed block opens its addresses for all hosts, with https`() throws {
        let policy = OutboundPolicy(allowedBlocks: [try #require(CIDRBlock("10.1.0.0/16"))])
        #expect(try refusal(policy, "https://idp.example", "10.1.2.3") == nil)
        #expect(try refusal(policy, "https://idp.example", "::ffff:10.1.2.3") == nil)
        #expect(try refusal(policy, "https://idp.example", "10.2.0.1") == .privateUse)
        #expect(try refusal(policy, "https://idp.example", "10.1.2.3", "10.2.0.1") == .privateUse)
        #expect(throws: FetchError.insecureScheme(host: "idp.example")) { try refusal(policy, "http://idp.example") }
    }

    @Test func `the address that was refused is for operators only`() throws {
        let address = try #require(IPAddress("10.9.8.7"))
        let error = FetchError.addressRefused(host: "idp.example", address: address, class: .privateUse)
        #expect(!error.description.contains("10.9.8.7"))
        #expect(error.detail.contains("10.9.8.7"))
    }
}
