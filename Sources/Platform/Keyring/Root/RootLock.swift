import Core

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension RootFolder {
    /// Runs `body` while no other process changes the root key of this home; waits for one that does. The kernel lets go
    /// of the lock when the process dies.
    func locked<Value>(_ body: () throws -> Value) throws -> Value {
        let file = path + "/root.lock"
        let descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw KeyringError(.system(call: "open", code: errno), file) }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw KeyringError(.system(call: "flock", code: errno), file) }
        }
        return try body()
    }
}
