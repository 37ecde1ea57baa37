/// Bytes that grow at their end.
///
/// An array asks for each append whether it is shared and whether there is room; this asks once for what is about to
/// come (`reserve`), so that short runs, of which JSON has many, cost their copying.
struct GrowingBytes: Sendable {
    /// As long as there is room for; what lies beyond `count` means nothing.
    private var storage: [UInt8] = []
    private(set) var count = 0

    init(reserving capacity: Int) {
        if capacity > 0 { grow(capacity) }
    }

    var array: [UInt8] { Array(storage[..<count]) }

    var text: String { String(decoding: storage[..<count], as: UTF8.self) }

    /// Makes room for so many bytes beyond those that are there.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if storage.count &- count < more { grow(more) }
    }

    private mutating func grow(_ more: Int) {
        let size = max(2 * storage.count, count + more, 64)
        var larger = [UInt8](repeating: 0, count: size)
        larger.withUnsafeMutableBytes { room in
            storage.withUnsafeBytes { room.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        storage = larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        storage[count] = byte
        count &+= 1
    }

    mutating func append(_ run: UnsafeBufferPointer<UInt8>) {
        guard let source = run.baseAddress else { return }
        append(upTo: run.count) { place in
            place.copyMemory(from: source, byteCount: run.count)
            return run.count
        }
    }

    /// - Parameters:
    ///   - most: how many bytes `write` writes at most.
    ///   - write: gets the place of the next byte, and tells how many bytes it has written.
    @inline(__always)
    mutating func append(upTo most: Int, _ write: (UnsafeMutableRawPointer) -> Int) {
        reserve(max(most, 1))
        storage.withUnsafeMutableBytes { room in
            guard let base = room.baseAddress else { return }
            count &+= write(base + count)
        }
    }

    mutating func append(_ other: GrowingBytes) {
        other.storage.withUnsafeBufferPointer { append(UnsafeBufferPointer(rebasing: $0[..<other.count])) }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }
}
