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
    private let path: String
    /// Nil for standard output.
    private let file: WholeFile?

    /// - Throws: `Complaint` when the file cannot be written: before the scan, and not after it.
    init(_ path: String?) throws {
        self.path = path ?? "-"
        do {
            file = self.path == "-" ? nil : try WholeFile(path: self.path)
        } catch {
            throw Complaint(
                "cannot write \(self.path): \(error)", remedy: "give a file in a folder that can be written to")
        }
    }

    func write(_ bytes: [UInt8]) throws {
        do {
            if let file { try file.write(bytes) } else { try AtomicFile.writeAll(bytes, to: STDOUT_FILENO) }
        } catch {
            // Whoever reads a pipe may have seen enough.
            if file == nil, error.number == EPIPE { return }
            throw Complaint("cannot write the report: \(error)", remedy: "make room, or name another --output")
        }
    }

    func close() throws {
        do {
            try file?.finish()
        } catch {
            throw Complaint("cannot write \(path): \(error)", remedy: "name another --output")
        }
    }
}

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
