import Core
import Crypto
import Plane
import Store
import Synchronization

/// What `ClientRequestToken` promises: the same token with the same request is served once within ten minutes.
final class RequestTokens: Sendable {
    private struct Use: Codable, Sendable {
        let digest: String
    }

    private static let uses = RecordCollection<Use>("dynamodb.request-tokens")
    /// How long a token is remembered, in seconds.
    private static let lifetime: Int64 = 600

    /// Requests hold item data, so their digests are keyed.
    private let digestKey: SymmetricKey
    private let running = Mutex<Set<String>>([])

    init(digestKey: [UInt8]) { self.digestKey = SymmetricKey(data: digestKey) }

    /// Runs `body` unless another request with the same token runs.
    ///
    /// - Throws: `TransactionInProgressException`.
    func alone<Value>(_ token: String?, in scope: Scope, _ body: () async throws -> Value) async throws -> Value {
        guard let token else { return try await body() }
        let place = "\(scope.account)/\(scope.region)/\(token)"
        guard running.withLock({ $0.insert(place).inserted }) else {
            throw AWSError(
                "TransactionInProgressException", "Transaction is already in progress for the given token")
        }
        defer { running.withLock { _ = $0.remove(place) } }
        return try await body()
    }

    /// Notes a request in its transaction; false when the same one was served already.
    ///
    /// - Throws: `IdempotentParameterMismatchException` when another one was.
    func isNew(
        _ token: String, _ digest: String, in scope: Scope, at time: Timestamp, _ writer: any StoreWriter
    ) throws -> Bool {
        if let use = try Self.uses.get(token, in: scope, writer) {
            guard use.digest == digest else {
                throw AWSError(
                    "IdempotentParameterMismatchException",
                    "DynamoDB rejected the request because you retried a request with a different payload but with "
                        + "an idempotent token that was already used.")
            }
            return false
        }
        try Self.uses.put(
            Use(digest: digest), at: token, in: scope, expires: time.adding(seconds: Self.lifetime), writer)
        return true
    }

    /// - Parameter caller: whose token it is; another caller's is another one's request.
    func digest(_ request: Document, by caller: String) -> String {
        var mac = HMAC<SHA256>(key: digestKey)
        mac.update(data: Array(caller.utf8) + [0])
        request.forEachPart { kind, bytes in
            mac.update(data: Array("\(kind)\(bytes.count):".utf8) + bytes)
        }
        return mac.finalize().withUnsafeBytes { Hexadecimal.encode(Array($0)) }
    }
}
