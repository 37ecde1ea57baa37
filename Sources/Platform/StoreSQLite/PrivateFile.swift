import Glibc
import Store

/// Files and directories for this user alone.
enum PrivateFile {
    /// Makes the file if there is none, with the directories on the way to it, and takes others' rights away.
    ///
    /// SQLite gives the files that it puts beside a database the database's own permissions.
    static func prepare(_ path: String) throws {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try makeDirectories(to: String(path[..<slash]))
        }
        let file = try open(path)
        defer { close(file) }
        guard fchmod(file, 0o600) == 0 else { throw unavailable(path) }
    }

    static func open(_ path: String) throws -> Int32 {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw unavailable(path) }
        return file
    }

    static func unavailable(_ path: String) -> StoreError {
        let code = errno
        return code == ENOSPC || code == EDQUOT ? .full : .unavailable(reason: "\(path): \(reason(code))")
    }

    static func reason(_ code: Int32) -> String {
        code == 0 ? "input/output error" : String(cString: strerror(code))
    }

    private static func makeDirectories(to path: String) throws {
        guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
            throw unavailable(path)
        }
        try makeDirectories(to: String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw unavailable(path) }
    }
}
