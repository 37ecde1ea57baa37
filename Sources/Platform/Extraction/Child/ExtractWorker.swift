import CSandbox
import Discovery
import Glibc

/// The program that `Extractor` starts: a process with one thread that copies itself for every file.
///
/// The copy gives up everything but memory and the file (`sandbox_enter`), reads it and ends. A copy is made with
/// `fork` and without `exec`, which is sound because this process never starts a second thread: call `run` before
/// anything else of the program.
public enum ExtractWorker {
    /// Where the socket to the parent is.
    static let control: Int32 = 3

    /// Serves until the parent closes its end.
    /// - Returns: The process's exit code.
    public static func run() -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        // A tool that complains too long is to go on.
        signal(SIGXFSZ, SIG_IGN)
        setlocale(LC_CTYPE, "C.UTF-8")
        var zygote = Zygote(control: control)
        return zygote.serve()
    }
}

/// The one process that is never given hostile bytes, and outlives those that are.
struct Zygote {
    private let control: Int32
    private var children: [Running] = []

    /// A process of ours that has not been waited for.
    private struct Running {
        var process: pid_t
        /// Readable when it has ended.
        var watch: Int32
        var isTool: Bool
    }

    init(control: Int32) { self.control = control }

    mutating func serve() -> Int32 {
        while true {
            var message = [UInt8](repeating: 0, count: 1 << 16)
            guard let received = receive(control, &message) else { return 0 }
            guard received.descriptors.count == 2 else {
                // A cancellation that came after the file's end.
                received.descriptors.forEach { _ = close($0) }
                continue
            }
            let status = read(message: Array(message.prefix(received.count)), descriptors: received.descriptors)
            var answer = MessageWriter()
            answer.put(status)
            guard sandbox_send(control, answer.bytes, answer.bytes.count, nil, 0) > 0 else { return 0 }
        }
    }

    /// Has a copy of this process read one file.
    /// - Returns: What `waitpid` says of it, or -1 where none could be made.
    private mutating func read(message: [UInt8], descriptors: [Int32]) -> Int32 {
        var tools: [Int32] = [-1, -1]
        guard sandbox_socket_pair(&tools) == 0 else { return -1 }
        let parent = getpid()
        let process = sandbox_fork()
        if process == 0 {
            close(control)
            close(tools[0])
            guard sandbox_follow_parent(parent) == 0 else { _exit(ChildExit.sandbox) }
            _exit(ChildReading.run(message: message, input: descriptors[0], output: descriptors[1], tools: tools[1]))
        }
        descriptors.forEach { _ = close($0) }
        close(tools[1])
        defer { close(tools[0]) }
        guard process > 0 else { return -1 }
        watch(process, isTool: false)
        return wait(tools: tools[0], limits: (try? ChildRequest(message: message))?.child ?? ChildLimits())
    }

    private mutating func watch(_ process: pid_t, isTool: Bool) {
        let watch = sandbox_watch(process)
        if watch < 0 { kill(process, SIGKILL) }
        children.append(Running(process: process, watch: watch, isTool: isTool))
    }

    /// Runs the tools that the child asks for until it has ended.
    private mutating func wait(tools: Int32, limits: ChildLimits) -> Int32 {
        var isTalking = true
        while true {
            var polls = [pollfd(fd: control, events: Int16(POLLIN), revents: 0)]
            polls.append(pollfd(fd: isTalking ? tools : -1, events: Int16(POLLIN), revents: 0))
            polls += children.map { pollfd(fd: $0.watch, events: Int16(POLLIN), revents: 0) }
            if poll(&polls, nfds_t(polls.count), children.contains { $0.watch < 0 } ? 0 : -1) < 0 && errno != EINTR {
                killAll()
            }
            if polls[0].revents != 0 { hearParent() }
            let ended = children.indices.filter { children[$0].watch < 0 || polls[$0 + 2].revents != 0 }
            for index in ended.reversed() {
                let child = children.remove(at: index)
                let status = reap(child)
                if !child.isTool {
                    killAll()
                    return status
                }
                _ = withUnsafeBytes(of: status) { sandbox_send(tools, $0.baseAddress, $0.count, nil, 0) }
            }
            if ended.isEmpty, polls[1].revents != 0 { isTalking = serveTool(tools, limits: limits) }
        }
    }

    /// Whatever the parent says while a file is read means that it wants no more of it; its end means the same.
    private mutating func hearParent() {
        var message = [UInt8](repeating: 0, count: 64)
        guard let received = receive(control, &message) else {
            killAll()
            _exit(0)
        }
        received.descriptors.forEach { _ = close($0) }
        for child in children { kill(child.process, SIGKILL) }
    }

    private mutating func killAll() {
        for child in children {
            kill(child.process, SIGKILL)
            if child.isTool { _ = reap(child) }
        }
        children.removeAll { $0.isTool }
    }

    private func reap(_ child: Running) -> Int32 {
        var status: Int32 = 0
        while waitpid(child.process, &status, 0) < 0 && errno == EINTR {}
        if child.watch >= 0 { close(child.watch) }
        return status
    }

    /// - Returns: Whether the child may ask again.
    private mutating func serveTool(_ tools: Int32, limits: ChildLimits) -> Bool {
        var message = [UInt8](repeating: 0, count: 16)
        guard let received = receive(tools, &message) else { return false }
        defer { received.descriptors.forEach { _ = close($0) } }
        guard received.descriptors.count == 3, received.count == 1, let tool = Tool(rawValue: message[0]),
            let path = tool.path, !children.contains(where: \.isTool)
        else { return false }
        let process = sandbox_fork()
        if process == 0 { become(tool, path, descriptors: received.descriptors, limits: limits) }
        guard process > 0 else { return false }
        watch(process, isTool: true)
        return true
    }

    private func become(_ tool: Tool, _ path: String, descriptors: [Int32], limits: ChildLimits) -> Never {
        var bounds = limits.bounds(mapped: 0)
        bounds.file_bytes = 1 << 20
        guard sandbox_enter(&bounds, 1) == 0 else { _exit(ChildExit.sandbox) }
        var arguments = tool.arguments.map { strdup($0) }
        arguments.append(nil)
        sandbox_become(path, arguments, descriptors[0], descriptors[1], descriptors[2])
        _exit(ChildExit.sandbox)
    }

    private func receive(_ socket: Int32, _ message: inout [UInt8]) -> (count: Int, descriptors: [Int32])? {
        var descriptors = [Int32](repeating: -1, count: 4)
        var found = 0
        let count = sandbox_receive(socket, &message, message.count, &descriptors, descriptors.count, &found)
        guard count > 0 else { return nil }
        return (count, Array(descriptors.prefix(found)))
    }
}

/// How a child ends when no reader of it failed.
enum ChildExit {
    static let sound: Int32 = 0
    /// The parent went away, or spoke nonsense.
    static let pipe: Int32 = 2
    /// The system lacks what confines a child, so that nothing was read.
    static let sandbox: Int32 = 3
    /// A reader threw what no reader should.
    static let reader: Int32 = 4
}

/// What the copy does: confines itself, reads, writes.
enum ChildReading {
    static func run(message: [UInt8], input: Int32, output: Int32, tools: Int32) -> Int32 {
        guard let request = try? ChildRequest(message: message) else { return ChildExit.pipe }
        var status = stat()
        let size = fstat(input, &status) == 0 ? Int(status.st_size) : 0
        var bounds = request.child.bounds(mapped: size)
        guard sandbox_enter(&bounds, 0) == 0 else { return ChildExit.sandbox }
        let session = ReadingSession(
            limits: request.limits, spool: request.child.spool, tools: ToolClient(socket: tools))
        var sink: any DocumentSink = ChildSink(descriptor: output)
        do {
            try Extraction.readHere(
                ByteSource(descriptor: input), document: request.document, name: request.name, session: session,
                into: &sink)
            guard var last = sink as? ChildSink else { return ChildExit.reader }
            try last.done()
            return ChildExit.sound
        } catch ReadingError.system(EPIPE) {
            return ChildExit.pipe
        } catch {
            return ChildExit.reader
        }
    }
}
