/// A content that a repository's history holds, under the first name it had.
public struct GitBlob: Sendable, Hashable {
    /// In hexadecimal.
    public let id: String
    /// Where it first stood; nil when no commit has it.
    public let path: String?
    /// The first commit that has it, in hexadecimal.
    public let commit: String?
}
