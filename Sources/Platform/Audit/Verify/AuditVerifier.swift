package import Keyring
import Core
import Crypto

/// Proves a log from its newest link back to its first, with nothing but its directory and the public key; the plane
/// may be running meanwhile.
///
/// It shows that every digest is signed, that each names the one before with its hash and signature, that their times
/// and numbers leave no gap, that every log file is what its digest says, and that the open segments go on from there.
/// It cannot show that the newest links were not removed together, nor events of the last second that no checkpoint
/// covers: keep copies of digests elsewhere for that, as CloudTrail's documentation advises as well.
package struct AuditVerifier {
    private let layout: AuditLayout
    private let keys: [VerifyingKey]
    private let digests: DigestFolder
    private var report: VerificationReport
    /// Digests and log files that the chain accounts for.
    private var known: Set<String> = []
    /// What the newer link says of the digest to be looked at.
    private var expected: Expectation?

    private struct Expectation {
        let previous: Digest.Previous
        let start: Timestamp
        let sequence: Int64
        let link: ChainLink
        let newer: String
    }

    /// - Parameter keys: the plane's public key, and those that it had before.
    package static func verify(_ directory: String, keys: [VerifyingKey]) throws -> VerificationReport {
        let (account, region) = try LogIdentity.read(directory)
        let layout = AuditLayout(directory: directory, account: account.rawValue, region: region.rawValue)
        var verifier = AuditVerifier(layout, keys)
        try verifier.run()
        return verifier.report
    }

    private init(_ layout: AuditLayout, _ keys: [VerifyingKey]) {
        self.layout = layout
        self.keys = keys
        digests = DigestFolder(layout: layout)
        report = VerificationReport(directory: layout.directory)
    }

    private mutating func run() throws {
        // Open segments first: one that is delivered meanwhile is then found among the digests, and not missed.
        let open = try OpenSegmentsCheck.read(layout, keys: keys)
        let objects = try digests.objects()
        var head: Digest?
        var next = objects.last
        while let object = next {
            known.insert(object)
            let found = try check(object)
            if head == nil { head = found?.digest }
            next = following(object, found, objects)
        }
        let logObjects = try FileSystem.files(under: layout.directory, layout.logPrefix)
        var openReport = VerificationReport(directory: layout.directory)
        open.check(after: head, isOnlyLink: objects.isEmpty, into: &openReport)
        merge(openReport)
        findStrays(among: objects + logObjects, pending: open.pendingUniques)
    }

    /// The digest to look at after `object`: the one it names, else the next older one that is there.
    private mutating func following(_ object: String, _ found: DigestFolder.Found?, _ objects: [String]) -> String? {
        guard let found else {
            expected = nil
            return objects.last { $0 < object && !known.contains($0) }
        }
        let digest = found.digest
        guard let previous = digest.previous else {
            expected = nil
            if digest.chain.sequence != 1 {
                report.add(.gap, object, "it names no digest before it, yet is not the first")
            }
            return objects.last { !known.contains($0) }
        }
        expected = Expectation(
            previous: previous, start: digest.start, sequence: digest.chain.sequence - 1, link: digest.chain.first,
            newer: object)
        return known.contains(previous.object) ? nil : previous.object
    }

    /// Open segments are the newest link, so what is wrong with them comes first.
    private mutating func merge(_ open: VerificationReport) {
        report.findings = open.findings + report.findings
        report.remarks += open.remarks
        report.openEvents = open.openEvents
        report.unsignedEvents = open.unsignedEvents
    }

    private mutating func findStrays(among objects: [String], pending: Set<String>) {
        for object in objects where !known.contains(object) && object.hasSuffix(".json.gz") {
            if pending.contains(where: { object.hasSuffix("_\($0).json.gz") }) { continue }
            report.add(.stray, object, "no digest of the chain names it")
        }
    }
}

extension AuditVerifier {
    /// nil when the file cannot be read as a digest.
    private mutating func check(_ object: String) throws -> DigestFolder.Found? {
        let found: DigestFolder.Found
        do {
            found = try digests.read(object)
        } catch AuditError.missing(let path) {
            let detail = path.hasSuffix(".metadata.json") ? "its signature is missing" : "the digest is missing"
            report.add(.missing, path.relative(to: layout.directory), detail + namedBy)
            return nil
        } catch AuditError.corrupt(let path, let reason) {
            report.add(.altered, path.relative(to: layout.directory), reason)
            return nil
        }
        report.digests += 1
        report.start = found.digest.start
        if report.end == nil { report.end = found.digest.end }
        checkPlace(of: found, object)
        checkSignature(of: found, object)
        checkLink(to: found, object)
        try checkLogFile(of: found.digest, object)
        return found
    }

    private var namedBy: String { expected.map { ", which \($0.newer) names" } ?? "" }

    private mutating func checkPlace(of found: DigestFolder.Found, _ object: String) {
        if found.digest.object != object {
            report.add(.moved, object, "it was signed as \(found.digest.object)")
        }
        if let damage = found.digest.chain.damage {
            report.add(.altered, object, "the segment was changed before it was closed: \(damage)")
        }
    }

    private mutating func checkSignature(of found: DigestFolder.Found, _ object: String) {
        let statement = found.digest.statement(hash: found.hash)
        guard let key = keys.first(where: { $0.fingerprint == found.digest.fingerprint }) else {
            return report.add(.unknownKey, object, "the key \(found.digest.fingerprint) is not the plane's")
        }
        guard let signature = Hex.bytes(Array(found.signature.utf8)), key.isValid(signature, for: statement) else {
            return report.add(.signature, object, "the signature does not fit the digest")
        }
    }

    private mutating func checkLink(to found: DigestFolder.Found, _ object: String) {
        guard let expected else { return }
        let digest = found.digest
        if expected.previous.hash != found.hash {
            report.add(.altered, object, "its content is not what \(expected.newer) signed")
        }
        if expected.previous.signature != found.signature {
            report.add(.signature, object, "its signature is not the one that \(expected.newer) names")
        }
        if digest.end != expected.start || digest.chain.sequence != expected.sequence
            || digest.chain.last != expected.link
        {
            report.add(.gap, object, "it ends where \(expected.newer) does not begin")
        }
    }

    private mutating func checkLogFile(of digest: Digest, _ object: String) throws {
        guard let file = digest.logFile else {
            if digest.chain.count != 0 { report.add(.missing, object, "it counts events and names no log file") }
            return
        }
        known.insert(file.object)
        var content = SHA256()
        var compressed = SHA256()
        do {
            try Gzip.read(layout.path(file.object)) { chunk, bytes in
                content.update(data: chunk)
                compressed.update(data: bytes)
            }
        } catch AuditError.missing {
            return report.add(.missing, file.object, "the log file is missing, which \(object) names")
        } catch AuditError.corrupt(_, let reason) {
            return report.add(.altered, file.object, reason)
        }
        guard Hex.text(content.finalize()) == file.hash, Hex.text(compressed.finalize()) == digest.chain.fileHash else {
            return report.add(.altered, file.object, "its hash is not the one that \(object) signed")
        }
        report.logFiles += 1
        report.events += digest.chain.count
    }
}

extension String {
    func relative(to directory: String) -> String {
        hasPrefix(directory + "/") ? String(dropFirst(directory.count + 1)) : self
    }
}
