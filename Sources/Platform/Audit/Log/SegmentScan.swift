import Keyring
import Core

/// A segment's file as it was found: what of it is proved, and what is not.
struct SegmentScan: Sendable {
    /// The first line that does not follow from the one before.
    struct Damage: Sendable, Hashable {
        /// Counted from one, the header included.
        let line: Int
        let offset: Int
        let reason: String
        /// Whether the line has no end.
        var isIncompleteLine = false
        /// Whether sectors of it are still zeros as they were written ahead: power was lost before they were replaced.
        var isUnwritten = false

        /// Whether it may be the end of a log that is being written, or was when the plane was killed.
        var mayBeUnfinished: Bool { isIncompleteLine || isUnwritten }
        /// Whether a valid signature stands behind it. Checkpoints sign only what was on disk before, so this is no
        /// crash: the file was changed. Without one, it is what a crash left of a write that nobody was told about.
        var isTampering = false
    }

    let header: SegmentHeader
    /// Event lines that can be read, proved or not.
    fileprivate(set) var count = 0
    /// The link at the last of them.
    fileprivate(set) var link: ChainLink
    /// Where the proved part ends.
    fileprivate(set) var provedSize: Int
    /// Where the last readable line ends.
    fileprivate(set) var readableSize: Int
    fileprivate(set) var size: Int
    /// The link there.
    fileprivate(set) var provedLink: ChainLink
    /// Events in the proved part.
    fileprivate(set) var provedCount = 0
    fileprivate(set) var damage: Damage?
    fileprivate(set) var seal: Seal?
    /// Events that a valid signature covers.
    fileprivate(set) var signedCount = 0
    /// Whether events follow the last checkpoint.
    fileprivate(set) var hasUnsignedEvents = false

    struct Seal: Sendable, Hashable {
        let end: Timestamp
        let count: Int
        let link: ChainLink
    }

    /// Reads a segment from its beginning.
    ///
    /// - Parameters:
    ///   - limit: how far, when the file may be growing.
    ///   - visit: gets every readable event in its order, and whether it is proved.
    /// - Throws: `AuditError.corrupt` when there is no header to begin with.
    static func read(
        _ path: String, limit: Int? = nil, keys: [VerifyingKey],
        visit: (ArraySlice<UInt8>, _ isProved: Bool) throws -> Void = { _, _ in }
    ) throws -> SegmentScan {
        var reader = try LineReader(path, limit: limit)
        guard let first = try reader.next(), first.isComplete, let header = SegmentHeader(Array(first.bytes)) else {
            throw AuditError.corrupt(path: path, reason: "the segment has no header")
        }
        var scan = SegmentScan(
            header: header, link: header.firstLink, provedSize: first.end, readableSize: first.end, size: first.end,
            provedLink: header.firstLink)
        var number = 1
        while let line = try reader.next() {
            number += 1
            scan.size = line.end
            try scan.take(line, number: number, keys: keys, visit: visit)
        }
        return scan
    }

    private mutating func take(
        _ line: LineReader.Line, number: Int, keys: [VerifyingKey],
        visit: (ArraySlice<UInt8>, _ isProved: Bool) throws -> Void
    ) throws {
        guard line.isComplete else { return fail(number, line, "the line is incomplete") }
        guard seal == nil else { return fail(number, line, "something follows the seal") }
        guard let content = SegmentLine(line.bytes) else { return fail(number, line, "not a line of a segment") }
        switch content {
        case .event(let found, let json):
            if damage == nil && link.next(Array(json)) != found { fail(number, line, "the hash chain breaks") }
            link = found
            count += 1
            hasUnsignedEvents = true
            try visit(json, damage == nil)
        case .checkpoint(let found, let signed, let signature):
            let statement = SegmentLine.statement(checkpoint: found, count: signed, sequence: header.sequence)
            let isValid = keys.contains { $0.isValid(signature, for: statement) }
            if let reason = refusal(found, signed, isValid) { fail(number, line, reason) }
            if isValid { damage?.isTampering = true }
            link = found
            hasUnsignedEvents = false
            signedCount = count
        case .seal(let found, let signed, let end, let signature):
            let statement = SegmentLine.statement(seal: found, count: signed, end: end, sequence: header.sequence)
            let isValid = keys.contains { $0.isValid(signature, for: statement) }
            if let reason = refusal(found, signed, isValid) { fail(number, line, reason) }
            if isValid {
                damage?.isTampering = true
                seal = Seal(end: end, count: signed, link: found)
            }
            link = found
            hasUnsignedEvents = false
            signedCount = count
        }
        readableSize = line.end
        if damage == nil {
            provedSize = line.end
            provedCount = count
            provedLink = link
        }
    }

    private mutating func fail(_ number: Int, _ line: LineReader.Line, _ reason: String) {
        if damage == nil {
            damage = Damage(
                line: number, offset: line.offset, reason: reason, isIncompleteLine: !line.isComplete,
                isUnwritten: Self.hasUnwrittenSectors(line))
        }
    }

    /// Disks write whole sectors: what is left of them begins where the line or a sector does, and ends where one does.
    /// Zeros that stand elsewhere were put there.
    private static func hasUnwrittenSectors(_ line: LineReader.Line) -> Bool {
        guard let first = line.bytes.firstIndex(of: 0) else { return false }
        let zeros = line.bytes[first...].prefix { $0 == 0 }
        let start = line.offset + (first - line.bytes.startIndex)
        let isStart = first == line.bytes.startIndex || start % sector == 0
        return isStart && (start + zeros.count) % sector == 0
    }

    /// The smallest that disks have, in bytes.
    private static let sector = 512

    /// What is wrong with a signed line, given what was read so far.
    private func refusal(_ signedLink: ChainLink, _ signedCount: Int, _ isValid: Bool) -> String? {
        if !isValid { return "the signature is not the plane's" }
        if signedLink != link || signedCount != count { return "what was signed is not what is here" }
        return nil
    }
}
