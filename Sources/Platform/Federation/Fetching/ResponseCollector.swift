import Core
import NIOCore
import NIOHTTP1
import NIOSSL

/// Sends one request over a new connection, gathers its response within the limits and closes the connection.
final class ResponseCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let url: EndpointURL
    private let limit: Int
    private let deadline: NIODeadline
    private let promise: EventLoopPromise<HTTPResponse>
    private var response: HTTPResponse?
    private var timeout: Scheduled<Void>?

    /// - Parameter promise: is completed whatever happens after the handler was added.
    init(url: EndpointURL, limit: Int, deadline: NIODeadline, promise: EventLoopPromise<HTTPResponse>) {
        self.url = url
        self.limit = limit
        self.deadline = deadline
        self.promise = promise
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let (channel, promise, host) = (context.channel, promise, url.hostText)
        timeout = context.eventLoop.scheduleTask(deadline: deadline) {
            promise.fail(FetchError.timedOut(host: host))
            channel.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timeout?.cancel()
        promise.fail(FetchError.connectionFailed(host: url.hostText))
    }

    func channelActive(context: ChannelHandlerContext) {
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: url.target)
        head.headers.add(name: "Host", value: url.authority)
        head.headers.add(name: "Accept", value: "application/json")
        head.headers.add(name: "Accept-Encoding", value: "identity")
        head.headers.add(name: "User-Agent", value: "castellan")
        head.headers.add(name: "Connection", value: "close")
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): accept(head, context: context)
        case .body(let part):
            guard let count = response?.body.count else { return }
            guard count + part.readableBytes <= limit else {
                return finish(.failure(.bodyTooLarge(host: url.hostText, limit: limit)), context: context)
            }
            response?.body.append(contentsOf: part.readableBytesView)
        case .end:
            if let response { finish(.success(response), context: context) }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(.failure(.connectionFailed(host: url.hostText)), context: context)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let host = url.hostText
        let failure: FetchError =
            switch error {
            case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
                .insecureConnection(host: host, reason: Self.reason(error))
            case is HTTPParserError: .malformedResponse(host: host)
            default: .connectionFailed(host: host)
            }
        finish(.failure(failure), context: context)
    }

    private func accept(_ head: HTTPResponseHead, context: ChannelHandlerContext) {
        let (host, status) = (url.hostText, Int(head.status.code))
        if (300..<400).contains(status) {
            return finish(.failure(.redirected(host: host, status: status)), context: context)
        }
        guard status == 200 else {
            return finish(.failure(.unexpectedStatus(host: host, status: status)), context: context)
        }
        if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }), length > limit {
            return finish(.failure(.bodyTooLarge(host: host, limit: limit)), context: context)
        }
        let fields = head.headers.map { ($0.name, $0.value) }
        response = HTTPResponse(status: status, headers: Core.HTTPHeaders(fields))
    }

    /// The first outcome counts; what follows it, such as the end of the connection, changes nothing.
    private func finish(_ outcome: Result<HTTPResponse, FetchError>, context: ChannelHandlerContext) {
        response = nil
        promise.completeWith(outcome.mapError { $0 as any Error })
        context.close(promise: nil)
    }

    private static func reason(_ error: any Error) -> String {
        let text = "\(error)"
        return text.contains("CERTIFICATE_VERIFY_FAILED") ? "its certificate is not trusted" : String(text.prefix(200))
    }
}
