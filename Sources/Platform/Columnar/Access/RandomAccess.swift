/// Bytes that can be read anywhere: a file, or memory.
public protocol RandomAccess {
    /// In bytes.
    var size: Int { get }
    /// Reads exactly `count` bytes; callers ask only for what `size` has.
    ///
    /// - Throws: When they cannot be read, such as from a file that was cut meanwhile.
    func read(at offset: Int, count: Int) throws -> [UInt8]
}

/// A file that is in memory.
public struct MemoryAccess: RandomAccess, Sendable {
    private let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    public var size: Int { bytes.count }

    public func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, count <= bytes.count, offset <= bytes.count - count else {
            throw ColumnarError.truncated("a read past the end")
        }
        return Array(bytes[offset..<offset + count])
    }
}
