#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files of patterns that hold in a folder: Git's own and the user's, then those of every folder from the top down.
struct IgnoreChain: Sendable {
    /// The last decides before those ahead of it.
    private var files: [IgnoreFile] = []
    /// What is put before a path to compare it: a walk may begin below the top.
    private let prefix: [UInt8]
    /// How many bytes of a path are not below the walk's root.
    private let skipped: Int

    /// What holds above a walk's root: the top is the folder that has `.git`, or else the root.
    ///
    /// Read are `.git/info/exclude` and `$XDG_CONFIG_HOME/git/ignore` (`~/.config/git/ignore`); another file that Git's
    /// configuration may name is not.
    static func above(_ root: ScanPath) -> IgnoreChain {
        let resolved = root.withCString { realpath($0, nil) }
        defer { free(resolved) }
        let absolute = ScanPath(bytes: resolved.map { Array(String(cString: $0).utf8) } ?? root.bytes)
        let top = top(of: absolute) ?? absolute
        let below = absolute.bytes.dropFirst(top.bytes.count).drop { $0 == UInt8(ascii: "/") }
        let isSlashed = root.bytes.last == UInt8(ascii: "/")
        var chain = IgnoreChain(
            prefix: below.isEmpty ? [] : Array(below) + [UInt8(ascii: "/")],
            skipped: root.isHere ? 0 : root.bytes.count + (isSlashed ? 0 : 1))
        for file in [userFile, top.appending(Array(".git/info/exclude".utf8))].compactMap(\.self) {
            chain.add(file, base: 0)
        }
        var folder = top
        for name in below.split(separator: UInt8(ascii: "/")) {
            chain.add(
                folder.appending(gitignore),
                base: folder.bytes.count == top.bytes.count ? 0 : folder.bytes.count - top.bytes.count)
            folder = folder.appending(Array(name))
        }
        return chain
    }

    private init(prefix: [UInt8], skipped: Int) {
        self.prefix = prefix
        self.skipped = skipped
    }

    /// The chain within a folder of the walk.
    func entering(_ folder: ScanPath, names: [[UInt8]]) -> IgnoreChain {
        guard names.contains(Self.gitignore) else { return self }
        var chain = self
        let relative = comparable(folder)
        chain.add(
            folder.appending(Self.gitignore),
            base: relative.isEmpty ? 0 : relative.count + (relative.last == UInt8(ascii: "/") ? 0 : 1))
        return chain
    }

    func ignores(_ path: ScanPath, name: [UInt8], isFolder: Bool) -> Bool {
        if name == Array(".git".utf8) { return true }
        let path = comparable(path)
        for file in files.reversed() {
            if let verdict = file.verdict(on: path, isFolder: isFolder) { return verdict }
        }
        return false
    }

    /// A path from the top.
    private func comparable(_ path: ScanPath) -> [UInt8] { prefix + (path.isHere ? [] : path.bytes.dropFirst(skipped)) }

    private mutating func add(_ path: ScanPath, base: Int) {
        guard let bytes = Folder.contents(path, limit: IgnoreFile.sizeLimit) else { return }
        let file = IgnoreFile(bytes, base: base)
        if !file.isEmpty { files.append(file) }
    }

    private static let gitignore = Array(".gitignore".utf8)

    private static func top(of path: ScanPath) -> ScanPath? {
        var bytes = path.bytes
        while true {
            let folder = ScanPath(bytes: bytes)
            if (try? FileStatus.of(folder.appending(Array(".git".utf8)), followingLink: true)) != nil { return folder }
            guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 else { return nil }
            bytes.removeSubrange(slash...)
        }
    }

    private static var userFile: ScanPath? {
        if let folder = getenv("XDG_CONFIG_HOME"), folder.pointee != 0 {
            return ScanPath(String(cString: folder)).appending(Array("git/ignore".utf8))
        }
        return getenv("HOME").map { ScanPath(String(cString: $0)).appending(Array(".config/git/ignore".utf8)) }
    }
}
