import Core
import Directory
import Store

/// The account's credential report, or the work on it.
struct CredentialReportRecord: Sendable, Hashable, Codable {
    static let collection = RecordCollection<CredentialReportRecord>("iam.credential-report")
    static let key = "report"
    /// Seconds that a report is good for; younger ones are not made anew.
    static let lifetime: Int64 = 4 * 3_600
    /// Seconds after which unfinished work counts as lost with the node that did it.
    static let patience: Int64 = 300

    let started: Timestamp
    /// CSV; nil while it is being written.
    var content: String?

    enum State: Sendable, Hashable {
        case absent
        case inProgress
        case complete
        case expired
    }

    static func state(of record: CredentialReportRecord?, at time: Timestamp) -> State {
        guard let record else { return .absent }
        guard record.content != nil else {
            return time < record.started.adding(seconds: patience) ? .inProgress : .absent
        }
        return time < record.started.adding(seconds: lifetime) ? .complete : .expired
    }
}

extension AccountView {
    func credentialReport() throws -> CredentialReportRecord? {
        try CredentialReportRecord.collection.get(CredentialReportRecord.key, in: scope, records)
    }
}

extension AccountReader {
    /// The report as it would be now: root first, then the users by name.
    func writeCredentialReport() throws -> String {
        let policy = try passwordPolicy()
        let users = try Collections.users.list(in: scope, records).map {
            try CredentialReportRow($0.value, self, policy: policy).line
        }
        let header = CredentialReportRow.columns.joined(separator: ",")
        return ([header, try CredentialReportRow(root: self).line] + users).joined(separator: "\n")
    }
}

extension AccountWriter {
    func put(_ report: CredentialReportRecord) throws {
        try CredentialReportRecord.collection.put(report, at: CredentialReportRecord.key, in: scope, writer)
    }
}
