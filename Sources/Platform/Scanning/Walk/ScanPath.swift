/// A path as the system has it: bytes, which need not be text.
public struct ScanPath: Sendable, Hashable {
    public let bytes: [UInt8]

    public init(_ text: String) { bytes = Array(text.utf8) }
    init(bytes: [UInt8]) { self.bytes = bytes }

    /// For people and reports; bytes that are no text are replaced.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The part behind the last slash.
    public var name: String {
        let end = bytes.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
        let start = bytes[..<end].lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The working folder, whose files go by their names alone.
    var isHere: Bool { bytes == [UInt8(ascii: ".")] }

    func appending(_ name: [UInt8]) -> Self {
        if isHere { return Self(bytes: name) }
        var joined = bytes
        joined.reserveCapacity(bytes.count + name.count + 1)
        if let last = joined.last, last != UInt8(ascii: "/") { joined.append(UInt8(ascii: "/")) }
        joined += name
        return Self(bytes: joined)
    }

    /// - Parameter body: Gets the path with a zero byte at its end.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        let terminated = bytes.map { CChar(bitPattern: $0) } + [0]
        return try body(terminated)
    }
}
