import Core
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

@testable import Federation

/// An HTTP server on loopback that plays an issuer and counts what is asked of it.
final class TestIssuer: Sendable {
    struct Answer: Sendable {
        var status = 200
        var headers: [(String, String)] = []
        var body = ""
        /// Answers nothing at all.
        var isSilent = false
        /// Leaves the length out, so that only the bytes themselves tell how many they are.
        var isChunked = false
    }

    static let discoveryPath = "/.well-known/openid-configuration"
    private struct State {
        var answers: [String: Answer] = [:]
        var counts: [String: Int] = [:]
        var hosts: [String] = []
    }

    private let state = Mutex(State())
    private let channel = Mutex<(any Channel)?>(nil)
    private let tls: NIOSSLContext?

    init(tls: NIOSSLContext? = nil) { self.tls = tls }

    /// Runs an issuer for as long as the body runs.
    static func running<T>(tls: NIOSSLContext? = nil, _ body: (TestIssuer) async throws -> T) async throws -> T {
        let issuer = TestIssuer(tls: tls)
        try await issuer.start()
        do {
            let result = try await body(issuer)
            await issuer.stop()
            return result
        } catch {
            await issuer.stop()
            throw error
        }
    }

    func start(port: Int = 0) async throws {
        let bound = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [self] channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(Answerer(issuer: self))
                }
            }
            .bind(host: "127.0.0.1", port: port).get()
        channel.withLock { $0 = bound }
    }

    func stop() async {
        let bound = channel.withLock { $0 }
        try? await bound?.close().get()
    }

    var port: Int { channel.withLock { $0?.localAddress?.port ?? 0 } }
    var url: String { "http://127.0.0.1:\(port)" }

    /// Publishes the keys under the issuer's own name.
    func publish(_ keys: [String], issuer: String? = nil, headers: [(String, String)] = []) {
        let name = issuer ?? url
        self[Self.discoveryPath] = Answer(body: "{\"issuer\":\"\(name)\",\"jwks_uri\":\"\(name)/keys\"}")
        self["/keys"] = Answer(headers: headers, body: "{\"keys\":[\(keys.joined(separator: ","))]}")
    }

    subscript(path: String) -> Answer? {
        get { state.withLock { $0.answers[path] } }
        set { state.withLock { $0.answers[path] = newValue } }
    }

    func count(of path: String) -> Int { state.withLock { $0.counts[path] ?? 0 } }
    var keyFetches: Int { count(of: "/keys") }
    var hosts: [String] { state.withLock(\.hosts) }

    fileprivate func answer(to path: String, host: String) -> Answer {
        state.withLock { state in
            state.counts[path, default: 0] += 1
            state.hosts.append(host)
            return state.answers[path] ?? Answer(status: 404)
        }
    }
}

private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart
    private let issuer: TestIssuer

    init(issuer: TestIssuer) { self.issuer = issuer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let request) = unwrapInboundIn(data) else { return }
        let answer = issuer.answer(to: request.uri, host: request.headers.first(name: "Host") ?? "")
        if answer.isSilent { return }
        var head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status))
        if !answer.isChunked { head.headers.add(name: "Content-Length", value: String(answer.body.utf8.count)) }
        for (name, value) in answer.headers { head.headers.add(name: name, value: value) }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: answer.body)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
