import Core

/// Logged decisions by their id.
enum LoggedDecisions {
    /// An id begins with its time in microseconds: 16 hexadecimal digits of 32.
    static func time(of id: String) -> Timestamp? {
        guard id.utf8.count == 32, let value = UInt64(id.prefix(16), radix: 16), value < 1 << 60 else { return nil }
        return Timestamp(microseconds: Int64(value))
    }

    /// - Throws: `ResourceNotFoundException` when there is none, or it is no longer kept.
    static func find(_ id: String, _ store: StorePage) async throws -> Document {
        let missing = AWSError(
            "ResourceNotFoundException", "There is no logged decision \(id.prefix(64)), or it is no longer kept.")
        guard let time = time(of: id) else { throw missing }
        // The listing is bounded by times; a millisecond to both sides is more than enough for how they are rounded.
        let filter: Document = [
            "after": .timestamp(Timestamp(microseconds: time.microseconds - 1_000)),
            "before": .timestamp(Timestamp(microseconds: time.microseconds + 1_000)),
        ]
        let found = try await store.all("ListDecisions", "decisions", ["filter": filter, "maxResults": 1_000])
        guard let decision = found.first(where: { $0.text("decisionId") == id }) else { throw missing }
        return decision
    }

    static func event(_ id: String, _ store: StorePage) async throws -> JSONNode {
        try JSONParser.parse(try await find(id, store).text("event"))
    }
}
