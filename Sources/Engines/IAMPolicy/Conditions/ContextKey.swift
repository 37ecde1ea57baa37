/// The name of a condition key, lower-cased and hashed once; names compare without case.
///
/// Whoever builds contexts for every request keeps its keys as constants.
public struct ContextKey: Sendable, Hashable, ExpressibleByStringLiteral {
    /// As written.
    public let name: String
    let lowercased: String
    let hash: UInt64

    public init(_ name: String) {
        self.name = name
        lowercased = name.asciiLowercased
        hash = ByteHash.of(lowercased.utf8)
    }

    public init(stringLiteral value: String) { self.init(value) }

    public static func == (left: Self, right: Self) -> Bool {
        left.hash == right.hash && left.lowercased == right.lowercased
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
