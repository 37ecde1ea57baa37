#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files that only their owner may open, written so that a crash leaves the old content or the new, never a part.
package enum ProtectedFile {
    /// More than any secret that is kept in a file.
    private static let maximumLength = 1 << 20

    /// Reads a file after making sure that nobody but its owner can.
    ///
    /// - Throws: `KeyringError` when the file is absent, no regular file, longer than 1 MiB, or open to group or
    ///   world.
    package static func read(_ path: String) throws(KeyringError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("fstat", path) }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= maximumLength else {
            throw KeyringError(.unknownFormat, path)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw KeyringError(.exposed(mode: String(status.st_mode & 0o777, radix: 8)), path)
        }
        var content = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < content.count {
            let count = content.withUnsafeMutableBytes { buffer in
                systemRead(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { break }
            filled += count
        }
        return Array(content.prefix(filled))
    }

    /// Writes a new file of mode 0600, with its directories (mode 0700) where they are missing; on disk when it
    /// returns.
    ///
    /// - Throws: `KeyringError`, with `exists` when there is a file and `replacing` is false.
    package static func write(
        _ content: [UInt8], to path: String, replacing: Bool = false
    ) throws(KeyringError) {
        let directory = parent(of: path)
        try createDirectories(directory)
        let temporary = path + "." + String(UInt64.random(in: .min ... .max), radix: 36)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open", temporary) }
        do throws(KeyringError) {
            defer { close(descriptor) }
            try fill(descriptor, with: content, path: temporary)
        } catch {
            unlink(temporary)
            throw error
        }
        defer { if !replacing { unlink(temporary) } }
        // A hard link fails where a file exists, which a rename would replace.
        guard (replacing ? rename(temporary, path) : link(temporary, path)) == 0 else {
            let error = errno == EEXIST ? KeyringError(.exists, path) : failure("link", path)
            if replacing { unlink(temporary) }
            throw error
        }
        try synchronise(directory)
    }

    private static func fill(_ descriptor: Int32, with content: [UInt8], path: String) throws(KeyringError) {
        // A umask may have taken bits from the mode that was given to open; the owner keeps both.
        guard fchmod(descriptor, 0o600) == 0 else { throw failure("fchmod", path) }
        var written = 0
        while written < content.count {
            let count = content.withUnsafeBytes { buffer in
                systemWrite(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure("write", path) }
            written += count
        }
        guard fsync(descriptor) == 0 else { throw failure("fsync", path) }
    }

    /// Makes the name of a new file as durable as its content.
    private static func synchronise(_ directory: String) throws(KeyringError) {
        let descriptor = open(directory, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", directory) }
    }

    private static func createDirectories(_ path: String) throws(KeyringError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, path != parent(of: path) else { throw failure("mkdir", path) }
        try createDirectories(parent(of: path))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("mkdir", path) }
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ call: String, _ path: String) -> KeyringError {
        errno == ENOENT ? KeyringError(.notFound, path) : KeyringError(.system(call: call, code: errno), path)
    }
}

// Inside a type with a method `read`, the C function of that name is out of reach.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, buffer, count)
}
