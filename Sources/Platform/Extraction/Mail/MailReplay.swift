#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Lets mail be read twice: files again from their beginning, everything else from a copy, which is in memory while
/// small and in a file without a name when not.
final class MailReplay {
    /// For the first time.
    private(set) var first: ByteSource
    private let descriptor: Int32?
    private var copy: [UInt8] = []
    private var file: Int32 = -1

    private static let maximumInMemory = 8 << 20

    init(_ source: ByteSource) {
        descriptor = source.descriptor
        first = source
        guard source.descriptor == nil else { return }
        first = ByteSource(size: source.size) { [weak self] buffer in
            let count = try source.read(into: buffer)
            try self?.keep(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            return count
        }
    }

    deinit { if file >= 0 { close(file) } }

    /// For the second time.
    func second() throws -> ByteSource? {
        if let descriptor { return ByteSource(descriptor: descriptor) }
        if file < 0 { return ByteSource(copy) }
        try flush()
        return ByteSource(descriptor: file)
    }

    private func keep(_ bytes: UnsafeRawBufferPointer) throws {
        copy.append(contentsOf: bytes)
        guard copy.count > Self.maximumInMemory else { return }
        if file < 0 { file = try Self.openFile() }
        try flush()
    }

    private func flush() throws {
        var start = 0
        while start < copy.count {
            let count = copy.withUnsafeBytes { write(file, $0.baseAddress.map { $0 + start }, $0.count - start) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw ReadingError.system(errno) }
            start += count
        }
        copy.removeAll(keepingCapacity: true)
    }

    private static func openFile() throws -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        guard let file = TemporaryFile.make(Array("\(folder)/castellan-mail-".utf8)) else {
            throw ReadingError.system(errno)
        }
        unlink(file.path)
        return file.descriptor
    }
}
