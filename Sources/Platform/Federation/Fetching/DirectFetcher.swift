package import Core
package import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import Synchronization

/// Fetches over a new connection each time, straight to an address that the policy has checked.
///
/// There is no pool, no proxy, no redirect and no second look-up of the name: the address that was checked is the
/// address that is connected to, while certificate and `Host` field are those of the name. Issuers are fetched from
/// once an hour, so a connection kept open would be worth nothing.
package final class DirectFetcher: Fetcher {
    private struct State {
        var isShutDown = false
        var channels: [ObjectIdentifier: any Channel] = [:]
    }

    /// Addresses that are tried of a name with many.
    private static let maximumAttempts = 4
    private let policy: OutboundPolicy
    private let limits: FetchLimits
    private let resolver: any NameResolver
    private let group: any EventLoopGroup
    private let tls: NIOSSLContext
    private let state = Mutex(State())

    /// - Parameter authoritiesFile: a PEM file with certificate authorities that count besides the system's.
    /// - Throws: `FetchError.unreadableAuthorities`.
    package init(
        policy: OutboundPolicy, limits: FetchLimits = FetchLimits(), authoritiesFile: String? = nil,
        resolver: any NameResolver = SystemResolver(), group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) throws {
        self.policy = policy
        self.limits = limits
        self.resolver = resolver
        self.group = group
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        if let authoritiesFile {
            guard let authorities = try? NIOSSLCertificate.fromPEMFile(authoritiesFile), !authorities.isEmpty else {
                throw FetchError.unreadableAuthorities(path: authoritiesFile)
            }
            configuration.additionalTrustRoots = [.certificates(authorities)]
        }
        tls = try NIOSSLContext(configuration: configuration)
    }

    package func get(_ url: EndpointURL) async throws -> HTTPResponse {
        try policy.check(url)
        guard !state.withLock(\.isShutDown) else { throw FetchError.shutDown }
        let deadline = NIODeadline.now() + limits.timeout
        let addresses = try await addresses(of: url, until: deadline)
        try policy.check(addresses, of: url)
        for address in addresses.prefix(Self.maximumAttempts) {
            if let response = try await get(url, at: address, until: deadline) { return response }
            guard NIODeadline.now() < deadline else { throw FetchError.timedOut(host: url.hostText) }
        }
        throw FetchError.connectionFailed(host: url.hostText)
    }

    package func shutdown() async {
        let channels = state.withLock { state in
            state.isShutDown = true
            return Array(state.channels.values)
        }
        for channel in channels { try? await channel.close().get() }
    }
}

extension DirectFetcher {
    /// A look-up cannot be broken off, so at the deadline it is left behind.
    private func addresses(of url: EndpointURL, until deadline: NIODeadline) async throws -> [IPAddress] {
        guard case .name(let name) = url.host else {
            if case .address(let address) = url.host { return [address] }
            return []
        }
        let loop = group.any()
        let promise = loop.makePromise(of: [IPAddress].self)
        let timeout = loop.scheduleTask(deadline: deadline) { promise.fail(FetchError.timedOut(host: name)) }
        let task = promise.completeWithTask { [resolver] in try await resolver.addresses(of: name) }
        defer {
            timeout.cancel()
            task.cancel()
        }
        return try await promise.futureResult.get()
    }

    /// - Returns: nil when no connection comes about, so that the next address can be tried.
    private func get(
        _ url: EndpointURL, at address: IPAddress, until deadline: NIODeadline
    ) async throws -> HTTPResponse? {
        let loop = group.any()
        let promise = loop.makePromise(of: HTTPResponse.self)
        let channel: any Channel
        do {
            channel = try await connect(to: address, for: url, on: loop, until: deadline, promise: promise)
        } catch {
            promise.fail(error)
            return nil
        }
        let key = ObjectIdentifier(channel)
        let isShutDown = state.withLock { state in
            if !state.isShutDown { state.channels[key] = channel }
            return state.isShutDown
        }
        defer { state.withLock { _ = $0.channels.removeValue(forKey: key) } }
        if isShutDown { channel.close(promise: nil) }
        do {
            return try await promise.futureResult.get()
        } catch {
            throw state.withLock(\.isShutDown) ? FetchError.shutDown : error
        }
    }

    private func connect(
        to address: IPAddress, for url: EndpointURL, on loop: any EventLoop, until deadline: NIODeadline,
        promise: EventLoopPromise<HTTPResponse>
    ) async throws -> any Channel {
        let context = url.isSecure ? tls : nil
        // Certificates for addresses are checked against the connection's address; only names go into SNI.
        let serverName: String? = if case .name(let name) = url.host { name } else { nil }
        let limit = limits.maximumBody
        return try await ClientBootstrap(group: loop)
            .connectTimeout(min(limits.connectTimeout, deadline - .now()))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    if let context {
                        try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: serverName))
                    }
                    try pipeline.addHTTPClientHandlers()
                    try pipeline.addHandler(
                        ResponseCollector(url: url, limit: limit, deadline: deadline, promise: promise))
                }
            }
            .connect(to: SocketAddress(packedIPAddress: ByteBuffer(bytes: address.bytes), port: url.port))
            .get()
    }
}
