import Discovery

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Walks files and folders in the order of their names, and says what it meets; it follows nothing in circles.
///
/// It holds the names of the folders that it is in and no others, and recurses nowhere.
public struct FileWalk {
    private let options: WalkOptions
    private let cancellation: Cancellation
    /// Folders that were walked, where links might lead to one twice.
    private var walked: Set<FileStatus.Identity> = []

    public init(_ options: WalkOptions = WalkOptions(), cancellation: Cancellation = Cancellation()) {
        self.options = options
        self.cancellation = cancellation
    }

    /// - Parameter visit: What it throws ends the walk.
    /// - Throws: `CancellationError` when cancelled.
    public mutating func walk(_ root: ScanPath, visit: (WalkItem) throws -> Void) throws {
        let status: FileStatus
        do {
            status = try FileStatus.of(root, followingLink: true)
        } catch {
            return try visit(.skipped(root, Self.outcome(of: error)))
        }
        guard status.kind == .folder else { return try visit(Self.item(root, status)) }
        if options.followsLinks { walked.insert(status.identity) }
        let ignore = options.respectsGitIgnore ? IgnoreChain.above(root) : nil
        var stack: [Frame] = []
        try enter(root, status, ignore, &stack, visit)
        while var frame = stack.popLast() {
            try cancellation.check()
            guard let name = frame.names.popLast() else { continue }
            let chain = frame.ignore
            let path = frame.path.appending(name)
            stack.append(frame)
            try self.visit(path, name, chain, &stack, visit)
        }
    }

    /// A folder that the walk is in.
    private struct Frame {
        let path: ScanPath
        /// Those that are left, the next one last.
        var names: [[UInt8]]
        let identity: FileStatus.Identity
        let ignore: IgnoreChain?
    }

    private mutating func visit(
        _ path: ScanPath, _ name: [UInt8], _ ignore: IgnoreChain?, _ stack: inout [Frame],
        _ visit: (WalkItem) throws -> Void
    ) throws {
        var status: FileStatus
        do {
            status = try FileStatus.of(path, followingLink: false)
        } catch {
            return try visit(.skipped(path, Self.outcome(of: error)))
        }
        if let ignore, ignore.ignores(path, name: name, isFolder: status.kind == .folder) { return }
        let isLink = status.kind == .link
        if isLink {
            guard options.followsLinks else {
                return try visit(.skipped(path, Outcome(.skipped, reason: .unsupportedFileType, detail: Self.link)))
            }
            do {
                status = try FileStatus.of(path, followingLink: true)
            } catch {
                return try visit(.skipped(path, Self.outcome(of: error)))
            }
        }
        guard status.kind == .folder else { return try visit(Self.item(path, status)) }
        let isLoop = stack.contains { $0.identity == status.identity }
        if isLoop || options.followsLinks && !walked.insert(status.identity).inserted {
            return try visit(.skipped(path, Outcome(.skipped, reason: .unsupportedFileType, detail: Self.loop)))
        }
        if Self.isObjects(path) {
            return try visit(.skipped(path, Outcome(.skipped, reason: .unsupportedFileType, detail: Self.objects)))
        }
        try enter(path, status, ignore, &stack, visit)
    }

    private func enter(
        _ path: ScanPath, _ status: FileStatus, _ ignore: IgnoreChain?, _ stack: inout [Frame],
        _ visit: (WalkItem) throws -> Void
    ) throws {
        let names: [[UInt8]]
        do {
            names = try Folder.names(path)
        } catch {
            return try visit(.skipped(path, Self.outcome(of: error)))
        }
        let chain = ignore?.entering(path, names: names)
        stack.append(Frame(path: path, names: names, identity: status.identity, ignore: chain))
    }

    private static func item(_ path: ScanPath, _ status: FileStatus) -> WalkItem {
        guard status.kind == .file else {
            return .skipped(path, Outcome(.skipped, reason: .unsupportedFileType, detail: special))
        }
        return .file(FoundFile(path: path, size: status.size, modified: status.modified))
    }

    /// Whether this is where Git keeps what it has compressed, which no reader can use.
    private static func isObjects(_ path: ScanPath) -> Bool {
        path.bytes.suffix(13) == Array("/.git/objects".utf8)[...]
    }

    private static let link = "a symbolic link; name its target, or give --follow"
    private static let loop = "a folder that is walked already, by way of a symbolic link"
    private static let special = "no regular file: a device, a socket or a pipe"
    private static let objects = "Git's compressed history; give --git to scan it"

    /// What became of a file that the system does not give.
    static func outcome(of error: SystemError) -> Outcome {
        let reason: Outcome.Reason =
            switch error.number {
            case EACCES, EPERM: .permissionDenied
            case ENOENT, ESTALE, ENOTDIR: .noLongerAvailable
            default: .unableToParse
            }
        return Outcome(.skipped, reason: reason, detail: error.description)
    }
}
