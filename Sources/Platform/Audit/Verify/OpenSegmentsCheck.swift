import Keyring
import Core

/// The segments that have no digest yet, as they were when verifying began.
struct OpenSegmentsCheck {
    private struct Found {
        let file: String
        let sequence: Int64
        /// nil when it has no header.
        let scan: SegmentScan?
    }

    private var found: [Found] = []

    /// The unique part of the log files that may exist without a digest because they are being closed.
    var pendingUniques: Set<String> { Set(found.compactMap { $0.scan?.header.unique }) }

    static func read(_ layout: AuditLayout, keys: [VerifyingKey]) throws -> OpenSegmentsCheck {
        var check = OpenSegmentsCheck()
        // Between a segment's seal and its successor a running plane has none for a moment.
        for _ in 0..<20 where check.found.isEmpty {
            for name in try FileSystem.list(layout.openFolder) {
                guard let sequence = AuditLayout.sequence(ofOpenSegment: name) else { continue }
                do {
                    let scan = try SegmentScan.read(layout.openSegment(sequence), keys: keys)
                    check.found.append(Found(file: "open/" + name, sequence: sequence, scan: scan))
                } catch AuditError.missing {
                    continue
                } catch AuditError.corrupt {
                    check.found.append(Found(file: "open/" + name, sequence: sequence, scan: nil))
                }
            }
        }
        return check
    }

    /// - Parameters:
    ///   - head: the newest digest, nil when there is none that can be read.
    ///   - isOnlyLink: whether there are no digests at all.
    func check(after head: Digest?, isOnlyLink: Bool, into report: inout VerificationReport) {
        var sequence = head?.chain.sequence ?? 0
        var link = head?.chain.last ?? .genesis
        var start = head?.end
        let pending = found.filter { $0.sequence > sequence }
        if pending.isEmpty && found.isEmpty {
            report.add(.missing, "open", "there is no open segment: the newest events may have been removed")
        }
        for segment in pending {
            guard let scan = segment.scan else {
                report.add(.altered, segment.file, "it has no header")
                continue
            }
            let follows = scan.header.sequence == sequence + 1 && scan.header.previous == link
            if head != nil || isOnlyLink, !follows || (start != nil && scan.header.start != start) {
                report.add(.gap, segment.file, "it does not go on where the segment before ended")
            }
            check(scan, segment.file, isLast: segment.sequence == pending.last?.sequence, into: &report)
            sequence = scan.header.sequence
            link = scan.seal?.link ?? scan.link
            start = scan.seal?.end
        }
    }

    private func check(_ scan: SegmentScan, _ file: String, isLast: Bool, into report: inout VerificationReport) {
        let unsigned = max(0, scan.provedCount - scan.signedCount)
        report.unsignedEvents += unsigned
        report.openEvents += scan.provedCount - unsigned
        guard let damage = scan.damage else {
            if !isLast && scan.seal == nil { report.add(.gap, file, "it is not sealed, yet another follows") }
            return
        }
        if damage.isTampering || !damage.mayBeUnfinished || !isLast {
            report.add(.altered, file, "line \(damage.line): \(damage.reason)")
        } else {
            report.remarks.append("\(file), line \(damage.line) is being written, or was when the plane was killed")
        }
    }
}
