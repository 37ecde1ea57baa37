import Core
import Directory
import Plane
import Store

/// OpenID Connect providers.
enum OIDCProviders {
    static let operations: [Operation] = [
        CreateOpenIDConnectProvider.operation, GetOpenIDConnectProvider.operation,
        ListOpenIDConnectProviders.operation, DeleteOpenIDConnectProvider.operation,
        UpdateOpenIDConnectProviderThumbprint.operation, OIDCClientIDs.add, OIDCClientIDs.remove,
    ]

    /// What names one provider.
    struct Reference: Decodable, Sendable {
        let OpenIDConnectProviderArn: String
    }

    static func requirements(_ action: String, on arn: String, _ call: Call) async throws -> [Requirement] {
        [try await OIDCProviderRecord.requirement(action, arn, [:], call)]
    }
}

enum CreateOpenIDConnectProvider {
    struct Input: Decodable, Sendable {
        let Url: String
        let ClientIDList: [String]?
        let ThumbprintList: [String]?
        let Tags: [Tag]?
    }

    struct Output: Encodable, Sendable {
        let OpenIDConnectProviderArn: String
        let Tags: [Tag]?
    }

    static let operation = Operation("CreateOpenIDConnectProvider", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) -> [Requirement] {
        let url = (try? OIDCProviderRecord.url(from: input.Url)) ?? input.Url
        let arn = OIDCProviderRecord.arn(url, in: call.account)
        let tags = [String: ConditionValue].requestTags(input.Tags ?? [])
        let create = Requirement("iam:CreateOpenIDConnectProvider", on: arn, of: call.account, context: tags)
        guard !tags.isEmpty else { return [create] }
        return [create, Requirement("iam:TagOpenIDConnectProvider", on: arn, of: call.account, context: tags)]
    }

    /// Without thumbprints AWS would fetch the provider's certificates; here the list stays empty.
    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let url = try OIDCProviderRecord.url(from: input.Url)
        let clientIDs = input.ClientIDList ?? []
        let thumbprints = input.ThumbprintList ?? []
        try OIDCProviderRecord.check(clientIDs: clientIDs)
        try OIDCProviderRecord.check(thumbprints: thumbprints)
        let provider = OIDCProviderRecord(
            url: url, created: call.second, clientIDs: clientIDs, thumbprints: thumbprints,
            tags: try TagList.checked(input.Tags))
        try await call.write { account in
            let collection = OIDCProviderRecord.collection
            guard try !collection.contains(url, in: account.scope, account.writer) else {
                throw AWSError.alreadyExists("Provider with url https://\(url) already exists.")
            }
            let limit = OIDCProviderRecord.limit
            guard try collection.list(in: account.scope, limit: limit, account.writer).count < limit else {
                throw AWSError.quota("OpenIdConnectProvidersPerAccount", limit)
            }
            try account.put(provider)
        }
        return Output(OpenIDConnectProviderArn: provider.arn(in: call.account), Tags: TagList.shape(provider.tags))
    }
}

enum GetOpenIDConnectProvider {
    struct Output: Encodable, Sendable {
        let Url: String
        let ClientIDList: [String]
        let ThumbprintList: [String]
        let CreateDate: Timestamp
        let Tags: [Tag]?
    }

    static let operation = Operation("GetOpenIDConnectProvider", .read, requires: requirements, handler: handle)

    static func requirements(_ input: OIDCProviders.Reference, _ call: Call) async throws -> [Requirement] {
        try await OIDCProviders.requirements("iam:GetOpenIDConnectProvider", on: input.OpenIDConnectProviderArn, call)
    }

    static func handle(_ input: OIDCProviders.Reference, _ call: Call) async throws -> Output {
        let provider = try await call.read { try $0.oidcProvider(input.OpenIDConnectProviderArn) }
        return Output(
            Url: provider.url, ClientIDList: provider.clientIDs, ThumbprintList: provider.thumbprints,
            CreateDate: provider.created, Tags: TagList.shape(provider.tags))
    }
}

enum ListOpenIDConnectProviders {
    struct Entry: Encodable, Sendable {
        let Arn: String
    }

    struct Output: Encodable, Sendable {
        let OpenIDConnectProviderList: [Entry]
    }

    static let operation = Operation(
        "ListOpenIDConnectProviders", .list,
        requires: { (_: Empty, call: Call) in call.requirement("iam:ListOpenIDConnectProviders") }, handler: handle)

    static func handle(_ input: Empty, _ call: Call) async throws -> Output {
        let providers = try await call.read { try OIDCProviderRecord.collection.list(in: $0.scope, $0.records) }
        return Output(OpenIDConnectProviderList: providers.map { Entry(Arn: $0.value.arn(in: call.account)) })
    }
}
