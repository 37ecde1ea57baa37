import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A program that runs beside, whose output is read as it comes. One thread uses it; it ends with its last reference.
final class ChildProcess {
    private var process: pid_t = 0
    private var input: Int32 = -1
    private var output: Int32 = -1
    private var buffer: [UInt8] = []
    private var head = 0
    private var isAtEnd = false

    /// Held from the making of pipes until they are marked, so that no other child of ours inherits them.
    private static let starting = Mutex(())

    /// - Parameters:
    ///   - words: The program, found by the search path, and its arguments.
    ///   - environment: Added to this process's.
    /// - Throws: `SystemError`.
    convenience init(_ words: [String], environment: [String] = [], hasInput: Bool = false) throws(SystemError) {
        let started = try Self.starting.withLock { _ throws(SystemError) in
            try Self.start(words, environment, hasInput)
        }
        self.init(started)
    }

    private struct Started {
        var process: pid_t = 0
        var input: Int32 = -1
        var output: Int32 = -1
    }

    private init(_ started: Started) {
        process = started.process
        input = started.input
        output = started.output
    }

    private static func start(_ words: [String], _ environment: [String], _ hasInput: Bool) throws(SystemError)
        -> Started
    {
        var started = Started()
        let outputs = try Descriptors.pipe()
        var inputs: (read: Int32, write: Int32) = (-1, -1)
        if hasInput {
            do throws(SystemError) {
                inputs = try Descriptors.pipe()
            } catch {
                close(outputs.read)
                close(outputs.write)
                throw error
            }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if hasInput {
            posix_spawn_file_actions_adddup2(&actions, inputs.read, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, outputs.write, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let arguments = words.map { strdup($0) } + [nil]
        let variables = (environment + ownEnvironment).map { strdup($0) } + [nil]
        defer { for word in arguments + variables { free(word) } }
        let failure = posix_spawnp(&started.process, words.first ?? "", &actions, nil, arguments, variables)
        close(outputs.write)
        if hasInput { close(inputs.read) }
        guard failure == 0 else {
            close(outputs.read)
            if hasInput { close(inputs.write) }
            throw SystemError(failure)
        }
        started.input = inputs.write
        started.output = outputs.read
        return started
    }

    deinit { _ = stop() }

    private static var ownEnvironment: [String] {
        var variables: [String] = []
        var place = environ
        while let variable = place.pointee {
            variables.append(String(cString: variable))
            place = place.advanced(by: 1)
        }
        return variables
    }

    func send(_ text: String) throws(SystemError) { try AtomicFile.writeAll(Array(text.utf8), to: input) }

    /// Reads up to a byte and leaves it out; nil at the end.
    func read(until end: UInt8) throws(SystemError) -> [UInt8]? {
        var text: [UInt8] = []
        while true {
            if let place = buffer[head...].firstIndex(of: end) {
                text += buffer[head..<place]
                head = place + 1
                return text
            }
            text += buffer[head...]
            guard try fill() else { return text.isEmpty ? nil : text }
        }
    }

    /// Reads exactly so many bytes and gives them piece by piece.
    /// - Throws: `SystemError` with `EPIPE` when they end before, and what `take` throws.
    func read(_ count: Int, _ take: (ArraySlice<UInt8>) throws -> Void) throws {
        var left = count
        while left > 0 {
            if head == buffer.count, !(try fill()) { throw SystemError(EPIPE) }
            let piece = buffer[head..<min(buffer.count, head + left)]
            try take(piece)
            head = piece.endIndex
            left -= piece.count
        }
    }

    private func fill() throws(SystemError) -> Bool {
        guard !isAtEnd else {
            buffer = []
            head = 0
            return false
        }
        head = 0
        var failure: SystemError?
        buffer = [UInt8](unsafeUninitializedCapacity: 65_536) { space, count in
            var read = -1
            repeat {
                read = Descriptors.read(output, UnsafeMutableRawBufferPointer(space))
            } while read < 0 && errno == EINTR
            if read < 0 { failure = SystemError(errno) }
            count = max(0, read)
        }
        if let failure { throw failure }
        isAtEnd = buffer.isEmpty
        return !isAtEnd
    }

    /// Closes its pipes and waits.
    /// - Returns: Its exit code; nil when a signal ended it, as it does a program whose output nobody reads to its end.
    @discardableResult
    func stop() -> Int32? {
        if input >= 0 { close(input) }
        if output >= 0 { close(output) }
        (input, output) = (-1, -1)
        guard process > 0 else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 && errno == EINTR {}
        process = 0
        return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
    }
}
