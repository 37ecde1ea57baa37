/// Splits policy text into tokens, white space and comments left out. Works on bytes.
struct PolicyLexer {
    let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func next() throws(Diagnostic) -> PolicyToken {
        skipSpace()
        let start = index
        guard let byte = peek() else { return token(.end, from: start) }
        if Identifier.isStart(byte) {
            skipIdentifier()
            return token(.identifier, from: start)
        }
        if isDigit(byte) {
            while let next = peek(), isDigit(next) { index += 1 }
            return token(.number, from: start)
        }
        if byte == UInt8(ascii: "\"") {
            try skipString()
            return token(.string, from: start)
        }
        if byte == UInt8(ascii: "?"), let next = peek(1), Identifier.isStart(next) {
            index += 1
            skipIdentifier()
            return token(.slot, from: start)
        }
        for length in [2, 1] where start + length <= bytes.count {
            if let symbol = PolicyToken.Symbol(rawValue: String(decoding: bytes[start..<start + length], as: UTF8.self))
            {
                index = start + length
                return token(.symbol(symbol), from: start)
            }
        }
        index = endOfScalar(at: start)
        throw Diagnostic("invalid token", at: SourceRange(start, index))
    }

    func text(_ token: PolicyToken) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    private func token(_ kind: PolicyToken.Kind, from start: Int) -> PolicyToken {
        PolicyToken(kind: kind, start: start, end: index)
    }

    private func peek(_ distance: Int = 0) -> UInt8? {
        index + distance < bytes.count ? bytes[index + distance] : nil
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func skipIdentifier() {
        while let next = peek(), Identifier.isStart(next) || isDigit(next) { index += 1 }
    }

    private func endOfScalar(at start: Int) -> Int {
        bytes[(start + 1)...].firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
    }

    /// Runs to the closing quote; a backslash takes what follows it, but not a newline.
    private mutating func skipString() throws(Diagnostic) {
        let start = index
        index += 1
        while let byte = peek() {
            index += 1
            if byte == UInt8(ascii: "\"") { return }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = peek(), escaped != UInt8(ascii: "\n") else { break }
                index += 1
            }
        }
        throw Diagnostic("invalid token", at: SourceRange(start, start + 1), help: "this string does not end")
    }

    private mutating func skipSpace() {
        while let byte = peek() {
            if byte == UInt8(ascii: "/"), peek(1) == byte {
                while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { index += 1 }
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
