import Glibc
import Store
import Synchronization

/// Holds a database for one process; the kernel lets go of it when the process dies.
final class FileLock: Sendable {
    private let file: Mutex<Int32?>

    /// - Parameter path: of the database; the lock is the file `path.lock`, which holds the process's number.
    init(path: String) throws {
        let name = path + ".lock"
        let file = try PrivateFile.open(name)
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            defer { close(file) }
            guard errno == EWOULDBLOCK else { throw PrivateFile.unavailable(name) }
            throw StoreError.unavailable(reason: "\(path) is in use\(Self.holder(file)); stop that first")
        }
        let number = Array("\(getpid())\n".utf8)
        _ = ftruncate(file, 0)
        _ = pwrite(file, number, number.count, 0)
        self.file = Mutex(file)
    }

    deinit { release() }

    func release() {
        file.withLock { file in
            if let open = file { close(open) }
            file = nil
        }
    }

    private static func holder(_ file: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(file, &bytes, bytes.count, 0)
        let digits = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self).prefix { $0.isNumber }
        return digits.isEmpty ? "" : " by process \(digits)"
    }
}
