#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The few file operations that the log needs, each as durable as its name says. Files are 0600, folders 0700.
enum FileSystem {
    static let readOnly = O_RDONLY
    static let createAnew = O_WRONLY | O_CREAT | O_TRUNC

    /// A descriptor that closes itself.
    final class Descriptor: Sendable {
        let number: Int32

        init(_ number: Int32) { self.number = number }

        deinit { _ = close(number) }
    }

    static func open(_ path: String, _ flags: Int32) throws(AuditError) -> Descriptor {
        let number = retrying { openFile(path, flags | O_CLOEXEC, 0o600) }
        guard number >= 0 else { throw AuditError(errno, "open", path) }
        return Descriptor(Int32(number))
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func size(_ descriptor: Descriptor) throws(AuditError) -> Int {
        var status = stat()
        guard fstat(descriptor.number, &status) == 0 else { throw AuditError(errno, "stat", "") }
        return Int(status.st_size)
    }

    /// Where a file's contents end, if zeros that were written ahead follow them.
    static func contentEnd(_ file: Descriptor) throws(AuditError) -> Int {
        var end = try size(file)
        while end > 0 {
            let start = max(0, end - contentStep)
            let bytes = try read(file, from: start, count: end - start)
            guard isZero(bytes) else { return start + bytes.count - bytes.reversed().prefix { $0 == 0 }.count }
            end = start
        }
        return 0
    }

    private static let contentStep = 1 << 16

    private static func isZero(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, bytes[0] == 0 else { return false }
            return memcmp(base, base + 1, bytes.count - 1) == 0
        }
    }

    /// Makes a file's contents durable; not its name, nor what no reader of the contents needs.
    static func syncData(_ file: Descriptor, _ path: String) throws(AuditError) {
        #if canImport(Glibc)
            let result = fdatasync(file.number)
        #else
            let result = fcntl(file.number, F_FULLFSYNC)
        #endif
        guard result == 0 else { throw AuditError(errno, "fdatasync", path) }
    }

    /// Makes a folder with its parents; new names are on disk when it returns.
    static func makeDirectory(_ path: String) throws(AuditError) {
        if exists(path) { return }
        let parent = directory(of: path)
        if parent != path { try makeDirectory(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw AuditError(errno, "mkdir", path) }
        try syncDirectory(parent)
    }

    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func syncDirectory(_ path: String) throws(AuditError) {
        let folder = try open(path, O_RDONLY | O_DIRECTORY)
        guard fsync(folder.number) == 0 else { throw AuditError(errno, "fsync", path) }
    }

    /// The entries' names in ascending order; none when there is no such folder.
    static func list(_ path: String) throws(AuditError) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw AuditError(errno, "opendir", path)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Every file under a folder, by its path from `root`, in ascending order.
    static func files(under root: String, _ folder: String) throws(AuditError) -> [String] {
        var files: [String] = []
        for name in try list("\(root)/\(folder)") {
            let path = "\(folder)/\(name)"
            if isDirectory("\(root)/\(path)") {
                files += try self.files(under: root, path)
            } else {
                files.append(path)
            }
        }
        return files
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func remove(_ path: String) throws(AuditError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw AuditError(errno, "unlink", path) }
        try syncDirectory(directory(of: path))
    }

    /// Replaces or makes a file: after a crash either all of it is there or nothing of it.
    static func write(_ bytes: [UInt8], to path: String) throws(AuditError) {
        try makeDirectory(directory(of: path))
        let temporary = path + ".tmp"
        let file = try open(temporary, O_WRONLY | O_CREAT | O_TRUNC)
        try write(bytes, to: file)
        try publish(file, from: temporary, to: path)
    }

    static func truncate(_ path: String, to size: Int) throws(AuditError) {
        let file = try open(path, O_WRONLY)
        guard ftruncate(file.number, off_t(size)) == 0 else { throw AuditError(errno, "ftruncate", path) }
        guard fsync(file.number) == 0 else { throw AuditError(errno, "fsync", path) }
    }

    /// Takes the lock of a file for as long as the descriptor lives.
    ///
    /// - Throws: `AuditError.locked` when another process has it.
    static func lock(_ path: String) throws(AuditError) -> Descriptor {
        let file = try open(path, O_RDWR | O_CREAT)
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else {
            throw errno == EWOULDBLOCK ? .locked(path: path) : AuditError(errno, "flock", path)
        }
        return file
    }

    static func publish(_ file: Descriptor, from temporary: String, to path: String) throws(AuditError) {
        guard fsync(file.number) == 0 else { throw AuditError(errno, "fsync", temporary) }
        guard rename(temporary, path) == 0 else { throw AuditError(errno, "rename", path) }
        try syncDirectory(directory(of: path))
    }

    static func write(_ bytes: [UInt8], to file: Descriptor) throws(AuditError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let start = buffer.baseAddress! + written  // not empty
                return retrying { systemWrite(file.number, start, bytes.count - written) }
            }
            guard count > 0 else { throw AuditError(count == 0 ? EIO : errno, "write", "") }
            written += count
        }
    }

    /// The whole file.
    ///
    /// - Throws: `AuditError.missing` when there is none.
    static func read(_ path: String) throws(AuditError) -> [UInt8] {
        let file = try open(path, O_RDONLY)
        return try read(file, from: 0, count: try size(file))
    }

    /// Up to `count` bytes; fewer only at the file's end.
    static func read(_ file: Descriptor, from offset: Int, count: Int) throws(AuditError) -> [UInt8] {
        guard count > 0 else { return [] }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let start = buffer.baseAddress! + filled  // the capacity is not zero
                let got = retrying { pread(file.number, start, count - filled, off_t(offset + filled)) }
                if got < 0 { failure = errno }
                if got <= 0 { break }
                filled += got
            }
        }
        if failure != 0 { throw AuditError(failure, "read", "") }
        return bytes
    }

    private static func retrying<Count: FixedWidthInteger>(_ call: () -> Count) -> Count {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}

#if canImport(Glibc)
    private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { Glibc.open(path, flags, mode) }
    private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        Glibc.write(file, start, count)
    }
#else
    private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 { Darwin.open(path, flags, mode) }
    private func systemWrite(_ file: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        Darwin.write(file, start, count)
    }
#endif
