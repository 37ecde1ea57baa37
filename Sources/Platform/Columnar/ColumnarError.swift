/// Why a columnar file, or the rest of it, cannot be read.
public struct ColumnarError: Error, Hashable, Sendable {
    public let kind: Kind
    /// What is wrong, for people. Never the file's data.
    public let detail: String

    public enum Kind: Sendable, Hashable {
        /// The file contradicts itself or its format.
        case malformed
        /// Something ends before what it announces.
        case truncated
        /// Right, but of a kind that this reader does not know, such as LZO.
        case unsupported
        /// Nothing can be read without a key.
        case encrypted
        /// Past one of `Limits`.
        case limit
    }

    static func malformed(_ detail: String) -> Self { Self(kind: .malformed, detail: detail) }
    static func truncated(_ detail: String) -> Self { Self(kind: .truncated, detail: detail) }
    static func unsupported(_ detail: String) -> Self { Self(kind: .unsupported, detail: detail) }
    static func encrypted(_ detail: String) -> Self { Self(kind: .encrypted, detail: detail) }
    static func limit(_ detail: String) -> Self { Self(kind: .limit, detail: detail) }
}
