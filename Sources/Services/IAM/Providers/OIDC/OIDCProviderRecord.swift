import Core
import Directory
import Plane
import Store

/// An OpenID Connect provider.
struct OIDCProviderRecord: Sendable, Hashable, Codable {
    /// Keyed by the URL.
    static let collection = RecordCollection<OIDCProviderRecord>("iam.oidc-providers")
    static let limit = 100
    static let clientIDLimit = 100
    static let thumbprintLimit = 5

    /// Without `https://`.
    let url: String
    let created: Timestamp
    var clientIDs: [String]
    /// SHA-1 of the certificates that the provider may show, in hexadecimal.
    var thumbprints: [String]
    var tags: [Tag]

    func arn(in account: AccountID) -> String { Self.arn(url, in: account) }

    static func arn(_ url: String, in account: AccountID) -> String { "arn:aws:iam::\(account):oidc-provider/\(url)" }

    /// What follows `https://`: a host, no port, and a path at most.
    ///
    /// - Throws: `ValidationError` for what cannot be an issuer's URL.
    static func url(from text: String) throws -> String {
        let invalid = AWSError.validation("Invalid Open ID Connect Provider URL")
        guard text.lowercased().hasPrefix("https://") else { throw invalid }
        let url = text.dropFirst("https://".count)
        let host = url.prefix { $0 != "/" }
        let isHost = host.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let isPlain = url.utf8.allSatisfy { (0x21...0x7E).contains($0) } && !url.contains { "?#@".contains($0) }
        guard isHost, isPlain, labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else { throw invalid }
        return String(url)
    }

    static func check(clientIDs: [String]) throws {
        guard clientIDs.count <= clientIDLimit else {
            throw AWSError.quota("ClientIdsPerOpenIdConnectProvider", clientIDLimit)
        }
    }

    /// - Throws: `InvalidInput` for too many thumbprints or such as are no SHA-1 digest.
    static func check(thumbprints: [String]) throws {
        guard thumbprints.count <= thumbprintLimit else {
            throw AWSError.invalidInput("Thumbprint list must contain fewer than \(thumbprintLimit) entries.")
        }
        guard thumbprints.allSatisfy({ $0.utf8.count == 40 && Hexadecimal.decode($0) != nil }) else {
            throw AWSError.invalidInput("Thumbprint list contains an entry that is not 40 hexadecimal characters.")
        }
    }
}

extension AccountView {
    /// - Throws: `InvalidInput` for what is no provider's ARN, `NoSuchEntity` when there is none of that ARN.
    func oidcProvider(_ arn: String) throws -> OIDCProviderRecord {
        guard let parsed = ARN(arn), parsed.service == "iam", parsed.resource.hasPrefix("oidc-provider/") else {
            throw AWSError.invalidInput("Invalid ARN: \(arn)")
        }
        let url = String(parsed.resource.dropFirst("oidc-provider/".count))
        guard parsed.account == account.rawValue, !url.isEmpty,
            let provider = try OIDCProviderRecord.collection.get(url, in: scope, records)
        else { throw AWSError.noSuchEntity("OpenIDConnect Provider not found for arn \(arn)") }
        return provider
    }
}

extension AccountWriter {
    func put(_ provider: OIDCProviderRecord) throws {
        try OIDCProviderRecord.collection.put(provider, at: provider.url, in: scope, writer)
    }
}

extension OIDCProviderRecord: TaggedEntity {
    static var nameMember: String { "OpenIDConnectProviderArn" }
    static var quotaName: String { "OpenIDConnectProvider" }
    static var tagQuota: String { "TagsPerOpenIDConnectProvider" }

    static func get(_ identifier: String, in account: some AccountView) throws -> OIDCProviderRecord {
        try account.oidcProvider(identifier)
    }

    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement {
        let tags = try await call.read { try? $0.oidcProvider(identifier).tags }
        return Requirement(action, on: identifier, of: call.account, tags: tags, context: context)
    }

    func put(in account: AccountWriter) throws { try account.put(self) }
}
