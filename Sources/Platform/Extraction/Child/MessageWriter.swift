/// Puts numbers, strings and byte runs one after the other; `MessageReader` takes them out again.
///
/// Numbers are little-endian, strings and runs are preceded by their length in four bytes.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: UInt8) { bytes.append(number) }

    mutating func put<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ text: String) { put(Array(text.utf8)) }

    mutating func put(_ run: [UInt8]) {
        put(UInt32(truncatingIfNeeded: run.count))
        bytes.append(contentsOf: run)
    }

    /// A flag, then the value where there is one.
    mutating func put(_ number: Int?) {
        put(UInt8(number == nil ? 0 : 1))
        if let number { put(Int64(number)) }
    }

    mutating func put(_ text: String?) {
        put(UInt8(text == nil ? 0 : 1))
        if let text { put(text) }
    }

    /// Bytes that `fill` writes.
    mutating func append(count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
        bytes += [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            fill(UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count))
            filled = count
        }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

/// Takes out what a `MessageWriter` put in, and trusts none of it.
struct MessageReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes are left.
    var count: Int { bytes.count - place }

    mutating func number<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) throws(ProtocolViolation)
        -> Number
    {
        let size = MemoryLayout<Number>.size
        guard count >= size else { throw ProtocolViolation() }
        defer { place += size }
        return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self)) }
    }

    mutating func run() throws(ProtocolViolation) -> [UInt8] {
        let size = Int(try number(UInt32.self))
        guard count >= size else { throw ProtocolViolation() }
        defer { place += size }
        return Array(bytes[place..<place + size])
    }

    mutating func text() throws(ProtocolViolation) -> String { String(decoding: try run(), as: UTF8.self) }

    mutating func optionalInt() throws(ProtocolViolation) -> Int? {
        try flag() ? Int(try number(Int64.self)) : nil
    }

    mutating func optionalText() throws(ProtocolViolation) -> String? { try flag() ? try text() : nil }

    mutating func flag() throws(ProtocolViolation) -> Bool { try number(UInt8.self) != 0 }

    /// Values of one size each, from the bytes and where theirs begin.
    mutating func records<Value>(
        _ length: Int, of size: Int, _ value: (UnsafeRawBufferPointer, Int) -> Value
    ) throws(ProtocolViolation) -> [Value] {
        guard length >= 0, length <= count / size else { throw ProtocolViolation() }
        defer { place += length * size }
        return bytes.withUnsafeBytes { bytes in (0..<length).map { value(bytes, place + $0 * size) } }
    }

    /// As many values as their number says, of at least `size` bytes each.
    mutating func list<Value>(
        ofAtLeast size: Int, _ value: (inout Self) throws(ProtocolViolation) -> Value
    ) throws(ProtocolViolation) -> [Value] {
        let length = Int(try number(UInt32.self))
        guard length <= count / max(1, size) else { throw ProtocolViolation() }
        var values: [Value] = []
        values.reserveCapacity(length)
        for _ in 0..<length { values.append(try value(&self)) }
        return values
    }
}

/// A child said what no sound child says.
struct ProtocolViolation: Error, Sendable, Hashable {}
