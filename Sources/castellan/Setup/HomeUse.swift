#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Home {
    /// Whether a plane is running on this home: it holds the lock of the audit log, wherever the state is.
    var isInUse: Bool {
        let file = open(auditFolder + "/lock", O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_EX | LOCK_NB) != 0
    }
}
