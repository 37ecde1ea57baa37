import Core
import NIOCore
import NIOExtras
import NIOHTTP1
import NIOPosix
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
    private let onRunning: @Sendable (_ port: Int) async -> Void

    /// - Parameter onRunning: called once with the port that was bound, which matters when port 0 was asked for.
    package init(
        _ configuration: Configuration, entrance: Entrance,
        onRunning: @escaping @Sendable (_ port: Int) async -> Void
    ) {
        self.configuration = configuration
        self.entrance = entrance
        self.onRunning = onRunning
    }

    /// Serves until it is told to stop: then no connection is taken any more, and requests that have begun are answered.
    package func run() async throws {
        let loops = MultiThreadedEventLoopGroup.singleton
        let quiescing = ServerQuiescingHelper(group: loops)
        let server = try await bootstrap(on: loops, quiescing).bind(host: configuration.host, port: configuration.port)
            .get()
        let stop: @Sendable () -> Void = { quiescing.initiateShutdown(promise: nil) }
        try await withTaskCancellationHandler {
            try await withGracefulShutdownHandler {
                await onRunning(server.localAddress?.port ?? 0)
                try await server.closeFuture.get()
                let allClosed = server.eventLoop.makePromise(of: Void.self)
                quiescing.initiateShutdown(promise: allClosed)
                try await allClosed.futureResult.get()
            } onGracefulShutdown: {
                stop()
            }
        } onCancel: {
            stop()
        }
    }

    private func bootstrap(
        on loops: MultiThreadedEventLoopGroup, _ quiescing: ServerQuiescingHelper
    ) throws -> ServerBootstrap {
        let tls = try configuration.tls.map { try NIOSSLContext(configuration: $0) }
        return ServerBootstrap(group: loops)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(quiescing.makeServerChannelHandler(channel: channel))
                }
            }
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try prepare(channel, tls) }
            }
    }

    private func prepare(_ channel: any Channel, _ tls: NIOSSLContext?) throws {
        let pipeline = channel.pipeline.syncOperations
        if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
        let limits = configuration.limits
        let connection = HTTPConnection(
            entrance, peer: Peer(address: channel.remoteAddress?.ipAddress ?? "0.0.0.0", isSecure: tls != nil),
            limits: limits, on: channel.eventLoop)
        let decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits.ofHeaders)
        try pipeline.addHandlers([FirstByteWatcher(connection), ByteToMessageHandler(decoder), connection])
    }
}

extension Listener.Limits {
    fileprivate var ofHeaders: NIOHTTPDecoderLimitConfiguration {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = headerBytes
        limits.maxHeaderListSize = headerBytes
        limits.maxHeaderFieldCount = headerCount
        return limits
    }
}
