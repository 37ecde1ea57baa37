#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes what is no result: progress, questions.
func tell(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
}
