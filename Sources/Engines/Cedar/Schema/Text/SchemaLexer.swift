/// Splits Cedar schema text into tokens, white space and comments left out.
struct SchemaLexer {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func next() throws(Diagnostic) -> SchemaToken {
        skipSpace()
        let start = index
        guard index < bytes.count else { return token(.end, from: start) }
        let byte = bytes[index]
        if Identifier.isStart(byte) {
            while index < bytes.count, Identifier.isStart(bytes[index]) || isDigit(bytes[index]) { index += 1 }
            return token(.identifier, from: start)
        }
        if isDigit(byte) {
            while index < bytes.count, isDigit(bytes[index]) { index += 1 }
            return token(.number, from: start)
        }
        if byte == UInt8(ascii: "\"") {
            try skipString()
            return token(.string, from: start)
        }
        index += byte == UInt8(ascii: ":") && peek(1) == byte ? 2 : 1
        guard let symbol = SchemaToken.StaticSymbol(rawValue: text(from: start)) else {
            throw Diagnostic("invalid token", at: SourceRange(start, endOfScalar(at: start)))
        }
        return token(.symbol(symbol), from: start)
    }

    private func token(_ kind: SchemaToken.Kind, from start: Int) -> SchemaToken {
        SchemaToken(kind: kind, text: text(from: start), range: SourceRange(start, index))
    }

    private func text(from start: Int) -> String {
        String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private func peek(_ distance: Int) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private func endOfScalar(at start: Int) -> Int {
        bytes[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    }

    /// Runs to the closing quote; a backslash takes what follows it, but not a newline.
    private mutating func skipString() throws(Diagnostic) {
        let start = index
        index += 1
        while let byte = peek(0) {
            index += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = peek(0), escaped != UInt8(ascii: "\n") else { break }
                index = endOfScalar(at: index)
            }
        }
        throw Diagnostic("invalid token", at: SourceRange(start, start + 1), help: "this string does not end")
    }

    private mutating func skipSpace() {
        while let byte = peek(0) {
            if byte == UInt8(ascii: "/"), peek(1) == byte {
                while let byte = peek(0), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { index += 1 }
            } else if byte == 0x20 || (0x09...0x0D).contains(byte) {
                index += 1
            } else if byte >= 0x80 {
                let end = endOfScalar(at: index)
                let scalar = String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
                guard scalar?.properties.isWhitespace == true else { return }
                index = end
            } else {
                return
            }
        }
    }
}
