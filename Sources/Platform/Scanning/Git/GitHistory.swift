/// Names every content that a repository has, each once: those of all commits from the oldest on, then those that no commit
/// reaches (stashed, amended, merely added).
public struct GitHistory {
    private let repository: GitRepository
    private let cancellation: Cancellation
    private var seen: Set<ObjectID> = []

    public init(_ repository: GitRepository, cancellation: Cancellation = Cancellation()) {
        self.repository = repository
        self.cancellation = cancellation
    }

    /// - Throws: `GitError`, `CancellationError`, and what `visit` throws.
    public mutating func walk(visit: (GitBlob) throws -> Void) throws {
        try commits(visit)
        try unreached(visit)
    }

    private mutating func commits(_ visit: (GitBlob) throws -> Void) throws {
        let log = try repository.run([
            "log", "--all", "--reverse", "--raw", "-z", "-c", "--root", "--no-abbrev", "--no-renames", "--no-ext-diff",
            "--no-textconv", "--no-show-signature", "--format=%x01%H",
        ])
        var commit: String?
        while let token = try log.read(until: 0) {
            try cancellation.check()
            let line = token.drop { $0 == 0x0A }
            if line.first == 1 {
                commit = String(decoding: line.dropFirst().prefix { $0 != 0x0A }, as: UTF8.self)
            } else if line.first == UInt8(ascii: ":") {
                guard let path = try log.read(until: 0) else { break }
                try change(line, path, commit, visit)
            }
        }
        guard log.stop() == 0 else { throw GitError.failed("log") }
    }

    /// A line of `--raw`: as many colons as parents, a mode for each parent and the result, an id for each and the result.
    private mutating func change(
        _ line: ArraySlice<UInt8>, _ path: [UInt8], _ commit: String?, _ visit: (GitBlob) throws -> Void
    ) throws {
        let parents = line.prefix { $0 == UInt8(ascii: ":") }.count
        let words = line.dropFirst(parents).split(separator: UInt8(ascii: " "))
        guard words.count >= 2 * (parents + 1) else { return }
        let mode = words[parents]
        // Folders of other repositories have no content here; links have their targets' names.
        guard mode.starts(with: Array("10".utf8)) || mode.starts(with: Array("12".utf8)) else { return }
        let id = String(decoding: words[2 * parents + 1], as: UTF8.self)
        guard let object = ObjectID(id), seen.insert(object).inserted else { return }
        try visit(GitBlob(id: id, path: String(decoding: path, as: UTF8.self), commit: commit))
    }

    private mutating func unreached(_ visit: (GitBlob) throws -> Void) throws {
        let list = try repository.run([
            "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objecttype) %(objectname)",
        ])
        while let line = try list.read(until: 0x0A) {
            try cancellation.check()
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count == 2, words[0] == Array("blob".utf8)[...] else { continue }
            let id = String(decoding: words[1], as: UTF8.self)
            guard let object = ObjectID(id), seen.insert(object).inserted else { continue }
            try visit(GitBlob(id: id, path: nil, commit: nil))
        }
        guard list.stop() == 0 else { throw GitError.failed("cat-file") }
    }

    /// Twenty bytes of an id, or thirty-two: without an allocation of its own, for there are millions.
    private struct ObjectID: Hashable {
        private var words: SIMD4<UInt64> = .zero

        init?(_ text: String) {
            let digits = Array(text.utf8)
            guard digits.count == 40 || digits.count == 64 else { return nil }
            for (index, digit) in digits.enumerated() {
                guard let value = Character(Unicode.Scalar(digit)).hexDigitValue else { return nil }
                words[index / 16] = words[index / 16] << 4 | UInt64(value)
            }
        }
    }
}
