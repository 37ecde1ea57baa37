import Store

/// What the server or the way to it answered instead of a result.
struct PostgresFailure: Error {
    /// Five characters as in the manual's appendix A; nil when the server did not answer.
    let state: String?
    /// The server's primary message, which names no values, or libpq's.
    let message: String
    let lostConnection: Bool

    /// The transaction lost a race and may win the next.
    var isConflict: Bool { state == "40001" || state == "40P01" }

    var storeError: StoreError {
        switch state {
        case "53100": return .full
        case "XX001", "XX002":
            return .damaged(reason: "PostgreSQL found damaged data; restore the database from a backup")
        case "40001", "40P01": return .unavailable(reason: "too many concurrent changes to the same records")
        case .some(let state): return .unavailable(reason: "PostgreSQL: \(message) (\(state))")
        case nil: return .unavailable(reason: "PostgreSQL: \(message)")
        }
    }
}
