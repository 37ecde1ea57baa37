import CSandbox
import Discovery
import Glibc

/// Reads files in processes that are confined and may die. One a scanning thread; it is not `Sendable`.
///
/// It starts the program once; the program copies itself for every file (see `ExtractWorker`). What kills a copy
/// costs the file that it was reading, which ends with an outcome like any other.
public final class Extractor {
    private let executable: String
    private let arguments: [String]
    /// What each file may use.
    public var limits = ChildLimits()
    private var process: pid_t = 0
    private var control: Int32 = -1
    private var buffer = [UInt8]()

    /// - Parameters:
    ///   - executable: A path of a program that calls `ExtractWorker.run` when started with these arguments.
    ///   - arguments: Without the program's name.
    public init(executable: String, arguments: [String] = ["extract-worker"]) {
        self.executable = executable
        self.arguments = arguments
    }

    deinit { stop() }

    /// Ends the process; the next file starts another.
    public func stop() {
        if control >= 0 { close(control) }
        control = -1
        guard process > 0 else { return }
        kill(process, SIGKILL)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        process = 0
    }

    /// Has a child read a source. One that has no file is copied to memory, up to the limit for that; what is longer
    /// is given to the child as a stream.
    func read(
        _ source: ByteSource, request: ChildRequest, isCancelled: @escaping () -> Bool,
        into sink: inout any DocumentSink
    ) throws {
        var box = SinkBox(sink)
        defer { sink = box.sink }
        if let descriptor = source.descriptor {
            return try read(descriptor, request: request, isCancelled: isCancelled, into: &box)
        }
        let spooled: SpooledSource
        do {
            spooled = try SpooledSource(source, limit: limits.spool)
        } catch let error as ReadingError {
            try box.begin(request.document)
            return try box.end(error.outcome(analysed: 0))
        }
        defer { close(spooled.descriptor) }
        if spooled.isWhole {
            return try read(spooled.descriptor, request: request, isCancelled: isCancelled, into: &box)
        }
        let feeder = try Feeder(spooled, rest: source)
        try read(feeder.childsEnd, feeder: feeder, request: request, isCancelled: isCancelled, into: &box)
    }

    /// Has a child read a file and tells the sink what it says.
    ///
    /// - Parameters:
    ///   - input: The file or a pipe; stays the caller's.
    ///   - isCancelled: Asked ten times a second.
    /// - Throws: What the sink throws, `CancellationError` when cancelled, `ReadingError.system` when no child can be
    ///   started. The child is gone then.
    func read<Sink: DocumentSink>(
        _ input: Int32, feeder: Feeder? = nil, request: ChildRequest, isCancelled: @escaping () -> Bool,
        into sink: inout Sink
    ) throws {
        var ends: [Int32] = [-1, -1]
        guard sandbox_pipe(&ends) == 0 else { throw ReadingError.system(errno) }
        defer { close(ends[0]) }
        do {
            defer { close(ends[1]) }
            try send(request.message, descriptors: [input, ends[1]])
        }
        var replay = EventReplay(sink: sink, document: request.document, limits: request.limits)
        defer { sink = replay.sink }
        var stream = MessageStream(
            descriptor: ends[0], feeder: feeder, deadline: request.limits.deadline, isCancelled: isCancelled)
        let failure: Failure?
        do {
            failure = try drain(&stream, into: &replay)
        } catch {
            abandon()
            throw error
        }
        if failure != nil { cancel() }
        guard let status = status() else {
            stop()
            try replay.close(as: (failure ?? .lost).outcome)
            return
        }
        if !replay.isDone || failure != nil {
            try replay.close(as: (failure ?? Failure(status: status)).outcome)
        }
    }

    /// - Returns: Why the child was given up; nil when it closed its end.
    private func drain<Sink: DocumentSink>(
        _ stream: inout MessageStream, into replay: inout EventReplay<Sink>
    ) throws -> Failure? {
        while true {
            do {
                guard let message = try stream.next() else { return nil }
                try replay.take(kind: message.kind, message: message.bytes)
            } catch is ProtocolViolation {
                return .lied
            } catch let failure as Failure {
                return failure
            }
        }
    }

    private func send(_ message: [UInt8], descriptors: [Int32]) throws {
        if process == 0 { try start() }
        if sandbox_send(control, message, message.count, descriptors, descriptors.count) > 0 { return }
        stop()
        try start()
        guard sandbox_send(control, message, message.count, descriptors, descriptors.count) > 0 else {
            throw ReadingError.system(errno)
        }
    }

    private func cancel() {
        var word: UInt8 = 0
        _ = sandbox_send(control, &word, 1, nil, 0)
    }

    private func abandon() {
        cancel()
        if status() == nil { stop() }
    }

    /// What became of the child; nil when the zygote does not answer within five seconds.
    private func status() -> Int32? {
        var waiting = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, 5000) == 1 else { return nil }
        var bytes = [UInt8](repeating: 0, count: 16)
        var count = 0
        guard sandbox_receive(control, &bytes, bytes.count, nil, 0, &count) == 4 else { return nil }
        return bytes.withUnsafeBytes { $0.loadUnaligned(as: Int32.self) }
    }

    private func start() throws {
        var ends: [Int32] = [-1, -1]
        guard sandbox_socket_pair(&ends) == 0 else { throw ReadingError.system(errno) }
        defer { close(ends[1]) }
        var words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
        // A crash is told by its signal; the runtime's own report would start another program.
        var settings = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
        if let path = getenv("LD_LIBRARY_PATH") { settings.append("LD_LIBRARY_PATH=" + String(cString: path)) }
        var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
        defer { for word in words + environment { free(word) } }
        let started = sandbox_spawn(executable, &words, &environment, ends[1], ExtractWorker.control)
        guard started > 0 else {
            close(ends[0])
            throw ReadingError.system(-started)
        }
        process = started
        control = ends[0]
    }
}

/// An existential sink where a type is needed.
private struct SinkBox: DocumentSink {
    var sink: any DocumentSink

    init(_ sink: any DocumentSink) { self.sink = sink }

    mutating func begin(_ document: Document) throws { try sink.begin(document) }
    mutating func take(_ block: consuming Block) throws { try sink.take(block) }
    mutating func end(_ outcome: Outcome) throws { try sink.end(outcome) }
}
