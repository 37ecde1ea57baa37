import Core
import Directory
import Keyring
import Plane
import Store

enum UpdateSAMLProvider {
    struct Input: Decodable, Sendable {
        let SAMLProviderArn: String
        let SAMLMetadataDocument: String?
        let AssertionEncryptionMode: String?
        let AddPrivateKey: String?
        let RemovePrivateKey: String?
    }

    struct Output: Encodable, Sendable {
        let SAMLProviderArn: String
    }

    static func operation(_ keyring: Keyring) -> Operation {
        Operation("UpdateSAMLProvider", .write, requires: requirements) { try await handle($0, $1, keyring) }
    }

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await SAMLProviders.requirements("iam:UpdateSAMLProvider", on: input.SAMLProviderArn, call)
    }

    static func handle(_ input: Input, _ call: Call, _ keyring: Keyring) async throws -> Output {
        let metadata = try input.SAMLMetadataDocument.map { (text: $0, parsed: try SAMLMetadata($0)) }
        let second = call.second
        try await call.write { account in
            var provider = try account.samlProvider(input.SAMLProviderArn)
            if let metadata {
                provider.metadata = metadata.text
                provider.validUntil =
                    metadata.parsed.validUntil ?? second.adding(seconds: SAMLProviders.defaultLifetime)
            }
            provider.assertionEncryption = input.AssertionEncryptionMode ?? provider.assertionEncryption
            if let id = input.RemovePrivateKey {
                guard provider.privateKeys.contains(where: { $0.id == id }) else {
                    throw AWSError.noSuchEntity("The private key with id \(id) cannot be found.")
                }
                provider.privateKeys.removeAll { $0.id == id }
            }
            if let key = input.AddPrivateKey {
                try provider.add(privateKey: key, at: second, in: account.account, keyring)
            }
            try account.put(provider)
        }
        return Output(SAMLProviderArn: input.SAMLProviderArn)
    }
}

enum DeleteSAMLProvider {
    static let operation = Operation("DeleteSAMLProvider", .write, requires: requirements, handler: handle)

    static func requirements(_ input: SAMLProviders.Reference, _ call: Call) async throws -> [Requirement] {
        try await SAMLProviders.requirements("iam:DeleteSAMLProvider", on: input.SAMLProviderArn, call)
    }

    static func handle(_ input: SAMLProviders.Reference, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let provider = try account.samlProvider(input.SAMLProviderArn)
            try SAMLProviderRecord.collection.delete(provider.name, in: account.scope, account.writer)
        }
        return Empty()
    }
}
