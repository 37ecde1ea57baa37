import Core

/// Cookies as a browser sends them and as it is given them.
struct Cookies: Sendable {
    private var values: [String: String] = [:]

    init(_ headers: HTTPHeaders) {
        for field in headers.values(of: "cookie") {
            for pair in field.split(separator: ";") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else { continue }
                // Of several, the first has the longest path, which is ours.
                let name = String(parts[0]).trimmed
                if values[name] == nil { values[name] = String(parts[1]).trimmed }
            }
        }
    }

    subscript(_ name: String) -> String? { values[name] }
}

/// A cookie to be set. It goes to the console alone, no script reads it, and no other site's page sends it.
struct Cookie: Sendable, Hashable {
    let name: String
    let value: String
    /// nil ends with the browser's session; 0 takes the cookie away.
    var seconds: Int64?

    static func removal(of name: String) -> Cookie { Cookie(name: name, value: "", seconds: 0) }

    func header(isSecure: Bool) -> String {
        "\(name)=\(value); Path=/console; HttpOnly; SameSite=Strict" + (seconds.map { "; Max-Age=\($0)" } ?? "")
            + (isSecure ? "; Secure" : "")
    }
}
