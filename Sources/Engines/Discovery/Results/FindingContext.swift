/// What a result says besides what was found: who looked, in whose account, and what was looked at.
public struct FindingContext: Sendable, Hashable {
    public var accountID: String
    public var region: String
    public var partition: String
    public var jobID: String?
    public var jobARN: String?
    /// `SENSITIVE_DATA_DISCOVERY_JOB` or `AUTOMATED_SENSITIVE_DATA_DISCOVERY`.
    public var originType: String?
    public var detailedResultsLocation: String?
    /// Milliseconds since 1970.
    public var createdAt: Int64
    /// Members of `resourcesAffected.s3Bucket`, with Macie's names; nil where there is no bucket.
    public var bucket: [ResultValue.Member]?
    /// Members of `resourcesAffected.s3Object`.
    public var object: [ResultValue.Member]

    public init(
        accountID: String, region: String, partition: String = "aws", jobID: String? = nil, jobARN: String? = nil,
        originType: String? = nil, detailedResultsLocation: String? = nil, createdAt: Int64,
        bucket: [ResultValue.Member]? = nil, object: [ResultValue.Member] = []
    ) {
        self.accountID = accountID
        self.region = region
        self.partition = partition
        self.jobID = jobID
        self.jobARN = jobARN
        self.originType = originType
        self.detailedResultsLocation = detailedResultsLocation
        self.createdAt = createdAt
        self.bucket = bucket
        self.object = object
    }

    func resources(embedded: ResultValue? = nil) -> ResultValue {
        let embedded = embedded.map { [ResultValue.Member("embeddedFileDetails", $0)] } ?? []
        return .object([
            .init("s3Bucket", bucket.map { .object($0) } ?? .null),
            .init("s3Object", .object(object + embedded)),
        ])
    }
}
