import Store

/// Writes the log's packed form: numbers with their highest byte first, texts and lists behind their lengths.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []

    init(reserving capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func number(_ number: some FixedWidthInteger & UnsignedInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ more: [UInt8]) { bytes += more }

    mutating func text(_ text: String) {
        number(UInt32(text.utf8.count))
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func texts(_ texts: [String]) {
        number(UInt32(texts.count))
        for text in texts { self.text(text) }
    }
}

/// Reads what `PackedWriter` wrote.
struct PackedReader {
    static let damaged = StoreError.damaged(reason: "an entry of the decision log does not have its form")

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func bytes(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw Self.damaged }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(_: Number.Type) throws -> Number {
        Number(truncatingIfNeeded: try bytes(Number.bitWidth / 8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    /// A length or a count.
    mutating func count() throws -> Int { Int(try number(UInt32.self)) }

    mutating func text() throws -> String { String(decoding: try bytes(try count()), as: UTF8.self) }

    mutating func texts() throws -> [String] {
        let count = try count()
        // Each takes four bytes at least.
        guard count <= rest.count / 4 else { throw Self.damaged }
        return try (0..<count).map { _ in try text() }
    }
}
