import Core
import NIOCore
import NIOHTTP1

/// A request whose head is here; its body grows to what the service that it is signed for accepts.
struct IncomingRequest: Sendable {
    private(set) var message: Core.HTTPRequest
    let claim: Authenticator.Claim
    private let maximumBodyBytes: Int

    init(_ head: HTTPRequestHead, for gateway: Gateway) {
        message = Core.HTTPRequest(head)
        claim = gateway.claim(of: message)
        maximumBodyBytes = gateway.maximumBodyBytes(of: claim)
    }

    /// RFC 9112, 3.2: what is signed for one host might be served for another.
    var namesSeveralHosts: Bool { message.headers.values(of: "host").count > 1 }

    var announcesTooMuch: Bool {
        message.headers["content-length"].flatMap { Int($0) }.map { $0 > maximumBodyBytes } ?? false
    }

    /// Whether the client keeps its body back until it hears that it is wanted (RFC 9110, 10.1.1).
    var awaitsContinue: Bool { message.headers["expect"]?.lowercased() == "100-continue" }

    /// - Returns: false when the body is too large; then nothing is added.
    mutating func append(_ bytes: ByteBuffer) -> Bool {
        guard message.body.count + bytes.readableBytes <= maximumBodyBytes else { return false }
        message.body.append(contentsOf: bytes.readableBytesView)
        return true
    }
}

extension Core.HTTPRequest {
    /// The request as it was on the wire.
    fileprivate init(_ head: HTTPRequestHead) {
        let target = Self.originForm(head.uri)
        let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        var headers = HTTPHeaders()
        headers.reserveCapacity(head.headers.count)
        for (name, value) in head.headers { headers.append(name, value) }
        self.init(
            method: head.method.rawValue,
            path: mark.map { String(target[..<$0]) } ?? String(target),
            query: mark.map { String(target[target.utf8.index(after: $0)...]) } ?? "",
            headers: headers)
    }

    /// Proxies may send a target with scheme and host before its path (RFC 9112, 3.2.2).
    private static func originForm(_ target: String) -> Substring {
        guard target.utf8.first != UInt8(ascii: "/"), let scheme = target.firstRange(of: "://") else {
            return target[...]
        }
        let rest = target[scheme.upperBound...]
        return rest.firstIndex { $0 == "/" || $0 == "?" }.map { rest[$0...] } ?? "/"
    }
}

extension AWSError {
    static let requestTooLarge = AWSError(
        "RequestEntityTooLarge", "The request's body is larger than this operation accepts.", status: 413)
}
