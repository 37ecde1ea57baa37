/// A place in a policy's text; lines and columns count from one, columns in Unicode scalars.
public struct TextPlace: Sendable, Hashable, Codable, CustomStringConvertible {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public var description: String { "line \(line), column \(column)" }
}

/// From a first character to just past the last.
public struct TextRange: Sendable, Hashable, Codable {
    public let start: TextPlace
    public let end: TextPlace

    public init(start: TextPlace, end: TextPlace) {
        self.start = start
        self.end = end
    }
}

/// Turns byte offsets into places without reading the text from its start each time.
struct LineIndex {
    private let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// The place of a byte offset; an offset past the end is the end.
    func place(of offset: Int) -> TextPlace {
        let offset = min(max(offset, 0), bytes.count)
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = bytes[starts[low]..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return TextPlace(line: low + 1, column: column)
    }
}
