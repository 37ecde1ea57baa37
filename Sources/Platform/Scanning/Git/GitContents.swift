import Extraction

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Contents by their ids. One a thread: it has a Git of its own running.
final class GitContents {
    private let child: ChildProcess
    /// Larger contents are laid into a file without a name.
    private static let memoryLimit = 64 << 20

    init(_ repository: GitRepository) throws {
        child = try repository.run(["cat-file", "--batch"], hasInput: true)
    }

    /// - Parameters:
    ///   - sizeLimit: A larger content is not given.
    ///   - body: Gets the content, or nil when it is too large, and its size.
    /// - Throws: `GitError` when the repository does not have it, and what `body` throws.
    func read(_ id: String, sizeLimit: Int, _ body: (ByteSource?, Int) throws -> Void) throws {
        try child.send(id + "\n")
        guard let header = try child.read(until: 0x0A) else { throw GitError.failed("cat-file") }
        let words = header.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 3, words[1] == "blob", let size = Int(words[2]), size >= 0 else {
            throw GitError.failed("cat-file")
        }
        if size > sizeLimit {
            try child.read(size + 1) { _ in }
            return try body(nil, size)
        }
        if size <= Self.memoryLimit {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(size + 1)
            try child.read(size + 1) { bytes += $0 }
            bytes.removeLast()
            return try body(ByteSource(bytes), size)
        }
        let file = try spool(size)
        defer { close(file) }
        try body(ByteSource(descriptor: file), size)
    }

    private func spool(_ size: Int) throws -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        let (file, path) = try Descriptors.temporary(beside: Array((folder + "/castellan").utf8))
        unlink(path)
        do {
            try child.read(size) { try AtomicFile.writeAll(Array($0), to: file) }
            try child.read(1) { _ in }
        } catch {
            close(file)
            throw error
        }
        return file
    }
}
