import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that is written bit by bit and appears once it is whole, for its owner alone.
///
/// What is no regular file, such as a device or a pipe, is written to as it is. A link stays, and its target is replaced.
public final class WholeFile: Sendable {
    private let descriptor: Int32
    /// Where it is written until it is whole, and where it is then to be.
    private let move: (from: [CChar], to: ScanPath)?
    private let isOpen = Mutex(true)

    /// - Throws: `SystemError` when it cannot be written there.
    public init(path: String) throws(SystemError) {
        let named = ScanPath(path)
        guard let status = try? FileStatus.of(named, followingLink: true) else {
            let (descriptor, temporary) = try Descriptors.temporary(beside: named.bytes)
            (self.descriptor, move) = (descriptor, (temporary, named))
            return
        }
        guard status.kind == .file else {
            descriptor = named.withCString { open($0, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
            move = nil
            guard descriptor >= 0 else { throw SystemError(errno) }
            return
        }
        let resolved = named.withCString { realpath($0, nil) }
        defer { free(resolved) }
        guard let resolved else { throw SystemError(errno) }
        let target = ScanPath(
            bytes: UnsafeBufferPointer(start: resolved, count: strlen(resolved)).map { UInt8(bitPattern: $0) })
        let (descriptor, temporary) = try Descriptors.temporary(beside: target.bytes)
        (self.descriptor, move) = (descriptor, (temporary, target))
    }

    deinit {
        guard closes() else { return }
        if let move { unlink(move.from) }
    }

    /// - Throws: `SystemError`.
    public func write(_ bytes: [UInt8]) throws(SystemError) { try AtomicFile.writeAll(bytes, to: descriptor) }

    /// Lets it appear. Without this it is gone with the last reference.
    ///
    /// - Throws: `SystemError`; what was there before is then still there.
    public func finish() throws(SystemError) {
        guard closes(), let move else { return }
        guard move.to.withCString({ rename(move.from, $0) }) == 0 else {
            let failure = SystemError(errno)
            unlink(move.from)
            throw failure
        }
    }

    private func closes() -> Bool {
        let wasOpen = isOpen.withLock { isOpen in
            defer { isOpen = false }
            return isOpen
        }
        if wasOpen { close(descriptor) }
        return wasOpen
    }
}
