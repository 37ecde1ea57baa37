import Core
import Crypto

/// A digest file in CloudTrail's form (user guide, "CloudTrail digest file structure"): what was delivered in its time,
/// chained to the digest before.
///
/// What is signed (user guide, "Custom implementations of CloudTrail log file integrity validation") is four lines,
/// joined by line feeds: the digest's end time, `bucket/object` of the digest, the SHA-256 of its uncompressed content,
/// and the previous digest's signature, or `null` for the first. Hashes and signatures are in hexadecimal; a log file's
/// hash covers its uncompressed content. The signature is no part of the file: CloudTrail keeps it in the object's
/// metadata, this plane in a file beside it.
///
/// The member `castellan` is our own; CloudTrail's procedure does not look at it, but the signature covers it.
struct Digest: Sendable, Hashable {
    static let signatureAlgorithm = "SHA256withRSA"

    struct Previous: Sendable, Hashable {
        let object: String
        let hash: String
        let signature: String
    }

    struct LogFile: Sendable, Hashable {
        let object: String
        /// Of the uncompressed content.
        let hash: String
        let newest: Timestamp
        let oldest: Timestamp
    }

    /// What chains the open segments, from which log files are made, over digests.
    struct Chain: Sendable, Hashable {
        let sequence: Int64
        let first: ChainLink
        let last: ChainLink
        let count: Int
        /// Of the log file as it is on disk, so that any of its bytes counts.
        let fileHash: String?
        /// The line at which the open segment turned out to be changed from outside, and why.
        let damage: String?
    }

    let account: String
    let start: Timestamp
    let end: Timestamp
    let object: String
    let fingerprint: String
    let previous: Previous?
    let logFile: LogFile?
    let chain: Chain

    var json: [UInt8] {
        var writer = JSONWriter(reserving: 2_048)
        writer.object { json in
            json.member("awsAccountId", account)
            json.member("digestStartTime", start.iso8601)
            json.member("digestEndTime", end.iso8601)
            json.member("digestS3Bucket", AuditLayout.bucket)
            json.member("digestS3Object", object)
            json.member("digestPublicKeyFingerprint", fingerprint)
            json.member("digestSignatureAlgorithm", Self.signatureAlgorithm)
            json.member("newestEventTime", orNull: logFile?.newest.iso8601)
            json.member("oldestEventTime", orNull: logFile?.oldest.iso8601)
            json.member("previousDigestS3Bucket", orNull: previous.map { _ in AuditLayout.bucket })
            json.member("previousDigestS3Object", orNull: previous?.object)
            json.member("previousDigestHashValue", orNull: previous?.hash)
            json.member("previousDigestHashAlgorithm", orNull: previous.map { _ in "SHA-256" })
            json.member("previousDigestSignature", orNull: previous?.signature)
            json.name("logFiles")
            json.array { json in
                if let logFile { Self.write(logFile, to: &json) }
            }
            json.name("castellan")
            writeChain(to: &json)
        }
        return writer.bytes
    }

    private static func write(_ file: LogFile, to json: inout JSONWriter) {
        json.object { json in
            json.member("s3Bucket", AuditLayout.bucket)
            json.member("s3Object", file.object)
            json.member("hashValue", file.hash)
            json.member("hashAlgorithm", "SHA-256")
            json.member("newestEventTime", file.newest.iso8601)
            json.member("oldestEventTime", file.oldest.iso8601)
        }
    }

    private func writeChain(to json: inout JSONWriter) {
        json.object { json in
            json.member("sequence", chain.sequence)
            json.member("firstLink", Hex.text(chain.first))
            json.member("lastLink", Hex.text(chain.last))
            json.member("eventCount", Int64(chain.count))
            json.member("logFileHash", orNull: chain.fileHash)
            json.member("damage", orNull: chain.damage)
        }
    }

    /// - Parameter hash: of the digest's uncompressed content.
    func statement(hash: String) -> [UInt8] {
        let path = "\(AuditLayout.bucket)/\(object)"
        return Array("\(end.iso8601)\n\(path)\n\(hash)\n\(previous?.signature ?? "null")".utf8)
    }

    static func hash(_ content: [UInt8]) -> String { Hex.text(SHA256.hash(data: content)) }

    /// What stands beside a digest: what S3 would keep as the object's metadata.
    static func metadata(signature: [UInt8]) -> [UInt8] {
        var writer = JSONWriter(reserving: 640)
        writer.object { json in
            json.member("signature", Hex.text(signature))
            json.member("signature-algorithm", signatureAlgorithm)
        }
        return writer.bytes
    }

    /// The signature in hexadecimal; nil when the metadata hold none.
    static func signature(inMetadata json: [UInt8]) -> String? {
        guard let node = try? JSONParser.parse(json), node["signature-algorithm"]?.string == signatureAlgorithm else {
            return nil
        }
        return node["signature"]?.string
    }
}

extension JSONWriter {
    fileprivate mutating func member(_ name: String, orNull value: String?) {
        self.name(name)
        if let value { string(value) } else { null() }
    }
}
