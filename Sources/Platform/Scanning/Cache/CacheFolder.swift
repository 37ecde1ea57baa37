import Discovery

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Things that are costly to make and that only their owner may have written: compiled rules.
///
/// What is there is not believed. The folder and the file must be the user's own, for nobody else to write or read, and no
/// links; the content must have the digest that stands behind it. Anything else is as if it were absent.
public struct CacheFolder: Sendable {
    private let path: ScanPath
    /// No cached thing is larger.
    private let sizeLimit: Int

    /// - Parameter path: Made on the first `store`, for its owner alone.
    public init(path: String, sizeLimit: Int = 1 << 30) {
        self.path = ScanPath(path)
        self.sizeLimit = sizeLimit
    }

    /// `$XDG_CACHE_HOME/castellan`, by default `~/.cache/castellan`. Nil where neither is set.
    public static func standard() -> Self? {
        func value(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        if let folder = value("XDG_CACHE_HOME") { return Self(path: folder + "/castellan") }
        return value("HOME").map { Self(path: $0 + "/.cache/castellan") }
    }

    /// - Parameter key: What the content is made from, as a digest; it becomes the file's name.
    /// - Returns: Nil when there is none that can be trusted.
    public func content(for key: [UInt8]) -> [UInt8]? {
        guard isOwn else { return nil }
        let file = path.appending(Self.name(key))
        let descriptor = file.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, Self.isPrivate(status, S_IFREG), status.st_nlink == 1,
            let bytes = Folder.contents(descriptor, limit: sizeLimit), bytes.count > 32
        else { return nil }
        let content = Array(bytes.dropLast(32))
        return SHA256.digest(key + content)[...] == bytes.suffix(32) ? content : nil
    }

    /// Keeps a content, whole or not at all. Whoever cannot is no worse off, so that failures are not told.
    public func store(_ content: [UInt8], for key: [UInt8]) {
        makeFolders()
        guard isOwn else { return }
        let file = path.appending(Self.name(key))
        try? AtomicFile.write(content + SHA256.digest(key + content), to: file)
    }

    private var isOwn: Bool {
        var status = stat()
        return path.withCString { lstat($0, &status) } == 0 && Self.isPrivate(status, S_IFDIR)
    }

    private func makeFolders() {
        var end = path.bytes.startIndex
        while let slash = path.bytes[path.bytes.index(after: end)...].firstIndex(of: UInt8(ascii: "/")) {
            _ = ScanPath(bytes: Array(path.bytes[..<slash])).withCString { mkdir($0, 0o700) }
            end = slash
        }
        _ = path.withCString { mkdir($0, 0o700) }
    }

    private static func isPrivate(_ status: stat, _ kind: mode_t) -> Bool {
        status.st_mode & S_IFMT == kind && status.st_uid == geteuid() && status.st_mode & 0o077 == 0
    }

    private static func name(_ key: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return key.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }
}
