import Testing

@testable import Federation

@Suite struct EndpointURLTests {
    @Test(arguments: [
        ("https://idp.example.com", true, "idp.example.com", 443, "/"),
        ("https://IDP.example.com/a/b?c=d", true, "idp.example.com", 443, "/a/b?c=d"),
        ("http://localhost:8080/x", false, "localhost", 8_080, "/x"),
        ("https://[2001:DB8::1]:8443?q", true, "[2001:db8::1]", 8_443, "/?q"),
        ("http://10.0.0.1", false, "10.0.0.1", 80, "/"),
        ("https://xn--bcher-kva.example/", true, "xn--bcher-kva.example", 443, "/"),
    ])
    func `URLs are taken apart`(text: String, isSecure: Bool, host: String, port: Int, target: String) throws {
        let url = try EndpointURL(text)
        #expect(url.isSecure == isSecure)
        #expect(url.hostText == host)
        #expect(url.port == port)
        #expect(url.target == target)
    }

    @Test(arguments: [
        "", "idp.example.com", "ftp://a", "HTTPS://a", "https://", "https:///x", "https://u@a", "https://u:p@a/",
        "https://a#b", "https://a/#", "https://a b", "https://a\\b", "https://a\n", "https://bücher.example",
        "https://a.",
        "https://.a", "https://a..b", "https://-a", "https://a-", "https://a:0", "https://a:65536", "https://a:",
        "https://a:8x", "https://127.1", "https://2130706433", "https://0x7f.0.0.1", "https://0x7f000001",
        "https://127.0.0.01", "https://1.2.3.256", "https://[::1", "https://::1", "https://[127.0.0.1]",
        "https://[fe80::1%25eth0]", "https://[::1]x", "https://a%2eb", "https://\u{212A}.example",
    ])
    func `URLs that readers could take for different hosts are refused`(text: String) {
        #expect(throws: FetchError.self) { try EndpointURL(text) }
    }

    @Test func `overlong URLs are refused`() {
        let text = "https://a/" + String(repeating: "x", count: EndpointURL.maximumLength)
        #expect(throws: FetchError.self) { try EndpointURL(text) }
    }
}
