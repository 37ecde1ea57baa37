/// The version of the policy language; a document without one is of the older.
public enum PolicyVersion: String, Sendable, Hashable, Codable {
    /// Knows no policy variables: `${aws:username}` is that very text.
    case v2008 = "2008-10-17"
    case v2012 = "2012-10-17"
}
