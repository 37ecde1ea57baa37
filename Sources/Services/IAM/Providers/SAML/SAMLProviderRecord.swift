import Core
import Directory
import Keyring
import Plane
import Store

/// A SAML provider.
struct SAMLProviderRecord: Sendable, Hashable, Codable {
    /// A key that opens encrypted assertions; it lies here only sealed by the keyring.
    struct PrivateKey: Sendable, Hashable, Codable {
        let id: String
        var sealed: [UInt8]
        let added: Timestamp
    }

    /// Keyed by the name, which keeps its case.
    static let collection = RecordCollection<SAMLProviderRecord>("iam.saml-providers")
    static let limit = 100
    private static let purpose = "saml-private-key"
    static let privateKeyLimit = 2

    let name: String
    /// What SAML subjects of this provider are scoped by.
    let uuid: String
    let created: Timestamp
    var metadata: String
    var validUntil: Timestamp
    var tags: [Tag]
    /// `Required` or `Allowed`.
    var assertionEncryption: String?
    var privateKeys: [PrivateKey] = []

    func arn(in account: AccountID) -> String { Self.arn(name, in: account) }

    static func arn(_ name: String, in account: AccountID) -> String { "arn:aws:iam::\(account):saml-provider/\(name)" }

    /// Whether a private key had to be sealed anew.
    mutating func reseal(in account: AccountID, _ keyring: Keyring) throws -> Bool {
        var isChanged = false
        for index in privateKeys.indices {
            let context = "\(arn(in: account)) \(privateKeys[index].id)"
            guard
                let sealed = try keyring.reseal(
                    privateKeys[index].sealed, purpose: Self.purpose, context: context)
            else { continue }
            privateKeys[index].sealed = sealed
            isChanged = true
        }
        return isChanged
    }

    /// - Throws: `InvalidInput` for what is no private key in PEM, `LimitExceeded` for a third.
    mutating func add(privateKey pem: String, at time: Timestamp, in account: AccountID, _ keyring: Keyring) throws {
        let text = pem.split(whereSeparator: \.isNewline).map { $0.trimmingSpaces }
        guard let first = text.first, let last = text.last, text.count >= 3, first.hasPrefix("-----BEGIN "),
            first.hasSuffix("PRIVATE KEY-----"), last.hasPrefix("-----END "), last.hasSuffix("PRIVATE KEY-----")
        else { throw AWSError.invalidInput("The private key is not in the PEM format.") }
        guard privateKeys.count < Self.privateKeyLimit else {
            throw AWSError.quota("PrivateKeysPerSAMLProvider", Self.privateKeyLimit)
        }
        let id = Base32.encode(SecureRandom.bytes(16))
        let sealed = try keyring.seal(
            Array(pem.utf8), purpose: Self.purpose, context: "\(arn(in: account)) \(id)")
        privateKeys.append(PrivateKey(id: id, sealed: sealed, added: time))
    }
}

extension Substring {
    fileprivate var trimmingSpaces: Substring {
        var text = self.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }
}

extension AccountView {
    /// - Throws: `InvalidInput` for what is no provider's ARN, `NoSuchEntity` when there is none of that ARN.
    func samlProvider(_ arn: String) throws -> SAMLProviderRecord {
        guard let parsed = ARN(arn), parsed.service == "iam", parsed.resource.hasPrefix("saml-provider/") else {
            throw AWSError.invalidInput("Invalid ARN: \(arn)")
        }
        let name = String(parsed.resource.dropFirst("saml-provider/".count))
        guard parsed.account == account.rawValue, !name.isEmpty,
            let provider = try SAMLProviderRecord.collection.get(name, in: scope, records)
        else { throw AWSError.noSuchEntity("Manifest not found for arn \(arn)") }
        return provider
    }
}

extension AccountWriter {
    func put(_ provider: SAMLProviderRecord) throws {
        try SAMLProviderRecord.collection.put(provider, at: provider.name, in: scope, writer)
    }
}

extension SAMLProviderRecord: TaggedEntity {
    static var nameMember: String { "SAMLProviderArn" }
    static var quotaName: String { "SAMLProvider" }
    static var tagQuota: String { "TagsPerSAMLProvider" }

    static func get(_ identifier: String, in account: some AccountView) throws -> SAMLProviderRecord {
        try account.samlProvider(identifier)
    }

    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement {
        let tags = try await call.read { try? $0.samlProvider(identifier).tags }
        return Requirement(action, on: identifier, of: call.account, tags: tags, context: context)
    }

    func put(in account: AccountWriter) throws { try account.put(self) }
}
