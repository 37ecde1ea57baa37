internal import Core

/// A string that is compared, hashed and ordered by its UTF-8 bytes, as Cedar does.
///
/// Swift's own `String` compares by canonical equivalence: there "é" written with one scalar equals "é" written with
/// two. To Cedar they are different ids, attribute names and values.
public struct Text: Hashable, Comparable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    public let string: String

    public init(_ string: String) {
        // Contiguous storage makes the comparisons below loops over bytes.
        var string = string
        string.makeContiguousUTF8()
        self.string = string
    }

    public init(stringLiteral value: String) {
        self.init(value)
    }

    public var description: String { string }

    public static func == (left: Text, right: Text) -> Bool {
        left.withBytes { left in right.withBytes { WordScan.areEqual(left, $0) } }
    }

    public static func < (left: Text, right: Text) -> Bool {
        left.withBytes { left in right.withBytes { left.lexicographicallyPrecedes($0) } }
    }

    public func hash(into hasher: inout Hasher) {
        withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }

    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var string = string
        return string.withUTF8(body)
    }
}
