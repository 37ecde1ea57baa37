import Core
import Crypto
import FoundationEssentials
import Keyring
import Plane
import Store

/// What `clientToken` promises: the same request with the same token is served once within eight hours, and answered
/// the same way.
struct ClientTokens: Sendable {
    private struct Use: Codable, Sendable {
        let digest: String
        let answer: Data
    }

    private static let uses = RecordCollection<Use>("verifiedpermissions.client-tokens")
    /// In seconds.
    private static let lifetime: Int64 = 8 * 3_600

    private let digestKey: SymmetricKey

    init(keyring: Keyring) {
        digestKey = SymmetricKey(data: keyring.derivedBytes(purpose: "verifiedpermissions.client-tokens"))
    }

    /// The answer that the call was given before.
    ///
    /// - Parameter store: the one that the call works in; its key seals what is remembered.
    /// - Throws: `ConflictException` when the token came with another request.
    func answer<Answer: Codable>(
        _ call: Call, in store: OpenStore? = nil, as type: Answer.Type = Answer.self, _ reader: any StoreReader
    ) throws -> Answer? {
        guard let token = call.input["clientToken"]?.string,
            let use = try Self.uses.get(place(token, call), in: call.regionScope, reader)
        else { return nil }
        guard use.digest == digest(call) else {
            throw AWSError.conflict(
                "The client token was used before, for another request. Give every new request a token of its own.",
                .policyStore, call.input["policyStoreId"]?.string ?? "")
        }
        let answer = try store.map { try $0.key.open(Array(use.answer), at: sealPlace(token, call)) } ?? use.answer
        return try JSONDecoder().decode(Answer.self, from: answer)
    }

    func remember(
        _ answer: some Codable, _ call: Call, in store: OpenStore? = nil, _ writer: any StoreWriter
    ) throws {
        guard let token = call.input["clientToken"]?.string else { return }
        let plaintext = try JSONEncoder().encode(answer)
        let kept = try store.map { Data(try $0.key.seal(plaintext, at: sealPlace(token, call))) } ?? plaintext
        let use = Use(digest: digest(call), answer: kept)
        try Self.uses.put(
            use, at: place(token, call), in: call.regionScope, expires: call.time.adding(seconds: Self.lifetime),
            writer)
    }

    private func sealPlace(_ token: String, _ call: Call) -> String {
        "\(Self.uses.name)/\(place(token, call))"
    }

    private func place(_ token: String, _ call: Call) -> String { "\(call.operation)/\(token)" }

    /// Keyed, as requests hold policies.
    private func digest(_ call: Call) -> String {
        var members = call.input.structure ?? [:]
        members["clientToken"] = nil
        var mac = HMAC<SHA256>(key: digestKey)
        Document.structure(members).forEachPart { kind, bytes in
            mac.update(data: Array("\(kind)\(bytes.count):".utf8))
            mac.update(data: bytes)
        }
        return mac.finalize().withUnsafeBytes { Hexadecimal.encode(Array($0)) }
    }
}

extension OpenStore {
    /// As `change`, for a request that may come again with its client token: then nothing is changed, and the answer is
    /// the one that was given before.
    func changeOnce<Answer: Codable & Sendable>(
        _ call: Call, _ tokens: ClientTokens, _ body: @escaping @Sendable (inout StoreChange) throws -> Answer
    ) async throws -> Answer {
        try await change(call) { [self] change in
            if let earlier: Answer = try tokens.answer(call, in: self, change.writer) {
                change.isVoid = true
                return earlier
            }
            let answer = try body(&change)
            try tokens.remember(answer, call, in: self, change.writer)
            return answer
        }
    }
}
