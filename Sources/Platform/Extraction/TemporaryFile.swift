import Glibc

/// Files that nobody else can open by name.
package enum TemporaryFile {
    private static let letters = [UInt8](repeating: UInt8(ascii: "X"), count: 6)  // what mkstemp replaces by its own

    /// Makes a file for its owner alone, whose name begins with a path. No program that is started inherits it.
    ///
    /// - Returns: Nil, with `errno`, when there can be none.
    package static func make(_ path: [UInt8]) -> (descriptor: Int32, path: [CChar])? {
        var name = (path + letters).map { CChar(bitPattern: $0) } + [0]
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return (descriptor, name)
    }
}
