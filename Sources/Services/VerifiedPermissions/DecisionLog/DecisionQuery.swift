import Core
import Plane
import Store

/// A page of logged decisions, newest first.
struct DecisionQuery: Sendable {
    /// Decisions that a page looks at in vain before it is given out as it is.
    private static let mostLookedAt = 20_000

    let filter: DecisionFilter?
    let limit: Int
    private let after: DecisionID?
    private let listing: String

    init(
        _ filter: DecisionFilter?, _ maxResults: Int?, _ nextToken: String?, of kind: String, _ store: OpenStore,
        _ call: Call, usual: Int
    ) throws {
        self.filter = filter
        limit = maxResults ?? usual
        listing = "verifiedpermissions.\(kind)/\(store.id)/\(call.filterText)"
        guard let nextToken else {
            after = nil
            return
        }
        guard let id = PageToken(nextToken, for: listing).flatMap({ DecisionID($0.lastKey) }) else {
            throw AWSError.foreignToken
        }
        after = id
    }

    func run(_ store: OpenStore, _ target: any Store) async throws -> (found: [LoggedDecision], nextToken: String?) {
        let subject = try filter?.subject(store.key)
        let range = DecisionRange(from: filter?.after, to: filter?.before, after: after)
        return try await target.read { reader in
            var found: [LoggedDecision] = []
            var last: DecisionID?
            var seen = 0
            var isMore = false
            try DecisionTable(store: store.store).visit(
                subject, store.key, range, reader
            ) { id, content in
                guard found.count < limit, seen < Self.mostLookedAt else {
                    isMore = true
                    return false
                }
                let logged = try LoggedDecision(id, packed: content)
                if filter?.matches(logged) ?? true { found.append(logged) }
                last = id
                seen += 1
                return true
            }
            let token = isMore ? last.map { PageToken(lastKey: $0.text).text(for: listing) } : nil
            return (found, token)
        }
    }
}
