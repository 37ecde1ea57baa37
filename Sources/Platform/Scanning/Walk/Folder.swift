#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

enum Folder {
    /// The names in a folder in descending order of their bytes, without `.` and `..`.
    static func names(_ path: ScanPath) throws(SystemError) -> [[UInt8]] {
        guard let stream = path.withCString({ opendir($0) }) else { throw SystemError(errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw SystemError(errno) }
                break
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                let start = UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self)
                return Array(
                    UnsafeBufferPointer(start: start, count: strlen(UnsafePointer<CChar>(OpaquePointer(start)))))
            }
            if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
        }
        return names.sorted { $1.lexicographicallyPrecedes($0) }
    }

    /// A small file whole; nil when it cannot be read, is no regular file, or is larger than that.
    static func contents(_ path: ScanPath, limit: Int) -> [UInt8]? {
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let status = try? FileStatus.of(descriptor: descriptor), status.kind == .file, status.size <= limit else {
            return nil
        }
        return contents(descriptor, limit: limit)
    }

    /// Everything that a descriptor gives; nil when it fails or gives more.
    static func contents(_ descriptor: Int32, limit: Int) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0, bytes.count + count <= limit else { return nil }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }
}
