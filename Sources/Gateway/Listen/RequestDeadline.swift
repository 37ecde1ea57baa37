import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Cuts off clients that send a request too slowly, and connections that lie idle.
///
/// A request has one deadline from its first byte to its last, so trickling bytes gains nothing. Who has begun a
/// request gets a 408 before the connection closes; an idle connection closes silently, as a late answer there would be
/// read as the answer to the client's next request.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private enum Phase {
        case idle
        /// Bytes of a request have come, its head not yet.
        case receivingHead
        case receivingBody
        /// The request is whole, or has been answered early; the plane takes its time.
        case serving
    }

    private let limits: Listener.Limits
    private var phase = Phase.idle
    /// When patience ends; nil while the plane itself takes its time.
    private var deadline: NIODeadline?
    private var timer: (due: NIODeadline, task: Scheduled<Void>)?
    private var hasAnswered = false

    init(limits: Listener.Limits) { self.limits = limits }

    func handlerAdded(context: ChannelHandlerContext) {
        // The deadline's own context, not the watcher's: what is written there would miss the encoders.
        let watcher = FirstByteWatcher { [weak self] in self?.bytesArrived(context) }
        if let encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self) {
            try? context.pipeline.syncOperations.addHandler(watcher, position: .before(encoder.handler))
        }
        schedule(after: limits.idleSeconds, context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.task.cancel() }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.task.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            if phase == .idle { schedule(after: limits.requestSeconds, context) }
            phase = .receivingBody
            hasAnswered = false
        case .body: break
        case .end:
            deadline = nil
            phase = .serving
            if hasAnswered { becomeIdle(context) }
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) {
            hasAnswered = true
            if phase == .serving { becomeIdle(context) }
        }
        context.write(data, promise: promise)
    }

    private func bytesArrived(_ context: ChannelHandlerContext) {
        guard phase == .idle else { return }
        phase = .receivingHead
        schedule(after: limits.requestSeconds, context)
    }

    private func becomeIdle(_ context: ChannelHandlerContext) {
        phase = .idle
        schedule(after: limits.idleSeconds, context)
    }

    /// Moves the deadline. A timer that is due before it stays: when it fires it looks again, so that a busy connection
    /// sets a timer every half minute and not several for each request.
    private func schedule(after seconds: Int64, _ context: ChannelHandlerContext) {
        let deadline = NIODeadline.now() + .seconds(seconds)
        self.deadline = deadline
        if let timer, timer.due <= deadline { return }
        timer?.task.cancel()
        setTimer(deadline, context)
    }

    private func setTimer(_ due: NIODeadline, _ context: ChannelHandlerContext) {
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let task = context.eventLoop.scheduleTask(deadline: due) {
            let (handler, context) = bound.value
            handler.timer = nil
            guard let deadline = handler.deadline else { return }
            if deadline > .now() { handler.setTimer(deadline, context) } else { handler.expire(context) }
        }
        timer = (due, task)
    }

    private func expire(_ context: ChannelHandlerContext) {
        if phase == .receivingHead || phase == .receivingBody && !hasAnswered {
            let body = ByteBuffer(string: "RequestTimeout: \(Self.explanation)\n")
            let head = HTTPResponse(
                status: .requestTimeout,
                headerFields: [
                    .connection: "close", .contentType: "text/plain", .contentLength: String(body.readableBytes),
                ])
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(body)), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
        context.close(promise: nil)
    }

    private static let explanation = "the request did not arrive whole within the time that this server waits."
}

/// Sees the bytes before they are parsed, so that a request whose head never ends is timed as well.
private final class FirstByteWatcher: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let arrived: () -> Void

    init(_ arrived: @escaping () -> Void) { self.arrived = arrived }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        arrived()
        context.fireChannelRead(data)
    }
}
