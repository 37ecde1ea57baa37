public import Discovery

/// What a walk meets.
public enum WalkItem: Sendable, Hashable {
    case file(FoundFile)
    /// Something that is not read, and why.
    case skipped(ScanPath, Outcome)
}

/// A file to be scanned.
public struct FoundFile: Sendable, Hashable {
    public let path: ScanPath
    /// In bytes.
    public let size: Int
    /// Nanoseconds since 1970.
    public let modified: Int
}

/// How a walk treats what it meets.
public struct WalkOptions: Sendable, Hashable {
    /// Whether symbolic links within folders are followed. Those that are named are followed always.
    public var followsLinks = false
    /// Whether what Git ignores is left out, and Git's own folder with it.
    public var respectsGitIgnore = false

    public init() {}
}
