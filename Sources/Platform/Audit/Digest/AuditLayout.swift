import Core

/// Where the log's files are: CloudTrail's object names under the log's directory (user guide, "CloudTrail log file
/// name format" and "CloudTrail digest file structure"), and two folders of our own.
///
///     AWSLogs/<account>/CloudTrail/<region>/2026/11/23/<account>_CloudTrail_<region>_20261123T2100Z_<unique>.json.gz
///     AWSLogs/<account>/CloudTrail-Digest/<region>/2026/11/23/
///         <account>_CloudTrail-Digest_<region>_castellan_<region>_20261123T210000Z.json.gz
///     …_20261123T210000Z.json.gz.metadata.json   what would be the object's metadata: the signature
///     open/000000000042.jsonl                    the open segment, and those that are being closed
///     open/spare                                 zeros that become the next segment
///     aside/                                     what recovery cut off or could not read
///     summaries/                                 made anew when missing; nothing believes them
struct AuditLayout: Sendable {
    /// The bucket that digests name; there is none until trails deliver.
    static let bucket = "castellan-audit"
    static let trail = "castellan"

    let directory: String
    let account: String
    let region: String

    init(_ configuration: AuditConfiguration) {
        self.init(
            directory: configuration.directory, account: configuration.account.rawValue,
            region: configuration.region.rawValue)
    }

    init(directory: String, account: String, region: String) {
        self.directory = directory
        self.account = account
        self.region = region
    }

    func path(_ object: String) -> String { directory + "/" + object }

    var lock: String { path("lock") }
    var openFolder: String { path("open") }
    var asideFolder: String { path("aside") }

    func openSegment(_ sequence: Int64) -> String { "\(openFolder)/\(Self.padded(sequence)).jsonl" }
    var spareSegment: String { openFolder + "/spare" }
    func summary(_ sequence: Int64) -> String { path("summaries/\(Self.padded(sequence)).summary") }

    /// The sequence of a file in the folder of open segments.
    static func sequence(ofOpenSegment name: String) -> Int64? {
        guard name.hasSuffix(".jsonl") else { return nil }
        return Int64(name.dropLast(6))
    }

    func logObject(end: Timestamp, unique: String) -> String {
        let minute = end.basic.prefix(13)
        return "\(logPrefix)/\(Self.day(end))/\(account)_CloudTrail_\(region)_\(minute)Z_\(unique).json.gz"
    }

    func digestObject(end: Timestamp) -> String {
        let name = "\(account)_CloudTrail-Digest_\(region)_\(Self.trail)_\(region)_\(end.basic).json.gz"
        return "\(digestPrefix)/\(Self.day(end))/\(name)"
    }

    static func metadata(ofObject object: String) -> String { object + ".metadata.json" }

    var logPrefix: String { "AWSLogs/\(account)/CloudTrail/\(region)" }
    var digestPrefix: String { "AWSLogs/\(account)/CloudTrail-Digest/\(region)" }

    /// 16 letters and digits, as in CloudTrail's log file names.
    static func randomUnique() -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
        return String(decoding: (0..<16).map { _ in alphabet[Int.random(in: 0..<alphabet.count)] }, as: UTF8.self)
    }

    private static func day(_ time: Timestamp) -> String {
        let date = time.basicDay
        return "\(date.prefix(4))/\(date.dropFirst(4).prefix(2))/\(date.suffix(2))"
    }

    private static func padded(_ sequence: Int64) -> String {
        let digits = String(sequence)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }
}
