import Cedar
import Core
import Plane
import Store

struct IdentitySourceAnswer: Codable, Sendable {
    let createdDate: Timestamp
    let identitySourceId: String
    let lastUpdatedDate: Timestamp
    let policyStoreId: String

    init(_ record: IdentitySourceRecord, storeID: String) {
        createdDate = record.created
        identitySourceId = record.id
        lastUpdatedDate = record.updated
        policyStoreId = storeID
    }
}

enum CreateIdentitySource {
    struct Input: StoreInput {
        let clientToken: String?
        let policyStoreId: String
        let configuration: IdentityConfiguration
        let principalEntityType: String?
    }

    /// What principals are when nobody says. AWS does not state its default.
    private static let defaultType = "AWS::CognitoUser"

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("CreateIdentitySource", .write) { (input: Input, store, call) in
            try input.configuration.check(at: "configuration")
            let type = try checkedType(input.principalEntityType) ?? defaultType
            return try await store.changeOnce(call, service.tokens) { change in
                let others = try StoreContent.sources.list(store, change.writer).count
                guard others < service.quotas.identitySourcesPerStore else {
                    throw AWSError.quotaExceeded(
                        "The policy store has \(others) identity sources already.", .identitySource)
                }
                let record = IdentitySourceRecord(
                    id: Identifier.make(), created: change.time, updated: change.time, principalEntityType: type,
                    configuration: input.configuration)
                try StoreContent.sources.put(record, at: record.id, store, change.writer)
                change.note(.identitySource, record.id)
                return IdentitySourceAnswer(record, storeID: store.id)
            }
        }
    }

    static func checkedType(_ text: String?) throws -> String? {
        guard let text else { return nil }
        guard Name(parsing: text) != nil else {
            throw AWSError.validation("\(text) is no entity type.", at: "principalEntityType")
        }
        return text
    }
}

enum UpdateIdentitySource {
    struct Input: StoreInput {
        let policyStoreId: String
        let identitySourceId: String
        let updateConfiguration: IdentityConfiguration
        let principalEntityType: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("UpdateIdentitySource", .write) { (input: Input, store, call) in
            try input.updateConfiguration.check(at: "updateConfiguration")
            let type = try CreateIdentitySource.checkedType(input.principalEntityType)
            return try await store.change(call) { change in
                var record = try IdentitySourceRecord.find(input.identitySourceId, store, change.writer)
                record.configuration = input.updateConfiguration
                record.principalEntityType = type ?? record.principalEntityType
                record.updated = change.time
                try StoreContent.sources.put(record, at: record.id, store, change.writer)
                change.note(.identitySource, record.id)
                return IdentitySourceAnswer(record, storeID: store.id)
            }
        }
    }
}

enum DeleteIdentitySource {
    struct Input: StoreInput {
        let policyStoreId: String
        let identitySourceId: String
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("DeleteIdentitySource", .write) { (input: Input, store, call) in
            try await store.change(call) { change in
                let record = try IdentitySourceRecord.find(input.identitySourceId, store, change.writer)
                try StoreContent.sources.delete(record.id, store, change.writer)
                change.note(.identitySource, record.id, isDeleted: true)
                return Empty()
            }
        }
    }
}

extension IdentitySourceRecord {
    /// - Throws: `ResourceNotFoundException`.
    static func find(_ id: String, _ store: OpenStore, _ reader: any StoreReader) throws -> IdentitySourceRecord {
        guard let record = try StoreContent.sources.get(id, store, reader) else {
            throw AWSError.notFound(.identitySource, id)
        }
        return record
    }
}

/// A configuration in answers: with the issuer that follows from a user pool, and always with client ids.
struct IdentityConfigurationDetail: Encodable, Sendable {
    struct Cognito: Encodable, Sendable {
        let userPoolArn: String
        let clientIds: [String]
        let issuer: String
        let groupConfiguration: IdentityConfiguration.Cognito.Groups?
    }

    let cognitoUserPoolConfiguration: Cognito?
    let openIdConnectConfiguration: IdentityConfiguration.OpenIDConnect?

    init(_ configuration: IdentityConfiguration, _ pools: CognitoPools) {
        cognitoUserPoolConfiguration = configuration.cognitoUserPoolConfiguration.map {
            Cognito(
                userPoolArn: $0.userPoolArn, clientIds: $0.clientIds ?? [],
                issuer: pools.issuer(of: configuration) ?? "", groupConfiguration: $0.groupConfiguration)
        }
        openIdConnectConfiguration = configuration.openIdConnectConfiguration
    }
}

/// What older SDKs read of a user pool.
struct IdentitySourceDetails: Encodable, Sendable {
    let clientIds: [String]
    let userPoolArn: String
    let discoveryUrl: String
    let openIdIssuer: String

    init?(_ configuration: IdentityConfiguration, _ pools: CognitoPools) {
        guard let cognito = configuration.cognitoUserPoolConfiguration, let issuer = pools.issuer(of: configuration)
        else { return nil }
        clientIds = cognito.clientIds ?? []
        userPoolArn = cognito.userPoolArn
        discoveryUrl = "\(issuer)/.well-known/openid-configuration"
        openIdIssuer = "COGNITO"
    }
}

enum GetIdentitySource {
    struct Input: StoreInput {
        let policyStoreId: String
        let identitySourceId: String
    }

    struct Output: Encodable, Sendable {
        let createdDate: Timestamp
        let details: IdentitySourceDetails?
        let identitySourceId: String
        let lastUpdatedDate: Timestamp
        let policyStoreId: String
        let principalEntityType: String
        let configuration: IdentityConfigurationDetail

        init(_ record: IdentitySourceRecord, storeID: String, _ pools: CognitoPools) {
            createdDate = record.created
            details = IdentitySourceDetails(record.configuration, pools)
            identitySourceId = record.id
            lastUpdatedDate = record.updated
            policyStoreId = storeID
            principalEntityType = record.principalEntityType
            configuration = IdentityConfigurationDetail(record.configuration, pools)
        }
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("GetIdentitySource", .read) { (input: Input, store, call) in
            let record = try await call.store.read { try IdentitySourceRecord.find(input.identitySourceId, store, $0) }
            return Output(record, storeID: store.id, service.pools)
        }
    }
}

enum ListIdentitySources {
    struct Filter: Decodable, Sendable {
        let principalEntityType: String?
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let nextToken: String?
        let maxResults: Int?
        let filters: [Filter]?
    }

    struct Output: Encodable, Sendable {
        let identitySources: [GetIdentitySource.Output]
        let nextToken: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ListIdentitySources", .list) { (input: Input, store, call) in
            let types = Set((input.filters ?? []).compactMap(\.principalEntityType))
            let paging = try Paging(
                input.maxResults, input.nextToken,
                of: "verifiedpermissions.sources/\(store.id)/\(types.sorted().joined(separator: " "))")
            let found = try await call.store.read { try StoreContent.sources.list(store, after: paging.after, $0) }
            let page = paging.page(
                found.filter { types.isEmpty || types.contains($0.value.principalEntityType) }
                    .map { (key: $0.id, value: $0.value) })
            return Output(
                identitySources: page.items.map { GetIdentitySource.Output($0, storeID: store.id, service.pools) },
                nextToken: page.nextToken)
        }
    }
}
