import Discovery
import Scanning
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where a report goes: standard output, or a file that appears when it is whole.
final class ScanOutput: Sendable {
    private let descriptor: Int32
    private let path: ScanPath?
    private let temporary: ScanPath?

    /// - Throws: `Complaint` when the file cannot be written: before the scan, and not after it.
    init(_ path: String?) throws {
        guard let path, path != "-" else {
            descriptor = STDOUT_FILENO
            (self.path, temporary) = (nil, nil)
            return
        }
        let part = path + ".part"
        let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw Complaint(
                "cannot write \(path): \(SystemError(errno))", remedy: "give a file in a folder that can be written to")
        }
        self.descriptor = descriptor
        self.path = ScanPath(path)
        temporary = ScanPath(part)
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            try AtomicFile.writeAll(bytes, to: descriptor)
        } catch {
            // Whoever reads a pipe may have seen enough.
            if path == nil, error.number == EPIPE { return }
            throw Complaint("cannot write the report: \(error)", remedy: "make room, or name another --output")
        }
    }

    func close() throws {
        guard let path, let temporary else { return }
        _ = systemClose(descriptor)
        guard rename(temporary.text, path.text) == 0 else {
            throw Complaint("cannot write \(path.text): \(SystemError(errno))", remedy: "name another --output")
        }
    }
}

private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }

/// Writes records as files are finished.
final class RecordWriter: Sendable {
    private let output: ScanOutput
    private let subject: ScanSubject
    private let rules: LoadedRules
    private let pending = Mutex([UInt8]())

    init(_ output: ScanOutput, _ subject: ScanSubject, _ rules: LoadedRules) {
        self.output = output
        self.subject = subject
        self.rules = rules
    }

    func write(_ file: ScannedFile) throws {
        var lines: [UInt8] = []
        let context = subject.context(of: file)
        for (index, document) in file.result.documents.enumerated() {
            let id = subject.id(of: file, document: index)
            lines += DiscoveryRecord(id: id, result: document, types: rules.types, context: context).value.json(.record)
            lines.append(0x0A)
        }
        try pending.withLock { pending in
            pending += lines
            guard pending.count >= 65_536 else { return }
            try output.write(pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    func end() throws {
        try pending.withLock { pending in
            try output.write(pending)
            pending = []
        }
    }
}
