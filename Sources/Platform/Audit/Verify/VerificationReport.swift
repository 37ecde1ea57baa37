package import Core

/// What `AuditVerifier` found.
package struct VerificationReport: Sendable, Hashable {
    package enum Problem: String, Sendable, Hashable {
        /// The file is not there.
        case missing
        /// The content is not what was signed or hashed.
        case altered
        /// The signature is not by the key.
        case signature
        /// The signature is by a key that is not among the given ones.
        case unknownKey = "unknown key"
        /// The file says that it belongs elsewhere.
        case moved
        /// Something between two links is not accounted for.
        case gap
        /// The file is nothing that the chain knows of.
        case stray
    }

    package struct Finding: Sendable, Hashable {
        /// From the log's directory.
        package let file: String
        package let problem: Problem
        package let detail: String
    }

    package let directory: String
    package internal(set) var digests = 0
    package internal(set) var logFiles = 0
    /// Proved by digests.
    package internal(set) var events = 0
    /// In segments that have no digest yet, proved by their checkpoints.
    package internal(set) var openEvents = 0
    /// In the open segment, behind its last checkpoint: their chain holds, but nothing signs it yet.
    package internal(set) var unsignedEvents = 0
    /// What the chain covers.
    package internal(set) var start: Timestamp?
    package internal(set) var end: Timestamp?
    /// Everything that is wrong, from the newest link back to the first.
    package internal(set) var findings: [Finding] = []
    /// What is no proof of harm: a line that is being written, or was when the plane was killed.
    package internal(set) var remarks: [String] = []

    package var isIntact: Bool { findings.isEmpty }
    /// The first broken link on the way back from the newest.
    package var firstBroken: Finding? { findings.first }

    init(directory: String) { self.directory = directory }

    mutating func add(_ problem: Problem, _ file: String, _ detail: String) {
        findings.append(Finding(file: file, problem: problem, detail: detail))
    }
}

extension VerificationReport {
    /// For people: a verdict, then one line per finding.
    package var text: String {
        var lines = [isIntact ? "The audit log is intact." : "The audit log is BROKEN."]
        if let first = firstBroken {
            lines.append("First broken link: \(first.file): \(first.problem.rawValue): \(first.detail)")
        }
        lines.append("\(digests) digests, \(logFiles) log files with \(events) events proved")
        if let start, let end { lines.append("The chain covers \(start.iso8601) to \(end.iso8601)") }
        lines.append("\(openEvents) events in open segments proved, \(unsignedEvents) not signed yet")
        for finding in findings.dropFirst() {
            lines.append("Also: \(finding.file): \(finding.problem.rawValue): \(finding.detail)")
        }
        return (lines + remarks.map { "Note: \($0)" }).joined(separator: "\n")
    }

    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { json in
            json.member("intact", isIntact)
            json.member("directory", directory)
            json.member("digests", Int64(digests))
            json.member("logFiles", Int64(logFiles))
            json.member("events", Int64(events))
            json.member("openEvents", Int64(openEvents))
            json.member("unsignedEvents", Int64(unsignedEvents))
            json.member("start", ifPresent: start?.iso8601)
            json.member("end", ifPresent: end?.iso8601)
            json.name("findings")
            json.array { json in
                for finding in findings {
                    json.object { json in
                        json.member("file", finding.file)
                        json.member("problem", finding.problem.rawValue)
                        json.member("detail", finding.detail)
                    }
                }
            }
            json.name("remarks")
            json.array { json in for remark in remarks { json.string(remark) } }
        }
        return writer.bytes
    }
}
