package import Core

/// Where and how an audit log is kept.
package struct AuditConfiguration: Sendable {
    /// The plane's management account and home region. One chain of digests holds the events of all accounts and
    /// regions of the plane, under this account's and region's name: a chain per account would be broken by whoever
    /// can remove an account.
    package var account: AccountID
    package var region: Region
    /// The folder; made when it is missing.
    package var directory: String
    /// A segment that grows past this is closed before its hour has ended. It bounds what reading one takes.
    package var segmentSize = 16 << 20
    /// How soon events in the open segment are covered by a signature.
    package var checkpointInterval = Duration.seconds(1)
    /// How many calls are being served, most of which will append an event soon.
    package var callsUnderWay: @Sendable () -> Int = { 0 }
    var write: OpenSegment.SystemWrite = OpenSegment.write

    package init(account: AccountID, region: Region, directory: String) {
        self.account = account
        self.region = region
        self.directory = directory
    }
}

/// What was found and put right when the log was opened.
package struct RecoveryNote: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable {
        /// A crash left part of a write whose callers were never told that it succeeded. It was cut off and kept.
        case tornWrite
        /// The open segment was changed from outside; it stays as it is, and verifying names it.
        case tampering
        /// A file in the folder of open segments could not be read as one and was set aside.
        case unreadable
    }

    package let kind: Kind
    package let file: String
    /// Where the cut-off part is kept.
    package let keptIn: String?
    package let detail: String

    package var description: String {
        "\(kind.rawValue) in \(file): \(detail)" + (keptIn.map { " (kept in \($0))" } ?? "")
    }
}
