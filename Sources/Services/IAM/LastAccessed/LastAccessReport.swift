import Core
import Directory
import Store

/// A finished report on last accesses; kept under its job's id.
struct LastAccessReport: Sendable, Hashable, Codable {
    static let collection = RecordCollection<LastAccessReport>("iam.last-access-reports")
    /// Seconds that a report can be asked for.
    static let lifetime: Int64 = 7 * 86_400
    /// How far back accesses are looked for, in seconds: IAM's tracking period of 400 days.
    static let trackingPeriod: Int64 = 400 * 86_400

    struct Service: Sendable, Hashable, Codable {
        let namespace: String
        /// The latest first.
        let accesses: [LastAccess]

        var last: LastAccess? { accesses.first }
    }

    let arn: String
    /// `SERVICE_LEVEL` or `ACTION_LEVEL`.
    let granularity: String
    let created: Timestamp
    let completed: Timestamp
    let principals: [LastAccessSubject.Principal]
    let services: [Service]

    init(
        _ subject: LastAccessSubject, arn: String, granularity: String, created: Timestamp, accesses: [LastAccess]
    ) {
        self.arn = arn
        self.granularity = granularity
        self.created = created
        completed = created
        principals = subject.principals
        let byService = Dictionary(grouping: accesses) { $0.service }
        services = subject.namespaces.map { namespace in
            Service(namespace: namespace, accesses: (byService[namespace] ?? []).sorted { $0.time > $1.time })
        }
    }
}

extension AccountView {
    /// - Throws: `NoSuchEntity` for a job that never was, or whose report is gone.
    func lastAccessReport(_ job: String) throws -> LastAccessReport {
        guard let report = try LastAccessReport.collection.get(job, in: scope, records) else {
            throw AWSError.noSuchEntity("The job \(job) cannot be found.")
        }
        return report
    }
}
