#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why the log could not do what it was asked. An event whose `append` threw is not in the log.
package enum AuditError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The disk has no room; appending works again when there is some.
    case full(path: String)
    case missing(path: String)
    /// A system call failed: its name and error number.
    case system(call: String, path: String, errno: Int32)
    /// A file is not what it should be.
    case corrupt(path: String, reason: String)
    /// The log was closed.
    case closed
    /// Another process has the directory open.
    case locked(path: String)
    /// A paging token that this log did not give for that query.
    case invalidToken

    init(_ number: Int32, _ call: String, _ path: String) {
        switch number {
        case ENOSPC, EDQUOT, EFBIG: self = .full(path: path)
        case ENOENT: self = .missing(path: path)
        default: self = .system(call: call, path: path, errno: number)
        }
    }

    package var description: String {
        switch self {
        case .full(let path): "No room on the disk of the audit log\(Self.at(path))"
        case .missing(let path): "There is no file \(path)"
        case .system(let call, let path, let number):
            "\(call) failed with \(String(cString: strerror(number)))\(Self.at(path))"
        case .corrupt(let path, let reason): "\(path): \(reason)"
        case .closed: "The audit log is closed"
        case .locked(let path): "Another process writes the audit log in \(path)"
        case .invalidToken: "The token belongs to no page of this query"
        }
    }

    private static func at(_ path: String) -> String { path.isEmpty ? "" : ": \(path)" }
}
