import Discovery
import Glibc

/// Takes messages from a child's pipe, one after the other.
struct MessageStream {
    private let descriptor: Int32
    private let feeder: Feeder?
    private let deadline: ContinuousClock.Instant?
    private let isCancelled: () -> Bool
    private var held: [UInt8] = []
    private var place = 0

    init(
        descriptor: Int32, feeder: Feeder?, deadline: ContinuousClock.Instant?, isCancelled: @escaping () -> Bool
    ) {
        self.descriptor = descriptor
        self.feeder = feeder
        self.deadline = deadline
        self.isCancelled = isCancelled
    }

    /// The next message; nil at the end of the pipe.
    /// - Throws: `ProtocolViolation` for one that is too long or cut short, `Failure.time` past the deadline,
    ///   `CancellationError`.
    mutating func next() throws -> (kind: UInt8, bytes: [UInt8])? {
        guard let header = try take(5) else { return nil }
        let length = header.withUnsafeBytes {
            Int(UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: 1, as: UInt32.self)))
        }
        guard length <= ChildEvent.largest else { throw ProtocolViolation() }
        guard let bytes = try take(length) else { throw ProtocolViolation() }
        return (header[0], bytes)
    }

    private mutating func take(_ count: Int) throws -> [UInt8]? {
        // Room grows with what comes, not with what was announced.
        var taken: [UInt8] = []
        while taken.count < count {
            if place == held.count {
                guard try fill() else {
                    if taken.isEmpty { return nil }
                    throw ProtocolViolation()
                }
            }
            let step = min(count - taken.count, held.count - place)
            taken += held[place..<place + step]
            place += step
        }
        return taken
    }

    private mutating func fill() throws -> Bool {
        try wait()
        place = 0
        let room = 1 << 18
        held = try [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
            while true {
                let count = read(descriptor, buffer.baseAddress, room)
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else { throw ReadingError.system(errno) }
                filled = count
                return
            }
        }
        return !held.isEmpty
    }

    private func wait() throws {
        while true {
            if isCancelled() { throw CancellationError() }
            if let deadline, ContinuousClock.now >= deadline { throw Failure.time }
            var waiting = [
                pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                pollfd(fd: feeder?.ownEnd ?? -1, events: Int16(POLLOUT), revents: 0),
            ]
            guard poll(&waiting, 2, 100) > 0 else { continue }
            if waiting[0].revents != 0 { return }
            if waiting[1].revents != 0 { try feeder?.give() }
        }
    }
}

/// Why a child did not read its file to the end.
enum Failure: Error, Hashable {
    case time
    case lied
    /// The zygote itself is gone.
    case lost
    case signal(Int32)
    case exit(Int32)

    /// From what `waitpid` says.
    init(status: Int32) {
        let signal = status & 0x7F
        self = signal != 0 ? .signal(signal) : .exit((status >> 8) & 0xFF)
    }

    var outcome: Outcome {
        switch self {
        case .time, .signal(SIGXCPU):
            Outcome(.skipped, reason: .timeCutOff, detail: "The time for one file was over.")
        case .lied: unable("The process that read it did not keep to the protocol.")
        case .lost: unable("The process that reads files ended.")
        case .signal(let number): unable("The process that read it was stopped by signal \(number).")
        case .exit(ChildExit.sandbox): unable("The system cannot confine the process that reads it (seccomp).")
        case .exit(let code): unable("The process that read it ended with code \(code).")
        }
    }

    private func unable(_ detail: String) -> Outcome { Outcome(.skipped, reason: .unableToParse, detail: detail) }
}
