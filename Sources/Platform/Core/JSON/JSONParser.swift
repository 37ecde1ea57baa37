/// A strict RFC 8259 reader with bounded depth that keeps positions, exact numbers and, when asked, duplicates.
///
/// Foundation's reader rounds numbers, hides positions and merges duplicate names; policies and signed requests need
/// all three, and one reader serves both.
package struct JSONParser {
    package enum Duplicates: Sendable {
        case keep
        case reject
    }

    /// Deeper nesting than any AWS request or policy has, yet far from the stack's end.
    package static let defaultMaximumDepth = 128

    private let bytes: UnsafeBufferPointer<UInt8>
    private let maximumDepth: Int
    private let duplicates: Duplicates
    private var index = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int, duplicates: Duplicates) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
        self.duplicates = duplicates
    }

    /// Reads exactly one JSON value, with white space around it.
    ///
    /// - Throws: `JSONError` for anything outside the grammar, invalid UTF-8, lone surrogates, nesting past
    ///   `maximumDepth`, and duplicate names when they are to be rejected.
    package static func parse(
        _ bytes: [UInt8], maximumDepth: Int = defaultMaximumDepth, duplicates: Duplicates = .keep
    ) throws(JSONError) -> JSONNode {
        let result: Result<JSONNode, JSONError> = bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer, maximumDepth: maximumDepth, duplicates: duplicates)
            do throws(JSONError) {
                return .success(try parser.document())
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    package static func parse(
        _ text: String, maximumDepth: Int = defaultMaximumDepth, duplicates: Duplicates = .keep
    ) throws(JSONError) -> JSONNode {
        try parse(Array(text.utf8), maximumDepth: maximumDepth, duplicates: duplicates)
    }
}

extension JSONParser {
    private mutating func document() throws(JSONError) -> JSONNode {
        skipSpace()
        let node = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw JSONError("Unexpected text after the value", offset: index) }
        return node
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONNode {
        guard depth <= maximumDepth else { throw JSONError("Nested deeper than \(maximumDepth) levels", offset: index) }
        guard index < bytes.count else { throw JSONError("Unexpected end of the text", offset: index) }
        let start = index
        let value: JSONNode.Value
        switch bytes[index] {
        case UInt8(ascii: "{"): value = .object(try object(depth: depth))
        case UInt8(ascii: "["): value = .array(try array(depth: depth))
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "t"): value = try literal("true", .boolean(true))
        case UInt8(ascii: "f"): value = try literal("false", .boolean(false))
        case UInt8(ascii: "n"): value = try literal("null", .null)
        default: value = .number(try number())
        }
        return JSONNode(value, offset: start, end: index)
    }

    private mutating func object(depth: Int) throws(JSONError) -> [JSONMember] {
        index += 1
        var members: [JSONMember] = []
        var names: Set<String> = []
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            let start = index
            guard peek() == UInt8(ascii: "\"") else {
                throw JSONError("Expected a member name in quotes", offset: index)
            }
            let name = try string()
            if duplicates == .reject, !names.insert(name).inserted {
                throw JSONError("Duplicate member name \"\(name)\"", offset: start)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw JSONError("Expected ':' after the member name", offset: index) }
            skipSpace()
            members.append(JSONMember(name: name, offset: start, value: try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "}")) { return members }
            throw JSONError("Expected ',' or '}' in the object", offset: index)
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONNode] {
        index += 1
        var elements: [JSONNode] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            if take(UInt8(ascii: "]")) { return elements }
            throw JSONError("Expected ',' or ']' in the array", offset: index)
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONNode.Value) throws(JSONError) -> JSONNode.Value {
        let start = index
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
        else { throw JSONError("Expected a JSON value", offset: start) }
        index += count
        return value
    }

    private mutating func number() throws(JSONError) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) {
            guard digits() > 0 else { throw JSONError("Expected a JSON value", offset: start) }
        }
        if take(UInt8(ascii: ".")), digits() == 0 { throw JSONError("Expected a digit after the point", offset: index) }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            if digits() == 0 { throw JSONError("Expected a digit in the exponent", offset: index) }
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
        return index - start
    }

    private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }
}

extension JSONParser {
    private mutating func string() throws(JSONError) -> String {
        let start = index
        index += 1
        let first = index
        var union: UInt8 = 0
        while let byte = peek(), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
            union |= byte
            index += 1
        }
        if peek() == UInt8(ascii: "\"") {
            defer { index += 1 }
            let run = bytes[first..<index]
            // ASCII, as most texts are, needs no validation.
            if union < 0x80 { return String(decoding: UnsafeBufferPointer(rebasing: run), as: UTF8.self) }
            return try text(run, from: first)
        }
        var content = Array(bytes[first..<index])
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try text(content[...], from: start)
            case UInt8(ascii: "\\"): try escape(into: &content)
            case 0..<0x20: throw JSONError("Unescaped control character in a string", offset: index)
            default:
                content.append(byte)
                index += 1
            }
        }
        throw JSONError("Unterminated string", offset: start)
    }

    private func text(_ utf8: some Collection<UInt8>, from offset: Int) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw JSONError("Invalid UTF-8", offset: offset)
        }
        return text
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONError) {
        let start = index
        index += 1
        guard let letter = peek() else { throw JSONError("Unterminated escape", offset: start) }
        index += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content.append(contentsOf: try unicode(from: start).utf8)
        default: throw JSONError("Unknown escape", offset: start)
        }
    }

    private mutating func unicode(from start: Int) throws(JSONError) -> String {
        let high = try hexadecimal(from: start)
        if let scalar = Unicode.Scalar(high) { return String(Character(scalar)) }
        guard high < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw JSONError("Lone surrogate", offset: start)
        }
        let low = try hexadecimal(from: start)
        guard low >= 0xDC00, low <= 0xDFFF,
            let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        else { throw JSONError("Lone surrogate", offset: start) }
        return String(Character(scalar))
    }

    private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw JSONError("Expected four hexadecimal digits", offset: start)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }
}
