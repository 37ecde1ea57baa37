import Extraction

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// System calls under names that methods do not hide, with what programs that we start must not inherit.
enum Descriptors {
    static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.read(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #else
            Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    /// A new file beside a path, for its owner alone.
    static func temporary(beside path: [UInt8]) throws(SystemError) -> (descriptor: Int32, path: [CChar]) {
        guard let file = TemporaryFile.make(path + [UInt8(ascii: ".")]) else { throw SystemError(errno) }
        return file
    }

    static func pipe() throws(SystemError) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
            let failed = Glibc.pipe(&ends)
        #else
            let failed = Darwin.pipe(&ends)
        #endif
        guard failed == 0 else { throw SystemError(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}
