import Core

extension Digest {
    /// nil when the content is no digest of ours: one whose every member is known and in its place.
    init?(_ content: [UInt8]) {
        guard let node = try? JSONParser.parse(content, duplicates: .reject),
            let account = node["awsAccountId"]?.string, let object = node["digestS3Object"]?.string,
            let fingerprint = node["digestPublicKeyFingerprint"]?.string,
            let start = node.time("digestStartTime"), let end = node.time("digestEndTime"),
            let files = node["logFiles"]?.array, files.count <= 1, let chain = node["castellan"].flatMap(Chain.init)
        else { return nil }
        var previous: Previous?
        if let object = node["previousDigestS3Object"]?.string {
            guard let hash = node["previousDigestHashValue"]?.string,
                let signature = node["previousDigestSignature"]?.string
            else { return nil }
            previous = Previous(object: object, hash: hash, signature: signature)
        }
        var logFile: LogFile?
        if let file = files.first {
            guard let read = LogFile(file) else { return nil }
            logFile = read
        }
        self.init(
            account: account, start: start, end: end, object: object, fingerprint: fingerprint, previous: previous,
            logFile: logFile, chain: chain)
    }
}

extension Digest.LogFile {
    fileprivate init?(_ node: JSONNode) {
        guard let object = node["s3Object"]?.string, let hash = node["hashValue"]?.string,
            let newest = node.time("newestEventTime"), let oldest = node.time("oldestEventTime")
        else { return nil }
        self.init(object: object, hash: hash, newest: newest, oldest: oldest)
    }
}

extension Digest.Chain {
    fileprivate init?(_ node: JSONNode) {
        guard case .number(let number)? = node["sequence"]?.value, let sequence = Int64(number),
            case .number(let events)? = node["eventCount"]?.value, let count = Int(events),
            let first = node.link("firstLink"), let last = node.link("lastLink")
        else { return nil }
        self.init(
            sequence: sequence, first: first, last: last, count: count, fileHash: node["logFileHash"]?.string,
            damage: node["damage"]?.string)
    }
}

extension JSONNode {
    fileprivate func time(_ name: String) -> Timestamp? { self[name]?.string.flatMap { Timestamp(iso8601: $0) } }

    fileprivate func link(_ name: String) -> ChainLink? {
        guard let link = self[name]?.string.flatMap({ Hex.bytes(Array($0.utf8)) }), link.count == 32 else { return nil }
        return link
    }
}
