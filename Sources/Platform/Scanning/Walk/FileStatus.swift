#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system says of a file, reduced to what a walk needs.
struct FileStatus: Sendable, Hashable {
    enum Kind: Sendable, Hashable { case file, folder, link, special }

    let kind: Kind
    let size: Int
    /// Nanoseconds since 1970.
    let modified: Int
    let identity: Identity

    /// What tells a file from every other on the system.
    struct Identity: Sendable, Hashable {
        let device: UInt64
        let number: UInt64
    }

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .special
        }
        size = Int(status.st_size)
        #if canImport(Glibc)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        modified = Int(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ Int(time.tv_nsec)
        identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
    }

    /// - Throws: `SystemError`.
    static func of(_ path: ScanPath, followingLink: Bool) throws(SystemError) -> Self {
        var status = stat()
        let failed = path.withCString { followingLink ? stat($0, &status) : lstat($0, &status) }
        guard failed == 0 else { throw SystemError(errno) }
        return Self(status)
    }

    static func of(descriptor: Int32) throws(SystemError) -> Self {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError(errno) }
        return Self(status)
    }
}

/// An `errno`.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
    public let number: Int32

    public init(_ number: Int32) { self.number = number }

    public var description: String { String(cString: strerror(number)) }
}
