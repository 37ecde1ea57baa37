import Core
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
import NIOCore
package import NIOSSL
import ServiceLifecycle

/// Takes HTTP/1.1 requests from the network, bounded in size and time, and gives them to the gateway.
package struct Listener: ServiceLifecycle.Service {
    package struct Configuration: Sendable {
        package var host: String
        package var port: Int
        package var tls: TLSConfiguration?
        package var limits: Limits

        package init(host: String, port: Int, tls: TLSConfiguration? = nil, limits: Limits = Limits()) {
            self.host = host
            self.port = port
            self.tls = tls
            self.limits = limits
        }
    }

    /// What one client may ask of the plane's memory and patience.
    package struct Limits: Sendable {
        /// Seconds from the first byte of a request to its last.
        package var requestSeconds: Int64 = 30
        /// Seconds that a connection may stay open between requests.
        package var idleSeconds: Int64 = 75
        package var headerBytes = 32 * 1024
        package var headerCount = 100

        package init() {}
    }

    private let configuration: Configuration
    private let entrance: Entrance
    private let logger: Logger
    private let onRunning: @Sendable (_ port: Int) async -> Void

    /// - Parameter onRunning: called once with the port that was bound, which matters when port 0 was asked for.
    package init(
        _ configuration: Configuration, entrance: Entrance, logger: Logger,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void
    ) {
        self.configuration = configuration
        self.entrance = entrance
        self.logger = logger
        self.onRunning = onRunning
    }

    package func run() async throws {
        let limits = configuration.limits
        var decoder = HTTP1Channel.Configuration.DecoderConfiguration()
        decoder.maxHeaderFieldSize = limits.headerBytes
        decoder.maxHeaderListSize = limits.headerBytes
        decoder.maxHeaderFieldCount = limits.headerCount
        let channel = HTTP1Channel.Configuration(
            additionalChannelHandlers: [RequestDeadline(limits: limits)], httpDecoderConfiguration: decoder)
        let tls = configuration.tls
        let application = Application(
            responder: Responder(entrance: entrance, isSecure: configuration.tls != nil),
            server: HTTPServerBuilder { responder in
                let plain = HTTP1Channel(responder: responder, configuration: channel)
                guard let tls else { return PinnedChannel(base: plain) }
                return PinnedChannel(base: try TLSChannel(plain, tlsConfiguration: tls))
            },
            configuration: .init(address: .hostname(configuration.host, port: configuration.port), backlog: 1024),
            onServerRunning: { [onRunning] channel in await onRunning(channel.localAddress?.port ?? 0) },
            logger: DeferredMetadata.around(logger))
        try await application.run()
    }
}

/// What of a connection reaches the gateway.
private struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "0.0.0.0"
    }
}

private struct Responder: HTTPResponder {
    let entrance: Entrance
    let isSecure: Bool

    func respond(to request: Request, context: ConnectionContext) async throws -> Response {
        var message = Core.HTTPRequest(request.head)
        let peer = Peer(address: context.peer, isSecure: isSecure)
        let claim = entrance.gateway.claim(of: message)
        let limit = entrance.gateway.maximumBodyBytes(of: claim)
        if let length = message.headers["content-length"].flatMap({ Int($0) }), length > limit {
            return Response(entrance.gateway.refuse(message, .requestTooLarge), closes: true)
        }
        do {
            message.body = Array(buffer: try await request.body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            return Response(entrance.gateway.refuse(message, .requestTooLarge), closes: true)
        }
        return Response(await entrance.respond(to: message, from: peer, claim: claim), closes: false)
    }
}

extension Core.HTTPRequest {
    /// The request as it was on the wire: the `host` field, which HTTP types keep apart, is among the headers again.
    fileprivate init(_ head: HTTPTypes.HTTPRequest) {
        let target = head.path ?? "/"
        let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        var headers = HTTPHeaders()
        headers.reserveCapacity(head.headerFields.count + 1)
        if let authority = head.authority { headers.append(lowercased: "host", authority) }
        for field in head.headerFields { headers.append(lowercased: field.name.canonicalName, field.value) }
        self.init(
            method: head.method.rawValue,
            path: mark.map { String(target[..<$0]) } ?? target,
            query: mark.map { String(target[target.utf8.index(after: $0)...]) } ?? "",
            headers: headers)
    }
}

extension Response {
    fileprivate init(_ response: Core.HTTPResponse, closes: Bool) {
        var fields = HTTPFields()
        fields.reserveCapacity(8)
        for (name, value) in response.headers {
            if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
        }
        if closes { fields[.connection] = "close" }
        self.init(
            status: .init(code: response.status), headers: fields,
            body: .init(byteBuffer: ByteBuffer(bytes: response.body)))
    }
}

extension AWSError {
    static let requestTooLarge = AWSError(
        "RequestEntityTooLarge", "The request's body is larger than this operation accepts.", status: 413)
}
