#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Files that are there whole or not at all, for their owner alone.
public enum AtomicFile {
    /// - Throws: `SystemError`; what was there before is then still there.
    public static func write(_ bytes: [UInt8], to path: ScanPath) throws(SystemError) {
        let (descriptor, temporary) = try Descriptors.temporary(beside: path.bytes)
        do throws(SystemError) {
            defer { close(descriptor) }
            try writeAll(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw SystemError(errno) }
        } catch {
            unlink(temporary)
            throw error
        }
        guard path.withCString({ rename(temporary, $0) }) == 0 else {
            let failure = SystemError(errno)
            unlink(temporary)
            throw failure
        }
    }

    /// - Throws: `SystemError`.
    public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        var offset = 0
        while offset < bytes.count {
            let count = bytes.withUnsafeBytes {
                Descriptors.write(descriptor, UnsafeRawBufferPointer(rebasing: $0[offset...]))
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw SystemError(errno)
            }
            offset += count
        }
    }
}
