import Core

/// Reads a log's events from its directory alone, while the plane runs or not; it writes nothing.
package struct AuditReader: Sendable {
    private let reader: SegmentReader

    /// - Throws: `AuditError` when the directory holds no log.
    package init(directory: String) throws {
        let (account, region) = try LogIdentity.read(directory)
        let layout = AuditLayout(directory: directory, account: account.rawValue, region: region.rawValue)
        let open = try FileSystem.list(layout.openFolder).compactMap { AuditLayout.sequence(ofOpenSegment: $0) }
        let delivered = try DigestFolder(layout: layout).objects().last
            .flatMap { try? DigestFolder(layout: layout).read($0).digest.chain.sequence }
        reader = SegmentReader(
            layout: layout, catalog: SegmentCatalog(layout), open: nil,
            newest: max(open.max() ?? 0, delivered ?? 0))
    }

    /// The event of one call; nil when there is none.
    package func event(requestID: String) throws -> AuditRecord? {
        var query = AuditQuery()
        query.attribute = EventAttribute(.requestID, requestID)
        query.pageSize = 1
        return try reader.page(query).records.first
    }
}
