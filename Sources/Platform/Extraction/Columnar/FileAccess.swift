public import Columnar
import Glibc

/// An open file as bytes that can be read anywhere.
public struct FileAccess: RandomAccess {
    private let descriptor: Int32
    public let size: Int

    /// - Parameter descriptor: Of a file that can be sought; stays the caller's, and open.
    /// - Throws: `FileAccessError`.
    public init(descriptor: Int32) throws {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileAccessError(code: errno) }
        self.descriptor = descriptor
        size = Int(status.st_size)
    }

    public func read(at offset: Int, count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, count <= size, offset <= size - count else {
            throw FileAccessError(code: EINVAL)
        }
        var failure: Int32?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                let taken = pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
                if taken < 0, errno == EINTR { continue }
                guard taken > 0 else {
                    failure = taken < 0 ? errno : ENODATA
                    return
                }
                done += taken
            }
        }
        if let failure { throw FileAccessError(code: failure) }
        return bytes
    }
}

/// A file that cannot be read.
public struct FileAccessError: Error, Hashable, Sendable {
    /// As `errno` has it; `ENODATA` where the file became shorter meanwhile.
    public let code: Int32

    public init(code: Int32) { self.code = code }
}
