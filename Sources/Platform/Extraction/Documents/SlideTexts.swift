/// The texts in the stream `PowerPoint Document` ([MS-PPT] 2.3.1): records one after the other, containers opened as they come.
struct SlideTexts {
    private var header: [UInt8] = []
    private var text: [UInt8] = []
    private var left = 0
    private var kind = Kind.other
    /// Whether there were any.
    private(set) var hasText = false

    private enum Kind { case wide, narrow, other }

    /// A longer text is given in parts.
    private static let longest = 1 << 20

    /// - Parameter give: Takes a text in UTF-8, its paragraphs ended by line feeds.
    mutating func take(_ bytes: ArraySlice<UInt8>, give: ([UInt8]) throws -> Void) throws {
        var rest = bytes
        while !rest.isEmpty {
            if left == 0 {
                header.append(rest.removeFirst())
                if header.count == 8 { try begin(give) }
                continue
            }
            let piece = rest.prefix(min(left, Self.longest - text.count))
            if kind != .other { text += piece }
            left -= piece.count
            rest = rest.dropFirst(piece.count)
            if left == 0 || text.count >= Self.longest { try finish(give) }
        }
    }

    private mutating func begin(_ give: ([UInt8]) throws -> Void) throws {
        let type = UInt16(header[2]) | UInt16(header[3]) << 8
        // What a container holds is read as if it stood beside it.
        let isContainer = header[0] & 0x0F == 0x0F
        left = isContainer ? 0 : (0..<4).reduce(0) { $0 | Int(header[4 + $1]) << (8 * $1) }
        kind = type == 0x0FA0 ? .wide : type == 0x0FA8 ? .narrow : .other
        header.removeAll(keepingCapacity: true)
    }

    private mutating func finish(_ give: ([UInt8]) throws -> Void) throws {
        defer { text.removeAll(keepingCapacity: true) }
        guard kind != .other, !text.isEmpty else { return }
        hasText = true
        var units: [UInt16] = []
        if kind == .wide {
            for place in stride(from: 0, to: text.count - 1, by: 2) {
                units.append(UInt16(text[place]) | UInt16(text[place + 1]) << 8)
            }
        } else {
            units = text.map(UInt16.init)
        }
        // Paragraphs end in a carriage return, lines within one in a vertical tab.
        for place in units.indices where units[place] == 0x0D || units[place] == 0x0B { units[place] = 0x0A }
        try give(Array(String(decoding: units, as: UTF16.self).utf8) + [0x0A])
    }
}
