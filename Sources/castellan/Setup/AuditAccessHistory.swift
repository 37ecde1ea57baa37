import Audit
import Core
import IAM
import Synchronization

/// What principals last did, read out of the audit log for IAM's reports.
struct AuditAccessHistory: AccessHistory {
    let log: AuditLog

    func lastAccesses(
        by principals: Set<String>, in account: AccountID, since: Timestamp
    ) async throws -> [LastAccess] {
        var accesses: [LastAccess] = []
        for principal in principals {
            let latest = Latest()
            try await log.events(ofPrincipal: principal, since: since) { record in
                if record.attributes.account == account.rawValue { latest.note(record.attributes, of: principal) }
                return true
            }
            accesses += latest.accesses
        }
        return accesses
    }
}

/// The newest allowed call of each action; filled on the log's reading thread.
private final class Latest: Sendable {
    private let byAction = Mutex<[String: LastAccess]>([:])

    var accesses: [LastAccess] { byAction.withLock { Array($0.values) } }

    func note(_ event: EventAttributes, of principal: String) {
        // What was refused, or came to nothing before it was decided, is no access.
        guard event.errorCode == nil, let dot = event.eventSource.firstIndex(of: ".") else { return }
        let access = LastAccess(
            principal: principal, service: String(event.eventSource[..<dot]), action: event.eventName,
            time: event.eventTime, region: event.region)
        byAction.withLock { latest in
            let key = "\(access.service):\(access.action)"
            if let known = latest[key], known.time >= access.time { return }
            latest[key] = access
        }
    }
}
