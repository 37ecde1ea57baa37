import Cedar
import Core

extension Quotas {
    /// AWS bounds the text of all policies that name the same resource; those that name none share a bound. A link counts
    /// what it binds, not its template.
    func checkBytesPerResource(_ record: PolicyRecord, _ policy: Policy, _ change: StoreChange) throws {
        guard policyBytesPerResource < .max else { return }
        let resource = ScopeSummary(policy).resource
        var reader = PolicyReader(change.store, change.writer)
        var bytes = Self.bytes(of: record)
        for (id, other) in try StoreContent.policies.list(change.store, change.writer) where id != record.id {
            guard try reader.summary(of: other).resource == resource else { continue }
            bytes += Self.bytes(of: other)
        }
        guard bytes <= policyBytesPerResource else {
            throw AWSError.quotaExceeded(
                "All policies on this resource would have \(bytes) bytes together; at most \(policyBytesPerResource) "
                    + "are allowed.", .policy, record.id)
        }
    }

    private static func bytes(of record: PolicyRecord) -> Int {
        guard let link = record.link else { return record.statement?.utf8.count ?? 0 }
        return [link.principal, link.resource].compactMap { $0 }
            .reduce(0) { $0 + $1.entityType.utf8.count + $1.entityId.utf8.count }
    }
}
