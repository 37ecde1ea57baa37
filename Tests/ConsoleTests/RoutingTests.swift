import Core
import Gateway
import Testing

@testable import Console

@Suite("Addresses, forms and cookies")
struct RoutingTests {
    private func request(
        _ method: String = "GET", _ path: String, query: String = "", headers: HTTPHeaders = [:], body: String = ""
    ) -> PageRequest {
        PageRequest(
            HTTPRequest(method: method, path: path, query: query, headers: headers, body: Array(body.utf8)),
            from: Peer(address: "192.0.2.1", isSecure: false))
    }

    @Test func whateverASegmentHoldsTheLinkStaysInTheConsole() {
        #expect(Link("permissions", "../x?y#z").text == "/console/permissions/..%2Fx%3Fy%23z")
        #expect(Link("a").query("b", "c&d=é").query("e", "").text == "/console/a?b=c%26d%3D%C3%A9")
        #expect(Link("a").query("b", "1").query("c", "2").text == "/console/a?b=1&c=2")
    }

    @Test(arguments: [
        "https://example.com/console", "//example.com/console", "/consolex", "/console/../x", "/console/./x", "",
        "/console/\\x", "/console/x\r\ny", "/console/x y", "/console#x", "javascript:/console", "/console/<x>",
    ])
    func noForeignAddressIsComeBackTo(_ text: String) { #expect(Link(returning: text) == nil) }

    @Test(arguments: ["/console", "/console/permissions/a%2Fb", "/console/permissions?kind=STATIC&page=x%3D"])
    func ownAddressesAreComeBackTo(_ text: String) { #expect(Link(returning: text)?.text == text) }

    @Test func formsAreRead() {
        let form = Fields("a=1+2%2B&b=%C3%A9&c&a=3&d=x%0D%0Ay&context.mfa=true&e=%zz%4".utf8)
        #expect(form["a"] == "1 2+")
        #expect(form["b"] == "é")
        #expect(form["c"]?.isEmpty == true)
        #expect(form["d"] == "x\ny")
        #expect(form["e"] == "%zz%4")
        #expect(form["f"] == nil)
        #expect(form.values(under: "context.").map(\.name) == ["mfa"])
        #expect(Fields("x=+%20".utf8).filled("x") == nil)
    }

    @Test func aRequestIsTakenApart() {
        let request = request(
            "POST", "/console/permissions/a%2Fb/policies", query: "kind=STATIC",
            headers: ["content-type": "application/x-www-form-urlencoded", "cookie": "a=1; castellan-theme=dark"],
            body: "x=y")
        #expect(request.segments == ["permissions", "a/b", "policies"])
        #expect(request.query["kind"] == "STATIC")
        #expect(request.form["x"] == "y")
        #expect(request.cookies["castellan-theme"] == "dark")
        #expect(request.link.text == "/console/permissions/a%2Fb/policies?kind=STATIC")
    }

    @Test func onlyFormsHaveFields() {
        let request = request("POST", "/console", headers: ["content-type": "text/plain"], body: "x=y")
        #expect(request.form["x"] == nil)
    }

    @Test(arguments: [
        (["sec-fetch-site": "same-origin"], true), (["sec-fetch-site": "cross-site"], false),
        (["sec-fetch-site": "none"], false), (["sec-fetch-site": "same-site"], false),
        (["host": "127.0.0.1:4566", "origin": "http://127.0.0.1:4566"], true),
        (["host": "127.0.0.1:4566", "origin": "http://127.0.0.1:9999"], false),
        (["host": "127.0.0.1:4566", "origin": "null"], false), (["host": "127.0.0.1:4566"], false),
        (["host": "a", "origin": "http://a", "sec-fetch-site": "cross-site"], false),
    ])
    func theBrowserMustSayThatAFormIsOurs(_ headers: [String: String], _ isOurs: Bool) {
        let request = request("POST", "/console/x", headers: HTTPHeaders(headers.map { ($0.key, $0.value) }))
        #expect(request.isFromHere == isOurs)
    }

    @Test func routesAreFoundByMethodAndPlaceholders() {
        let router = Router(routes: PermissionsRoutes.all)
        guard case .found(_, let values) = router.find(request("/console/permissions/s/policies/p")) else {
            Issue.record("there is such a page")
            return
        }
        #expect(values == ["store": "s", "policy": "p"])
        guard case .found(_, let created) = router.find(request("/console/permissions/s/policies/create")) else {
            Issue.record("there is such a page")
            return
        }
        #expect(created == ["store": "s"])
        guard case .wrongMethod = router.find(request("POST", "/console/permissions/s/policies")) else {
            Issue.record("the page cannot be posted to")
            return
        }
        guard case .notFound = router.find(request("/console/elsewhere")) else {
            Issue.record("there is no such page")
            return
        }
    }

    @Test func cookiesKeepToTheConsoleAndFromScripts() {
        let cookie = Cookie(name: "a", value: "b", seconds: 60)
        #expect(cookie.header(isSecure: false) == "a=b; Path=/console; HttpOnly; SameSite=Strict; Max-Age=60")
        #expect(cookie.header(isSecure: true).hasSuffix("; Secure"))
    }

    @Test func nothingInlineMayRun() {
        var headers = HTTPHeaders()
        SecurityHeaders.add(to: &headers)
        let policy = headers["content-security-policy"] ?? ""
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe"))
        for part in ["frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"] {
            #expect(policy.contains(part))
        }
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["referrer-policy"] == "same-origin")
    }

    @Test func assetsAreNamedAfterTheirContent() {
        #expect(Assets.named(Assets.style.name)?.bytes == Assets.style.bytes)
        #expect(Assets.named("console.css") == nil)
        #expect(
            Asset("x", "css", type: "text/css", text: "a").name != Asset("x", "css", type: "text/css", text: "b").name)
    }
}

extension RoutingTests {
    private func request(_ path: String) -> PageRequest { request("GET", path) }
}
