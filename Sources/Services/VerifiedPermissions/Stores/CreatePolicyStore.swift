import Core
import Crypto
import Envelope
import Plane
import Store

struct ValidationSettings: Codable, Sendable {
    let mode: PolicyStoreRecord.ValidationMode
}

enum DeletionProtection: String, Codable, Sendable {
    case ENABLED, DISABLED
}

enum CreatePolicyStore {
    struct KMSEncryptionSettings: Decodable, Sendable {
        let key: String
        let encryptionContext: [String: String]?
    }

    struct EncryptionSettings: Decodable, Sendable {
        let kmsEncryptionSettings: KMSEncryptionSettings?
        let `default`: Empty?
    }

    struct Input: Decodable, Sendable {
        let clientToken: String?
        let validationSettings: ValidationSettings
        let description: String?
        let deletionProtection: DeletionProtection?
        let encryptionSettings: EncryptionSettings?
        let tags: [String: String]?
    }

    struct Output: Codable, Sendable {
        let policyStoreId: String
        let arn: String
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp

        init(_ store: PolicyStore) {
            policyStoreId = store.id
            arn = store.arn
            createdDate = store.record.created
            lastUpdatedDate = store.record.updated
        }
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        Operation(
            "CreatePolicyStore", .write,
            requires: { (input: Input, call) in requirements(input, call) },
            handler: { (input: Input, call) in try await handle(input, service, call) })
    }

    private static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        let tags = (input.tags ?? [:]).asTags
        func requirement(_ action: String) -> Requirement {
            Requirement(
                "verifiedpermissions:\(action)", on: PolicyStore.arn("*", account: call.account.rawValue),
                of: call.account, context: .requestTags(tags))
        }
        return [requirement("CreatePolicyStore")] + (tags.isEmpty ? [] : [requirement("TagResource")])
    }

    private static func handle(
        _ input: Input, _ service: VerifiedPermissionsService, _ call: Call
    ) async throws -> Output {
        guard (input.tags ?? [:]).count <= StoreTags.most else {
            throw AWSError.validation("A policy store has at most \(StoreTags.most) tags.", at: "tags")
        }
        let tags = try StoreTags.checked(input.tags ?? [:], adding: [:])
        if let settings = input.encryptionSettings {
            guard (settings.kmsEncryptionSettings == nil) != (settings.default == nil) else {
                throw AWSError.validation(
                    "Exactly one of kmsEncryptionSettings and default must be given.", at: "encryptionSettings")
            }
        }
        if let earlier = try await call.store.read({ try service.tokens.answer(call, as: Output.self, $0) }) {
            return earlier
        }
        let id = Identifier.make()
        let (encryption, key) = try await makeKey(input.encryptionSettings, id, service, call)
        let record = PolicyStoreRecord(
            id: id, created: call.time, updated: call.time, mode: input.validationSettings.mode,
            description: input.description, isDeletionProtected: input.deletionProtection == .ENABLED,
            encryption: encryption, tags: tags, decisionTable: DecisionTable.newName())
        return try await call.store.write { writer in
            if let earlier = try service.tokens.answer(call, as: Output.self, writer) { return earlier }
            try checkCount(service.quotas, call, writer)
            let output = Output(PolicyStore(record, in: call.regionScope))
            try PolicyStores.records.put(record, at: id, in: call.regionScope, if: .absent, writer)
            try writer.create(BulkTable(record.decisionTable))
            try PolicyStore.dataKeys.put(key, at: id, in: call.regionScope, writer)
            try service.tokens.remember(output, call, writer)
            return output
        }
    }

    private static func checkCount(_ quotas: Quotas, _ call: Call, _ reader: any StoreReader) throws {
        guard quotas.policyStores < .max else { return }
        let count = try reader.scan(
            PolicyStores.records.name, in: call.regionScope, prefix: "", after: nil, limit: quotas.policyStores
        ).count
        guard count < quotas.policyStores else {
            throw AWSError.quotaExceeded(
                "The account has \(count) policy stores in this region already.", .policyStore)
        }
    }

    private static func makeKey(
        _ settings: EncryptionSettings?, _ id: String, _ service: VerifiedPermissionsService, _ call: Call
    ) async throws -> (PolicyStoreRecord.Encryption?, DataKeyRecord) {
        guard let kms = settings?.kmsEncryptionSettings else {
            return (nil, try service.keys.seal(SymmetricKey(size: .bits256), ownerID: id))
        }
        let context = kms.encryptionContext ?? [:]
        guard !context.keys.contains(where: { $0.lowercased().hasPrefix("aws:") }) else {
            throw AWSError.validation(
                "Keys of the encryption context must not begin with aws:",
                at: "encryptionSettings.kmsEncryptionSettings.encryptionContext")
        }
        let client = KMSClient.verifiedPermissions(
            call, storeARN: PolicyStore.arn(id, account: call.account.rawValue), context: context)
        let made = try await client.generateDataKey(kms.key)
        return (
            PolicyStoreRecord.Encryption(keyARN: made.keyARN, context: context),
            DataKeyRecord(ownerID: id, wrapped: made.wrapped)
        )
    }
}
