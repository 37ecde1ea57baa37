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
        let (end, hasEscapes) = try closingQuote(from: start)
        defer { index = end + 1 }
        let written = UnsafeBufferPointer(rebasing: bytes[(start + 1)..<end])
        guard hasEscapes else { return try text(written, from: start + 1) }
        var failure: JSONError?
        // What an escape stands for is never longer than the escape.
        let content = [UInt8](unsafeUninitializedCapacity: written.count) { content, count in
            do throws(JSONError) {
                count = try JSONUnescaping.write(written, to: content, offset: start + 1)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return try content.withUnsafeBufferPointer { content throws(JSONError) in try text(content, from: start) }
    }

    /// Where the string that begins at `start` ends.
    private func closingQuote(from start: Int) throws(JSONError) -> (place: Int, hasEscapes: Bool) {
        var hasEscapes = false
        var place = start + 1
        while true {
            place = JSONScan.firstSpecial(bytes, from: place)
            guard place < bytes.count else { throw JSONError("Unterminated string", offset: start) }
            switch bytes[place] {
            case UInt8(ascii: "\""): return (place, hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                place += 2
            default: throw JSONError("Unescaped control character in a string", offset: place)
            }
        }
    }

    private func text(_ utf8: UnsafeBufferPointer<UInt8>, from offset: Int) throws(JSONError) -> String {
        // ASCII, as most texts are, needs no validation.
        if WordScan.areASCII(utf8) { return String(decoding: utf8, as: UTF8.self) }
        guard let text = String(validating: utf8, as: UTF8.self) else {
            throw JSONError("Invalid UTF-8", offset: offset)
        }
        return text
    }
}
