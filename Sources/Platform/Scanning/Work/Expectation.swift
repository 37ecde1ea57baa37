extension ScanProgress.Expectation {
    /// What a scan of these paths will read, found by walking them.
    ///
    /// - Throws: `CancellationError`.
    public static func of(
        _ roots: [ScanPath], options: WalkOptions, maximumSize: Int, cancellation: Cancellation
    ) throws -> Self {
        var expectation = Self(files: 0, bytes: 0)
        var walk = FileWalk(options, cancellation: cancellation)
        for root in roots {
            try walk.walk(root) { item in
                expectation.files += 1
                if case .file(let file) = item, file.size <= maximumSize { expectation.bytes += file.size }
            }
        }
        return expectation
    }
}

extension ScanProgress {
    /// Finds out beside the scan how much there is to read.
    public func foresee(
        _ roots: [ScanPath], options: WalkOptions, maximumSize: Int, cancellation: Cancellation
    ) {
        _ = Threads.start(1) { [self] _ in
            guard
                let all = try? Expectation.of(
                    roots, options: options, maximumSize: maximumSize, cancellation: cancellation)
            else { return }
            expect(all)
        }
    }
}
