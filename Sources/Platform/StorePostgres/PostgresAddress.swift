import CLibPQ
import Glibc
import Store

/// Where the server is and how to reach it, as a `postgres://` URL that libpq reads; TLS is as its `sslmode` says.
struct PostgresAddress: Sendable {
    /// Taken unless the URL says otherwise. They bound how long a dead network goes unnoticed.
    private static let defaults = [
        ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "30000"), ("target_session_attrs", "read-write"),
        ("fallback_application_name", "castellan"),
    ]

    private let url: String
    private let password: String?

    /// - Throws: `StoreError.unavailable` when the URL cannot be read; libpq's reason may quote the password, so it is
    ///   left out.
    init(_ url: String) throws {
        guard let options = PQconninfoParse(url, nil) else {
            throw StoreError.unavailable(reason: "the PostgreSQL URL is malformed")
        }
        defer { PQconninfoFree(options) }
        var password: String?
        var option = options
        while let keyword = option.pointee.keyword {
            if String(cString: keyword) == "password" { password = option.pointee.val.map { String(cString: $0) } }
            option += 1
        }
        self.url = url
        self.password = password.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Blocks until the server answers or the time is up.
    func connect() -> OpaquePointer? {
        let parameters = Self.defaults + [("dbname", url), ("client_encoding", "UTF8")]
        let keywords = parameters.map { strdup($0.0) }
        let values = parameters.map { strdup($0.1) }
        defer { for string in keywords + values { free(string) } }
        return PQconnectdbParams(
            keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 1)
    }

    /// The message without the password, should it be there.
    func redact(_ message: String) -> String {
        guard let password else { return message }
        var result = message
        while let found = result.firstRange(of: password) { result.replaceSubrange(found, with: "***") }
        return result
    }
}
