import Core
import Testing

@testable import Gateway

@Suite("The plane's own pages")
struct EntranceTests {
    private static let peer = Peer(address: "127.0.0.1", isSecure: false)

    private func ask(_ entrance: Entrance, _ method: String, _ path: String, _ headers: HTTPHeaders = [:]) async
        -> HTTPResponse
    {
        await entrance.respond(to: HTTPRequest(method: method, path: path, headers: headers), from: Self.peer)
    }

    @Test("health names the account and the services")
    func health() async throws {
        let entrance = Entrance(try await TestPlane().gateway, version: "1")
        let response = await ask(entrance, "GET", "/_castellan/health")
        #expect(response.status == 200)
        #expect(try JSONParser.parse(response.body)["account"]?.string == "111122223333")
    }

    @Test("metrics count calls, denials and latencies")
    func metrics() async throws {
        let plane = try await TestPlane()
        _ = await plane.call("GetCallerIdentity", as: plane.root)
        _ = await plane.assume("none", as: try await plane.user("alice"))
        let text = String(
            decoding: await ask(Entrance(plane.gateway, version: "1"), "GET", "/_castellan/metrics").body, as: UTF8.self
        )
        #expect(
            text.contains(
                #"castellan_requests_total{service="sts",operation="GetCallerIdentity",outcome="allowed"} 1"#))
        #expect(text.contains(#"castellan_request_duration_seconds_count{service="sts"} 2"#))
        #expect(text.contains("castellan_requests_in_flight 0"))
    }

    @Test("only an ephemeral plane can be reset, and not by a page in a browser")
    func reset() async throws {
        let first = try await TestPlane()
        let second = try await TestPlane()
        let durable = Entrance(first.gateway, version: "1")
        #expect(await ask(durable, "POST", "/_castellan/reset").status == 403)
        let ephemeral = Entrance(first.gateway, version: "1") { second.gateway }
        #expect(await ask(ephemeral, "POST", "/_castellan/reset", ["origin": "http://evil.example"]).status == 403)
        #expect(await ask(ephemeral, "GET", "/_castellan/reset").status == 405)
        #expect(await ask(ephemeral, "POST", "/_castellan/reset").status == 200)
        let call = second.signed(second.request("Action=GetCallerIdentity&Version=2011-06-15"), by: second.root)
        #expect(await ephemeral.respond(to: call, from: Self.peer).status == 200)
    }

    @Test("other pages are not there")
    func missing() async throws {
        let entrance = Entrance(try await TestPlane().gateway, version: "1")
        #expect(await ask(entrance, "GET", "/_castellan/nothing").status == 404)
    }
}
