import Core
import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import Gateway

/// The limits of time are those of a hanging test alone: what is waited for comes after seconds.
@Suite("Connections that lie still", .timeLimit(.minutes(5)))
struct ListenerTests {
    /// Serves with a patience of five seconds between requests while `body` runs.
    private func serving(_ body: (_ port: Int) async throws -> Void) async throws {
        let entrance = Entrance(try await TestPlane().gateway, version: "1")
        var limits = Listener.Limits()
        limits.idleSeconds = 5
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let listener = Listener(.init(host: "127.0.0.1", port: 0, limits: limits), entrance: entrance) {
            port.yield($0)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await listener.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
            try await group.waitForAll()
        }
    }

    private func connect(_ port: Int, _ handler: Received = Received()) async throws -> any Channel {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(handler) }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    @Test("An idle connection is closed without a word")
    func idle() async throws {
        try await serving { port in
            let received = Received()
            try await connect(port, received).closeFuture.get()
            #expect(received.bytes == 0)
        }
    }

    @Test("Who is answered and then silent is closed")
    func answered() async throws {
        try await serving { port in
            let received = Received()
            let channel = try await connect(port, received)
            try await channel.writeAndFlush(ByteBuffer(string: "GET /_castellan/health HTTP/1.1\r\nHost: a\r\n\r\n"))
            try await channel.closeFuture.get()
            #expect(received.bytes > 100)
        }
    }

    @Test("Who does not take the answers is closed")
    func stalled() async throws {
        try await serving { port in
            let channel = try await connect(port)
            try await channel.setOption(.autoRead, value: false).get()
            let request = "GET /_castellan/metrics HTTP/1.1\r\nHost: a\r\n\r\n"
            channel.writeAndFlush(ByteBuffer(string: String(repeating: request, count: 100_000)), promise: nil)
            try await channel.closeFuture.get()
        }
    }
}

/// Counts what comes in.
private final class Received: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    private let count = Mutex(0)
    var bytes: Int { count.withLock { $0 } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data).readableBytes
        count.withLock { $0 += bytes }
    }
}
