import Core
import Gateway

/// A request for a page, read.
struct PageRequest: Sendable {
    let raw: HTTPRequest
    let peer: Peer
    /// The path behind `/console`, decoded.
    let segments: [String]
    let query: Fields
    /// Empty unless a form was posted.
    let form: Fields
    let cookies: Cookies

    init(_ raw: HTTPRequest, from peer: Peer) {
        self.raw = raw
        self.peer = peer
        segments = raw.path.utf8.split(separator: UInt8(ascii: "/")).dropFirst().map {
            Fields.decode($0, isForm: false)
        }
        query = Fields(raw.query.utf8)
        let isForm = raw.headers["content-type"]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false
        form = Fields(isForm ? raw.body : [])
        cookies = Cookies(raw.headers)
    }

    var isPost: Bool { raw.method == "POST" }

    /// The request's own address, to come back to.
    var link: Link { Link(returning: raw.path + (raw.query.isEmpty ? "" : "?" + raw.query)) ?? .home }

    /// Whether the browser says that a page of this very origin makes the request. Every browser of today says so with a
    /// POST; one that says nothing is refused.
    var isFromHere: Bool {
        if let site = raw.headers["sec-fetch-site"] { return site == "same-origin" }
        guard let origin = raw.headers["origin"], let host = raw.headers["host"] else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}
