import Core
import Keyring
import Plane
import Store
import Synchronization

/// Stands in for KMS: keys that can be disabled, ciphertexts bound to their context, and a record of who asked for what.
final class KeyVault: Dispatcher {
    static let collection = "kms.keys"

    struct Request: Sendable, Hashable {
        let operation: String
        let caller: String
        let context: Document?
    }

    private struct State {
        var disabled: Set<String> = []
        var requests: [Request] = []
        var retired: [String] = []
    }

    private let keyring = Keyring(RootKey())
    private let store: any Store
    private let state = Mutex(State())

    init(_ store: any Store) { self.store = store }

    var requests: [Request] { state.withLock { $0.requests } }
    var retired: [String] { state.withLock { $0.retired } }

    static func arn(_ key: String) -> String {
        key.hasPrefix("arn:") ? key : "arn:aws:kms:eu-central-1:111122223333:key/\(key.replacing("/", with: "-"))"
    }

    func set(_ key: String, isEnabled: Bool) async throws {
        state.withLock { state in
            if isEnabled { state.disabled.remove(Self.arn(key)) } else { state.disabled.insert(Self.arn(key)) }
        }
        let isEnabled = isEnabled ? "1" : "0"
        try await store.write {
            _ = try $0.put(RecordKey(.plane, Self.collection, key), Array(isEnabled.utf8), expires: nil, if: .none)
        }
    }

    func dispatch(
        _ service: String, _ operation: String, _ input: Document, for call: Call, via: String
    ) async throws -> Document {
        let context = input["EncryptionContext"] ?? input["Constraints"]?["EncryptionContextSubset"]
        state.withLock {
            $0.requests.append(Request(operation: operation, caller: call.caller.arn, context: context))
        }
        switch operation {
        case "GenerateDataKey":
            let arn = try usable(input["KeyId"])
            let key = SecureRandom.bytes(32)
            return [
                "Plaintext": .blob(key), "CiphertextBlob": .blob(try seal(key, arn, context)), "KeyId": .string(arn),
            ]
        case "Encrypt":
            let arn = try usable(input["KeyId"])
            let blob = try seal(input["Plaintext"]?.blob ?? [], arn, context)
            return ["CiphertextBlob": .blob(blob), "KeyId": .string(arn)]
        case "Decrypt":
            let arn = try usable(input["KeyId"])
            return ["Plaintext": .blob(try open(input["CiphertextBlob"], arn, context)), "KeyId": .string(arn)]
        case "ReEncrypt":
            let source = try usable(input["SourceKeyId"])
            let destination = try usable(input["DestinationKeyId"])
            let key = try open(input["CiphertextBlob"], source, input["SourceEncryptionContext"])
            let blob = try seal(key, destination, input["DestinationEncryptionContext"])
            return ["CiphertextBlob": .blob(blob), "KeyId": .string(destination)]
        case "DescribeKey": return ["KeyMetadata": ["Arn": .string(Self.arn(input["KeyId"]?.string ?? ""))]]
        case "CreateGrant": return ["GrantId": .string("grant-\(Self.arn(input["KeyId"]?.string ?? ""))")]
        case "RetireGrant":
            state.withLock { $0.retired.append(input["GrantId"]?.string ?? "") }
            return .empty
        default: throw AWSError("UnknownOperationException", operation)
        }
    }

    private func usable(_ key: Document?) throws -> String {
        let arn = Self.arn(key?.string ?? "")
        guard !state.withLock({ $0.disabled.contains(arn) }) else {
            throw AWSError("DisabledException", "\(arn) is disabled.")
        }
        return arn
    }

    private func seal(_ key: [UInt8], _ arn: String, _ context: Document?) throws -> [UInt8] {
        try keyring.seal(key, purpose: arn, context: "\(Self.sorted(context))")
    }

    private func open(_ blob: Document?, _ arn: String, _ context: Document?) throws -> [UInt8] {
        do {
            return try keyring.open(blob?.blob ?? [], purpose: arn, context: "\(Self.sorted(context))")
        } catch {
            throw AWSError("InvalidCiphertextException", "")
        }
    }

    private static func sorted(_ context: Document?) -> [String] {
        (context?.structure ?? [:]).map { "\($0.key)=\($0.value.string ?? "")" }.sorted()
    }
}
