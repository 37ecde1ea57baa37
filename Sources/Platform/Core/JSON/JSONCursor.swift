/// Walks over a JSON text value by value: a strict RFC 8259 reader with bounded depth, for those who want no tree of it.
///
/// Whoever walks says what comes next by asking for it: `next` tells the kind of the value, and exactly one of the
/// readers must follow. Containers are walked to their ends:
///
///     var place = cursor.beginObject()
///     while let name = try cursor.memberName(&place) { … one value … }
package struct JSONCursor {
    package enum Kind: Sendable {
        case object, array, string, number, boolean, null
    }

    /// Where in a container its walker is.
    package struct Place: Sendable {
        fileprivate var isFirst = true
        /// Offset in bytes of the last member's name.
        package fileprivate(set) var offset = 0
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let maximumDepth: Int
    private var depth = 0
    private var index = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// Walks over exactly one JSON value, with white space around it.
    ///
    /// - Parameter failure: what to throw when there is more behind the value.
    package static func read<Result, Failure: Error>(
        _ bytes: [UInt8], maximumDepth: Int = JSONParser.defaultMaximumDepth, orThrow failure: (JSONError) -> Failure,
        _ walk: (inout JSONCursor) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let outcome: Swift.Result<Result, Failure> = bytes.withUnsafeBufferPointer { buffer in
            var cursor = JSONCursor(buffer, maximumDepth: maximumDepth)
            do throws(Failure) {
                let result = try walk(&cursor)
                cursor.skipSpace()
                guard cursor.index == buffer.count else {
                    return .failure(failure(JSONError("Unexpected text after the value", offset: cursor.index)))
                }
                return .success(result)
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Offset in bytes of what has not been read yet.
    package var offset: Int { index }

    /// The kind of the next value, by its first character alone.
    package mutating func next() throws(JSONError) -> Kind {
        skipSpace()
        guard depth <= maximumDepth else { throw JSONError("Nested deeper than \(maximumDepth) levels", offset: index) }
        guard index < bytes.count else { throw JSONError("Unexpected end of the text", offset: index) }
        switch bytes[index] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        default: return .number
        }
    }
}

extension JSONCursor {
    /// After `next` said that an object comes.
    package mutating func beginObject() -> Place { enter() }

    /// The name of the next member, whose value must be read then; nil at the object's end.
    package mutating func memberName(_ place: inout Place) throws(JSONError) -> String? {
        guard try advances(&place, to: UInt8(ascii: "}"), "Expected ',' or '}' in the object") else { return nil }
        place.offset = index
        guard peek() == UInt8(ascii: "\"") else {
            throw JSONError("Expected a member name in quotes", offset: index)
        }
        let name = try string()
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw JSONError("Expected ':' after the member name", offset: index) }
        skipSpace()
        return name
    }

    /// After `next` said that an array comes.
    package mutating func beginArray() -> Place { enter() }

    /// Whether another element comes, which must be read then.
    package mutating func hasElement(_ place: inout Place) throws(JSONError) -> Bool {
        try advances(&place, to: UInt8(ascii: "]"), "Expected ',' or ']' in the array")
    }

    private mutating func enter() -> Place {
        index += 1
        depth += 1
        return Place()
    }

    /// - Returns: false at the container's end, which is behind then.
    private mutating func advances(
        _ place: inout Place, to end: UInt8, _ complaint: String
    ) throws(JSONError) -> Bool {
        skipSpace()
        if take(end) {
            depth -= 1
            return false
        }
        if place.isFirst {
            place.isFirst = false
        } else {
            guard take(UInt8(ascii: ",")) else { throw JSONError(complaint, offset: index) }
            skipSpace()
        }
        return true
    }
}

extension JSONCursor {
    package mutating func boolean() throws(JSONError) -> Bool {
        if peek() == UInt8(ascii: "t") {
            try literal("true")
            return true
        }
        try literal("false")
        return false
    }

    package mutating func null() throws(JSONError) { try literal("null") }

    private mutating func literal(_ word: StaticString) throws(JSONError) {
        let start = index
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count,
            (0..<count).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
        else { throw JSONError("Expected a JSON value", offset: start) }
        index += count
    }

    /// A number exactly as it is written.
    package mutating func number() throws(JSONError) -> String {
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

extension JSONCursor {
    package mutating func string() throws(JSONError) -> String {
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
