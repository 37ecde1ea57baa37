/// Cuts free text, which comes in chunks of any size, into blocks that overlap as the matcher needs it.
///
/// Every block but the last ends in `pending` bytes that it does not decide about, since what follows may lengthen, confirm or
/// refuse a match there. The next block has them again, after `context` bytes that were decided. With the standard sizes no
/// match of up to 8 KiB (its keyword included) depends on where the text was cut, and none of up to 16 KiB is lost.
///
///     var cutter = TextCutter()
///     while let chunk = try next() { try cutter.take(chunk.span) { try sink.take($0) } }
///     try cutter.end { try sink.take($0) }
///
/// Where the text has parts that no match may span (pages), use a cutter for each, and say with `isLast` which is the last.
public struct TextCutter: Sendable {
    /// Bytes that a block adds to those before it.
    public static let standardSize = 1 << 20
    /// Bytes that a block repeats after they were decided.
    public static let standardContext = 16 << 10
    /// Bytes that a block leaves to the next.
    public static let standardPending = 8 << 10

    private let size: Int
    private let context: Int
    private let pending: Int
    private var buffer: [UInt8] = []
    private var carried = 0
    private var position: TextPosition

    /// - Parameter position: where the text starts.
    public init(
        at position: TextPosition = TextPosition(), size: Int = standardSize, context: Int = standardContext,
        pending: Int = standardPending
    ) {
        self.position = position
        self.size = max(size, 1)
        self.context = max(context, 0)
        self.pending = max(pending, 0)
    }

    /// Takes the next bytes of the text, and gives a block whenever one is full.
    public mutating func take(_ chunk: Span<UInt8>, _ emit: (consuming Block) throws -> Void) rethrows {
        var taken = 0
        while taken < chunk.count {
            let room = carried + pending + size - buffer.count
            let part = min(room, chunk.count - taken)
            buffer.reserveCapacity(min(carried + pending + size, max(buffer.count + part, buffer.capacity)))
            chunk.extracting(taken..<taken + part).withUnsafeBufferPointer { buffer.append(contentsOf: $0) }
            taken += part
            if part == room { try cut(emit) }
        }
    }

    /// Gives what is left as the last block; nothing when there was no text at all.
    ///
    /// - Parameter isLast: whether the document ends here too.
    public mutating func end(isLast: Bool = true, _ emit: (consuming Block) throws -> Void) rethrows {
        guard !buffer.isEmpty else { return }
        let rest = buffer
        buffer = []
        let carried = self.carried
        self.carried = 0
        try emit(Block(bytes: rest, form: .unstructured, carried: carried, position: position, isLast: isLast))
    }

    private mutating func cut(_ emit: (consuming Block) throws -> Void) rethrows {
        let decided = buffer.count - pending
        let start = Self.scalarStart(in: buffer, atOrBefore: max(decided - context, 0))
        var next = [UInt8]()
        next.reserveCapacity(buffer.count + context)
        next.append(contentsOf: buffer[start...])
        let full = buffer
        let block = Block(
            bytes: full, form: .unstructured, carried: carried, pending: pending, position: position, isLast: false)
        position.advance(over: full.span.extracting(0..<start))
        buffer = next
        carried = decided - start
        try emit(block)
    }

    /// The start of the scalar that a place is in; the place itself where the bytes are not UTF-8.
    private static func scalarStart(in bytes: [UInt8], atOrBefore place: Int) -> Int {
        var start = place
        while start > 0, place - start < 3, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start < bytes.count && bytes[start] & 0xC0 == 0x80 ? place : start
    }
}
