#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the solver is, and what it may take.
public struct SolverSettings: Hashable, Sendable {
    /// The path of the executable; nil for the first `cvc5` in the folders of `PATH`.
    public var path: String?
    /// How long a single query may take.
    public var timeLimit: Duration
    /// How many bytes of address space a process may have.
    public var memoryLimit: Int
    /// How many processes there may be, which is how many queries are answered at a time.
    public var processes: Int

    public init(
        path: String? = nil, timeLimit: Duration = .seconds(10), memoryLimit: Int = 2 << 30, processes: Int = 2
    ) {
        self.path = path
        self.timeLimit = timeLimit
        self.memoryLimit = memoryLimit
        self.processes = max(1, processes)
    }

    /// The path of the executable, which is looked for at each call.
    ///
    /// - Throws: ``SolverError/notFound(path:)``, whose text says how to install the solver.
    public func executable() throws(SolverError) -> String {
        if let path {
            guard SolverSettings.isExecutable(path) else { throw .notFound(path: path) }
            return path
        }
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in folders.split(separator: ":") {
            let path = "\(folder)/cvc5"
            if SolverSettings.isExecutable(path) { return path }
        }
        throw .notFound(path: nil)
    }

    private static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
    }
}
