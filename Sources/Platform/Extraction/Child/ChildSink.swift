import CSandbox
import Discovery
import Glibc

/// The child's side of the pipe: what readers tell, written as messages. Writing waits until the parent has room.
struct ChildSink: DocumentSink {
    private let descriptor: Int32
    private var knownFields = 0
    private var message = MessageWriter()

    init(descriptor: Int32) { self.descriptor = descriptor }

    mutating func begin(_ document: Document) throws {
        knownFields = 0
        message.put(document)
        try send(.begin)
    }

    mutating func take(_ block: consuming Block) throws {
        let block = block
        let known = min(knownFields, block.fields.count)
        message.put(block, knownFields: known)
        knownFields = max(knownFields, block.fields.count)
        try send(.block)
    }

    mutating func end(_ outcome: Outcome) throws {
        message.put(outcome)
        try send(.end)
    }

    mutating func done() throws { try send(.done) }

    private mutating func send(_ kind: ChildEvent.Kind) throws {
        var header = MessageWriter()
        header.put(kind.rawValue)
        header.put(UInt32(truncatingIfNeeded: message.bytes.count))
        try write(header.bytes)
        try write(message.bytes)
        message.removeAll()
    }

    private func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var place = 0
            while place < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + place }, buffer.count - place)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw ReadingError.system(errno) }
                place += count
            }
        }
    }
}
