import Core
import Directory
import Keyring
import Plane
import Store

/// SAML 2.0 providers.
enum SAMLProviders {
    static func operations(_ keyring: Keyring) -> [Operation] {
        [
            CreateSAMLProvider.operation(keyring), GetSAMLProvider.operation, ListSAMLProviders.operation,
            UpdateSAMLProvider.operation(keyring), DeleteSAMLProvider.operation,
        ]
    }

    /// What names one provider.
    struct Reference: Decodable, Sendable {
        let SAMLProviderArn: String
    }

    /// How long a provider lasts whose metadata says nothing about it: a hundred years, in seconds.
    static let defaultLifetime: Int64 = 100 * 365 * 86_400

    static func requirements(_ action: String, on arn: String, _ call: Call) async throws -> [Requirement] {
        [try await SAMLProviderRecord.requirement(action, arn, [:], call)]
    }
}

enum CreateSAMLProvider {
    struct Input: Decodable, Sendable {
        let SAMLMetadataDocument: String
        let Name: String
        let Tags: [Tag]?
        let AssertionEncryptionMode: String?
        let AddPrivateKey: String?
    }

    struct Output: Encodable, Sendable {
        let SAMLProviderArn: String
        let Tags: [Tag]?
    }

    static func operation(_ keyring: Keyring) -> Operation {
        Operation("CreateSAMLProvider", .write, requires: requirements) { try await handle($0, $1, keyring) }
    }

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        let arn = SAMLProviderRecord.arn(input.Name, in: call.account)
        let tags = [String: ConditionValue].requestTags(input.Tags ?? [])
        let create = Requirement("iam:CreateSAMLProvider", on: arn, of: call.account, context: tags)
        guard !tags.isEmpty else { return [create] }
        return [create, Requirement("iam:TagSAMLProvider", on: arn, of: call.account, context: tags)]
    }

    static func handle(_ input: Input, _ call: Call, _ keyring: Keyring) async throws -> Output {
        let metadata = try SAMLMetadata(input.SAMLMetadataDocument)
        var provider = SAMLProviderRecord(
            name: input.Name, uuid: Base32.encode(SecureRandom.bytes(16)), created: call.second,
            metadata: input.SAMLMetadataDocument,
            validUntil: metadata.validUntil ?? call.second.adding(seconds: SAMLProviders.defaultLifetime),
            tags: try TagList.checked(input.Tags), assertionEncryption: input.AssertionEncryptionMode)
        if let key = input.AddPrivateKey {
            try provider.add(privateKey: key, at: call.second, in: call.account, keyring)
        }
        let new = provider
        try await call.write { account in
            let collection = SAMLProviderRecord.collection
            guard try !collection.contains(new.name, in: account.scope, account.writer) else {
                throw AWSError.alreadyExists("SAMLProvider with name \(new.name) already exists.")
            }
            let limit = SAMLProviderRecord.limit
            guard try collection.list(in: account.scope, limit: limit, account.writer).count < limit else {
                throw AWSError.quota("SAMLProvidersPerAccount", limit)
            }
            try account.put(new)
        }
        return Output(SAMLProviderArn: new.arn(in: call.account), Tags: TagList.shape(new.tags))
    }
}

enum GetSAMLProvider {
    struct PrivateKey: Encodable, Sendable {
        let KeyId: String
        let Timestamp: Core.Timestamp
    }

    struct Output: Encodable, Sendable {
        let SAMLProviderUUID: String
        let SAMLMetadataDocument: String
        let CreateDate: Timestamp
        let ValidUntil: Timestamp
        let Tags: [Tag]?
        let AssertionEncryptionMode: String?
        let PrivateKeyList: [PrivateKey]?
    }

    static let operation = Operation("GetSAMLProvider", .read, requires: requirements, handler: handle)

    static func requirements(_ input: SAMLProviders.Reference, _ call: Call) async throws -> [Requirement] {
        try await SAMLProviders.requirements("iam:GetSAMLProvider", on: input.SAMLProviderArn, call)
    }

    static func handle(_ input: SAMLProviders.Reference, _ call: Call) async throws -> Output {
        let provider = try await call.read { try $0.samlProvider(input.SAMLProviderArn) }
        let keys = provider.privateKeys.map { PrivateKey(KeyId: $0.id, Timestamp: $0.added) }
        return Output(
            SAMLProviderUUID: provider.uuid, SAMLMetadataDocument: provider.metadata, CreateDate: provider.created,
            ValidUntil: provider.validUntil, Tags: TagList.shape(provider.tags),
            AssertionEncryptionMode: provider.assertionEncryption, PrivateKeyList: keys.isEmpty ? nil : keys)
    }
}

enum ListSAMLProviders {
    struct Entry: Encodable, Sendable {
        let Arn: String
        let ValidUntil: Timestamp
        let CreateDate: Timestamp
    }

    struct Output: Encodable, Sendable {
        let SAMLProviderList: [Entry]
    }

    static let operation = Operation(
        "ListSAMLProviders", .list,
        requires: { (_: Empty, call: Call) in call.requirement("iam:ListSAMLProviders") }, handler: handle)

    static func handle(_ input: Empty, _ call: Call) async throws -> Output {
        let providers = try await call.read { try SAMLProviderRecord.collection.list(in: $0.scope, $0.records) }
        return Output(
            SAMLProviderList: providers.map { _, provider in
                Entry(
                    Arn: provider.arn(in: call.account), ValidUntil: provider.validUntil,
                    CreateDate: provider.created)
            })
    }
}
