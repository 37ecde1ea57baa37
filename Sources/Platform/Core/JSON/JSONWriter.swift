/// Writes compact JSON straight into bytes, commas and escapes included.
///
/// The audit log writes one event per call with it, so it builds no tree and allocates only the buffer.
package struct JSONWriter: Sendable {
    private var content: GrowingBytes
    /// Whether the next element of the innermost container needs a comma before it.
    private var needsComma = false

    package init(reserving capacity: Int = 0) { content = GrowingBytes(reserving: capacity) }

    package var bytes: [UInt8] { content.array }
    package var count: Int { content.count }
    package var text: String { content.text }

    package mutating func object(_ members: (inout JSONWriter) throws -> Void) rethrows {
        beginObject()
        try members(&self)
        endObject()
    }

    package mutating func array(_ elements: (inout JSONWriter) throws -> Void) rethrows {
        beginArray()
        try elements(&self)
        endArray()
    }

    /// For writers that carry more than the text; `endObject` must follow. Others take `object`.
    package mutating func beginObject() { begin(UInt8(ascii: "{")) }
    package mutating func endObject() { end(UInt8(ascii: "}")) }
    package mutating func beginArray() { begin(UInt8(ascii: "[")) }
    package mutating func endArray() { end(UInt8(ascii: "]")) }

    /// A member's name; exactly one value must follow.
    package mutating func name(_ name: String) {
        separate()
        quote(name)
        content.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func string(_ value: String) {
        separate()
        quote(value)
    }

    package mutating func boolean(_ value: Bool) { raw(value ? "true" : "false") }

    package mutating func integer(_ value: Int64) { raw(String(value)) }

    /// A finite number; JSON has no others, so the rest is written as null.
    package mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        // "1.0" is written as "1": clients that expect integers read both, some read only the second.
        if value == value.rounded(), abs(value) < 1e15 { return integer(Int64(value)) }
        raw(value.description)
    }

    package mutating func null() { raw("null") }

    /// JSON text that is already well-formed.
    package mutating func raw(_ json: String) {
        separate()
        content.append(json)
    }

    /// JSON text that is already well-formed.
    package mutating func raw(_ json: [UInt8]) {
        separate()
        json.withUnsafeBufferPointer { content.append($0) }
    }

    /// What another writer has written, which is one value.
    package mutating func raw(_ other: JSONWriter) {
        separate()
        content.append(other.content)
    }

    package mutating func member(_ name: String, _ value: String) {
        self.name(name)
        string(value)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        boolean(value)
    }

    package mutating func member(_ name: String, _ value: Int64) {
        self.name(name)
        integer(value)
    }
}

extension JSONWriter {
    private mutating func begin(_ bracket: UInt8) {
        separate()
        content.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        content.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { content.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func quote(_ value: String) {
        if value.utf8.withContiguousStorageIfAvailable({ quote($0) }) == nil {
            Array(value.utf8).withUnsafeBufferPointer { quote($0) }
        }
    }

    private mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        let before = content.count
        content.append(upTo: text.count &+ 2) { Self.copyPlain(text, quotedTo: $0) }
        if content.count == before { quoteEscaping(text) }
    }

    /// Most texts need no escape: they are copied as they are looked through, which calls nothing.
    ///
    /// - Returns: how many bytes were written; 0 when the text needs an escape.
    @inline(__always)
    private static func copyPlain(
        _ text: UnsafeBufferPointer<UInt8>, quotedTo place: UnsafeMutableRawPointer
    ) -> Int {
        place.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
        var index = 0
        while index &+ 8 <= text.count {
            let word = WordScan.load(text, at: index)
            if specials(in: word) != 0 { return 0 }
            (place + (index &+ 1)).storeBytes(of: word.littleEndian, as: UInt64.self)
            index &+= 8
        }
        while index < text.count {
            if isSpecial(text[index]) { return 0 }
            place.storeBytes(of: text[index], toByteOffset: index &+ 1, as: UInt8.self)
            index &+= 1
        }
        place.storeBytes(of: UInt8(ascii: "\""), toByteOffset: index &+ 1, as: UInt8.self)
        return index &+ 2
    }

    /// Copies the runs between escapes as a whole.
    private mutating func quoteEscaping(_ text: UnsafeBufferPointer<UInt8>) {
        content.append(UInt8(ascii: "\""))
        var start = 0
        while true {
            let end = Self.firstSpecial(text, from: start)
            content.append(UnsafeBufferPointer(rebasing: text[start..<end]))
            guard end < text.count else { break }
            escape(text[end])
            start = end &+ 1
        }
        content.append(UInt8(ascii: "\""))
    }

    /// The first byte that is not written as it is; the count of `text` when there is none.
    private static func firstSpecial(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= text.count {
            let found = specials(in: WordScan.load(text, at: place))
            if found != 0 { return place &+ found.trailingZeroBitCount >> 3 }
            place &+= 8
        }
        while place < text.count, !isSpecial(text[place]) { place &+= 1 }
        return place
    }

    /// The lowest byte of a word that is not written as it is, as `WordScan.lowestZero`.
    @inline(__always)
    private static func specials(in word: UInt64) -> UInt64 {
        WordScan.lowestControl(word) | WordScan.lowestZero(word ^ (WordScan.ones &* 0x22))
            | WordScan.lowestZero(word ^ (WordScan.ones &* 0x5C)) | WordScan.lowestZero(word ^ (WordScan.ones &* 0x7F))
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F }

    private mutating func escape(_ byte: UInt8) {
        content.reserve(6)
        content.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): content.append(byte)
        case 0x0A: content.append(UInt8(ascii: "n"))
        case 0x0D: content.append(UInt8(ascii: "r"))
        case 0x09: content.append(UInt8(ascii: "t"))
        default:
            content.append("u00")
            content.append(Self.hexadecimal(byte >> 4))
            content.append(Self.hexadecimal(byte & 0xF))
        }
    }

    private static func hexadecimal(_ nibble: UInt8) -> UInt8 {
        nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
    }
}
