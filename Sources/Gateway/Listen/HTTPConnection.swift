import Core
import NIOCore
import NIOHTTP1

/// One client's connection: puts its requests together, has them answered one after the other, and writes the answers.
///
/// Who sends a request too slowly is cut off: a request has one deadline from its first byte to its last, so trickling
/// bytes gains nothing. (A head that begins in the bytes of the request before counts from its next bytes.) Who has
/// begun a request gets a 408 before the connection closes; an idle connection closes silently, as a late answer there
/// would be read as the answer to the client's next request.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private enum Phase {
        case idle
        /// Bytes of a request have come, its head not yet.
        case receivingHead
        case receivingBody
        /// The request is whole; the plane takes its time.
        case serving
        /// The answer waits for the client to take more of what was written before.
        case flushing
        /// The last answer is out. What the client still sends is read and forgotten, because to close before it ends
        /// would take the answer away from it (RFC 9112, 9.6).
        case draining
        case closed
    }

    /// What comes in, in its order.
    private enum Event {
        case part(HTTPServerRequestPart)
        case malformed(HTTPParserError)
        case inputClosed
    }

    private let entrance: Entrance
    private let peer: Peer
    private let limits: Listener.Limits
    private let loop: any EventLoop
    private let executor: LoopExecutor
    private var encoder = ResponseEncoder()
    private var deadline: MovingDeadline?

    private var phase = Phase.idle
    private var incoming: IncomingRequest?
    /// What came while a request was being served; empty but for clients that do not wait for their answers.
    private var waiting = CircularBuffer<Event>()
    private var holdsBackRead = false
    /// What the answer under way has to say of the connection.
    private var framing = ResponseEncoder.Framing()
    private var staysOpen = true
    private var isQuiescing = false

    init(_ entrance: Entrance, peer: Peer, limits: Listener.Limits, on loop: any EventLoop) {
        self.entrance = entrance
        self.peer = peer
        self.limits = limits
        self.loop = loop
        executor = LoopExecutor(loop)
    }
}

// MARK: What the channel tells

extension HTTPConnection {
    func handlerAdded(context: ChannelHandlerContext) {
        deadline = MovingDeadline(on: loop) { [weak self] in self?.expire(context) }
        wait(limits.idleSeconds)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        deadline?.cancel()
        deadline = nil  // it holds the context, which holds this handler
    }

    /// Before the bytes are parsed.
    func bytesArrived() {
        guard phase == .idle else { return }
        phase = .receivingHead
        wait(limits.requestSeconds)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { take(.part(unwrapInboundIn(data)), context) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError {
            take(.malformed(error), context)
        } else {
            context.close(promise: nil)
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: take(.inputClosed, context)
        case is ChannelShouldQuiesceEvent:
            isQuiescing = true
            if phase == .idle { close(context) }
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Nothing more is read from a client that has sent its next requests already.
    func read(context: ChannelHandlerContext) {
        if waiting.isEmpty { context.read() } else { holdsBackRead = true }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if phase == .flushing, context.channel.isWritable { becomeIdle(context) }
        context.fireChannelWritabilityChanged()
    }

    func channelInactive(context: ChannelHandlerContext) {
        phase = .closed
        incoming = nil
        waiting.removeAll()
        deadline?.cancel()
        context.fireChannelInactive()
    }
}

// MARK: Requests

extension HTTPConnection {
    private func take(_ event: Event, _ context: ChannelHandlerContext) {
        if isBusy { waiting.append(event) } else { handle(event, context) }
    }

    /// Whether what comes has to wait for the answer to what came before.
    private var isBusy: Bool { phase == .serving || phase == .flushing }

    private func handle(_ event: Event, _ context: ChannelHandlerContext) {
        switch event {
        case _ where phase == .closed: break
        case .inputClosed: close(context)
        case _ where phase == .draining: break
        case .malformed(let error): reject(.malformed(error), context)
        case .part(.head(let head)): begin(head, context)
        case .part(.body(let bytes)): collect(bytes, context)
        case .part(.end): serve(context)
        }
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        if phase == .idle { wait(limits.requestSeconds) }
        phase = .receivingBody
        staysOpen = head.leavesOpen && !isQuiescing
        framing = ResponseEncoder.Framing(
            omitsBody: head.method == .HEAD,
            connection: !staysOpen ? "close" : head.version == .http1_0 ? "keep-alive" : nil)
        let request = IncomingRequest(head, for: entrance.gateway)
        guard !request.namesSeveralHosts else { return reject(.severalHosts, context) }
        guard !request.announcesTooMuch else { return refuse(request, context) }
        if request.awaitsContinue, head.version != .http1_0 {
            send(ByteBuffer(string: "HTTP/1.1 100 Continue\r\n\r\n"), context)
        }
        incoming = request
    }

    private func collect(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        if incoming?.append(bytes) == false, let request = incoming { refuse(request, context) }
    }

    private func serve(_ context: ChannelHandlerContext) {
        guard let request = incoming else { return }
        incoming = nil
        phase = .serving
        deadline?.suspend()
        let bound = NIOLoopBound((self, context), eventLoop: loop)
        // The executor brings the task back to the loop after whatever it waits for.
        Task(executorPreference: executor) { [entrance, peer] in
            let response = await entrance.respond(to: request.message, from: peer, claim: request.claim)
            let (connection, context) = bound.value
            connection.answer(response, context)
        }
    }
}

// MARK: Answers

extension HTTPConnection {
    private func answer(_ response: Core.HTTPResponse, _ context: ChannelHandlerContext) {
        guard phase == .serving else { return }
        if isQuiescing { (staysOpen, framing.connection) = (false, "close") }
        let bytes = encoded(response, framing, context)
        guard staysOpen else { return finish(with: bytes, context) }
        send(bytes, context)
        if context.channel.isWritable { return becomeIdle(context) }
        phase = .flushing
        wait(limits.idleSeconds)
    }

    private func becomeIdle(_ context: ChannelHandlerContext) {
        phase = .idle
        wait(limits.idleSeconds)
        while !isBusy, let event = waiting.popFirst() { handle(event, context) }
        if holdsBackRead, waiting.isEmpty {
            holdsBackRead = false
            context.read()
        }
        if isQuiescing, phase == .idle { close(context) }
    }

    /// An answer to a request that was not read whole.
    private func refuse(_ request: IncomingRequest, _ context: ChannelHandlerContext) {
        incoming = nil
        framing.connection = "close"
        drain(after: encoded(entrance.gateway.refuse(request.message, .requestTooLarge), framing, context), context)
    }

    /// An answer to what is no request.
    private func reject(_ fault: Fault, _ context: ChannelHandlerContext) {
        incoming = nil
        let response = Core.HTTPResponse(
            status: fault.status, headers: ["content-type": "text/plain"], body: Array("\(fault.text)\n".utf8))
        drain(after: encoded(response, .init(connection: "close"), context), context)
    }

    private func encoded(
        _ response: Core.HTTPResponse, _ framing: ResponseEncoder.Framing, _ context: ChannelHandlerContext
    ) -> ByteBuffer {
        encoder.encode(response, framing, at: SystemClock().now(), context.channel.allocator)
    }

    private func drain(after bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        phase = .draining
        send(bytes, context)
        context.close(mode: .output, promise: nil)
    }

    private func finish(with bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        phase = .closed
        wait(limits.idleSeconds)
        context.writeAndFlush(wrapOutboundOut(bytes)).assumeIsolated().whenComplete { _ in context.close(promise: nil) }
    }

    private func send(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    private func close(_ context: ChannelHandlerContext) {
        phase = .closed
        context.close(promise: nil)
    }
}

// MARK: Patience

extension HTTPConnection {
    private func wait(_ seconds: Int64) { deadline?.move(to: .now() + .seconds(seconds)) }

    private func expire(_ context: ChannelHandlerContext) {
        if phase == .receivingHead || phase == .receivingBody { reject(.tooSlow, context) }
        close(context)
    }
}

/// What a client is told that sent no request.
private enum Fault {
    case malformed(HTTPParserError)
    case severalHosts
    case tooSlow

    var status: Int {
        switch self {
        case .malformed(.headerOverflow): 431
        case .malformed, .severalHosts: 400
        case .tooSlow: 408
        }
    }

    var text: String {
        switch self {
        case .malformed(let error): "BadRequest: \(error)."
        case .severalHosts: "BadRequest: the request names more than one host."
        case .tooSlow: "RequestTimeout: the request did not arrive whole within the time that this server waits."
        }
    }
}

extension HTTPRequestHead {
    /// Whether more requests can follow: the parser reads nothing after one that asks for another protocol.
    fileprivate var leavesOpen: Bool { isKeepAlive && method != .CONNECT && !headers.contains(name: "upgrade") }
}
