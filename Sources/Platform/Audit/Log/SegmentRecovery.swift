import Keyring
import Core

/// Brings the folder of open segments in order when the log is opened, whatever a crash left of it.
struct SegmentRecovery {
    /// Where writing begins.
    struct Start: Sendable {
        /// The segment to go on with; nil makes one of `header` with the first event.
        var open: OpenSegment?
        var header: SegmentHeader
        var contents = SegmentContents()
        var signedCount = 0
    }

    let configuration: AuditConfiguration
    let layout: AuditLayout
    let signer: SigningKey
    let now: Timestamp
    private(set) var notes: [RecoveryNote] = []
    /// Segments that are complete and wait for their digest, in their order.
    private(set) var sealed: [(sequence: Int64, contents: SegmentContents)] = []

    init(_ configuration: AuditConfiguration, signer: SigningKey, now: Timestamp) {
        self.configuration = configuration
        self.signer = signer
        self.now = now
        layout = AuditLayout(configuration)
    }

    /// - Parameter last: the newest digest; nil for a new log.
    mutating func run(after last: ChainHead?) throws -> Start {
        var next = SegmentHeader(
            sequence: (last?.sequence ?? 0) + 1, start: last?.end ?? SegmentClock.beginningOfHour(now),
            unique: AuditLayout.randomUnique(), previous: last?.link ?? .genesis)
        let names = try FileSystem.list(layout.openFolder)
        let sequences = names.compactMap(AuditLayout.sequence(ofOpenSegment:)).sorted()
        for (index, sequence) in sequences.enumerated() {
            guard let found = try scan(sequence) else { continue }
            let (scan, contents) = found
            let link = scan.seal?.link ?? scan.link
            next = SegmentHeader(
                sequence: sequence + 1, start: scan.seal?.end ?? scan.header.start,
                unique: AuditLayout.randomUnique(), previous: link)
            if scan.seal != nil {
                sealed.append((sequence, contents))
                continue
            }
            if index == sequences.count - 1, scan.damage?.isTampering != true {
                return Start(
                    open: try resume(scan), header: scan.header, contents: contents,
                    signedCount: scan.hasUnsignedEvents ? 0 : scan.provedCount)
            }
            // Changed from outside: it is closed as it is, and its digest says so.
            next = try seal(scan, contents, end: scan.header.start.adding(seconds: 1))
        }
        return Start(header: next)
    }

    private mutating func scan(_ sequence: Int64) throws -> (SegmentScan, SegmentContents)? {
        let path = layout.openSegment(sequence)
        var contents = SegmentContents()
        do {
            let scan = try SegmentScan.read(path, keys: [signer.publicKey]) { json, isProved in
                if isProved, let line = AuditLine(json: Array(json)) { contents.add(line) }
            }
            if let damage = scan.damage {
                try note(damage, in: scan, at: path)
            }
            return (scan, contents)
        } catch AuditError.corrupt(_, let reason) {
            let kept = try setAside(try FileSystem.read(path), of: sequence, at: 0)
            try FileSystem.remove(path)
            notes.append(RecoveryNote(kind: .unreadable, file: path, keptIn: kept, detail: reason))
            return nil
        }
    }

    private mutating func note(_ damage: SegmentScan.Damage, in scan: SegmentScan, at path: String) throws {
        let detail = "line \(damage.line): \(damage.reason)"
        if damage.isTampering {
            notes.append(RecoveryNote(kind: .tampering, file: path, keptIn: nil, detail: detail))
            return
        }
        let file = try FileSystem.open(path, FileSystem.readOnly)
        let torn = try FileSystem.read(file, from: scan.provedSize, count: scan.size - scan.provedSize)
        let kept = try setAside(torn, of: scan.header.sequence, at: scan.provedSize)
        notes.append(RecoveryNote(kind: .tornWrite, file: path, keptIn: kept, detail: detail))
    }

    private func setAside(_ bytes: [UInt8], of sequence: Int64, at offset: Int) throws -> String {
        let path = "\(layout.asideFolder)/\(sequence)-\(offset)-\(now.basic)"
        try FileSystem.write(bytes, to: path)
        return path
    }

    /// Cuts off what a crash left and goes on behind the proved part.
    private func resume(_ scan: SegmentScan) throws -> OpenSegment {
        let path = layout.openSegment(scan.header.sequence)
        if scan.damage != nil { try FileSystem.truncate(path, to: scan.provedSize) }
        return try OpenSegment(
            scan.header, at: path, size: scan.provedSize, link: scan.provedLink, count: scan.provedCount,
            configuration.write)
    }

    private mutating func seal(_ scan: SegmentScan, _ contents: SegmentContents, end: Timestamp) throws -> SegmentHeader
    {
        let path = layout.openSegment(scan.header.sequence)
        if scan.size > scan.readableSize { try FileSystem.truncate(path, to: scan.readableSize) }
        var segment = try OpenSegment(
            scan.header, at: path, size: scan.readableSize, link: scan.link, count: scan.count, configuration.write)
        let statement = SegmentLine.statement(
            seal: scan.link, count: scan.count, end: end, sequence: scan.header.sequence)
        let signature = try signer.signature(for: statement)
        try segment.append(line: SegmentLine.seal(scan.link, count: scan.count, end: end, signature: signature))
        sealed.append((scan.header.sequence, contents))
        return SegmentHeader(
            sequence: scan.header.sequence + 1, start: end, unique: AuditLayout.randomUnique(), previous: scan.link)
    }
}
