#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A repository that Git reads for us.
public struct GitRepository: Sendable, Hashable {
    /// Git's own folder.
    let folder: String

    /// - Parameter path: Anywhere within a working tree, or a bare repository.
    /// - Throws: `GitError`.
    public init(_ path: String) throws {
        guard let child = try? Self.git(["-C", path, "rev-parse", "--absolute-git-dir"]) else {
            throw GitError.notInstalled
        }
        let line = try child.read(until: 0x0A) ?? []
        // What cannot be started and what is refused both end without a line.
        let code = child.stop()
        guard code != 127 else { throw GitError.notInstalled }
        guard code == 0, !line.isEmpty else { throw GitError.noRepository(path) }
        folder = String(decoding: line, as: UTF8.self)
    }

    func run(_ arguments: [String], hasInput: Bool = false) throws -> ChildProcess {
        try Self.git(["--git-dir", folder] + arguments, hasInput: hasInput)
    }

    /// A repository's own configuration must not run anything: no pagers, no signatures, no fetching of what is absent.
    private static func git(_ arguments: [String], hasInput: Bool = false) throws -> ChildProcess {
        try ChildProcess(
            [
                "git", "--no-pager", "--no-replace-objects", "-c", "core.quotePath=false", "-c",
                "log.showSignature=false",
            ] + arguments,
            environment: ["GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"],
            hasInput: hasInput)
    }
}

public enum GitError: Error, Sendable, Hashable, CustomStringConvertible {
    case notInstalled
    case noRepository(String)
    case failed(String)

    public var description: String {
        switch self {
        case .notInstalled: "git is not installed"
        case .noRepository(let path): "\(path) is in no Git repository"
        case .failed(let what): "git \(what) failed"
        }
    }
}
