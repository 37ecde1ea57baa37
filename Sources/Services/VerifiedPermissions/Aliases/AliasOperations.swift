import Core
import Plane
import Store

enum CreatePolicyStoreAlias {
    struct Input: Decodable, Sendable {
        let aliasName: String
        let policyStoreId: String
    }

    struct Output: Encodable, Sendable {
        let aliasName: String
        let policyStoreId: String
        let aliasArn: String
        let createdAt: Timestamp
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        Operation(
            "CreatePolicyStoreAlias", .write,
            requires: { (input: Input, call) in
                let store = try await service.stores.find(input.policyStoreId, in: call.regionScope, call.store)
                return [
                    AliasRecord.requirement("CreatePolicyStoreAlias", input.aliasName, call),
                    service.requirement("CreatePolicyStoreAlias", on: store, named: input.policyStoreId, call),
                ]
            },
            handler: { (input: Input, call) in
                guard !input.policyStoreId.hasPrefix(AliasRecord.prefix) else {
                    throw AWSError.validation(
                        "An alias is given to the id of a policy store, not to another alias.", at: "policyStoreId")
                }
                guard input.aliasName.hasPrefix(AliasRecord.prefix), input.aliasName != AliasRecord.prefix else {
                    throw AWSError.validation(
                        "An alias is named \(AliasRecord.prefix)… with a name of its own.", at: "aliasName")
                }
                let record = try await call.store.write { try put(input, call, $0) }
                return Output(
                    aliasName: record.aliasName, policyStoreId: record.policyStoreId,
                    aliasArn: AliasRecord.arn(record.aliasName, in: call), createdAt: record.created)
            })
    }

    /// The same alias for the same store is made once.
    private static func put(_ input: Input, _ call: Call, _ writer: any StoreWriter) throws -> AliasRecord {
        let scope = call.regionScope
        guard try PolicyStores.records.contains(input.policyStoreId, in: scope, writer) else {
            throw AWSError.notFound(.policyStore, input.policyStoreId)
        }
        if let known = try AliasRecord.collection.get(input.aliasName, in: scope, writer) {
            if known.policyStoreId == input.policyStoreId, known.deleted == nil { return known }
            throw AWSError.conflict(
                known.deleted == nil
                    ? "The alias \(input.aliasName) names another policy store."
                    : "The alias \(input.aliasName) is being deleted; its name is free again in a quarter of an hour.",
                .policyStoreAlias, input.aliasName)
        }
        let record = AliasRecord(aliasName: input.aliasName, policyStoreId: input.policyStoreId, created: call.time)
        try AliasRecord.collection.put(record, at: input.aliasName, in: scope, writer)
        return record
    }
}

enum GetPolicyStoreAlias {
    struct Input: Decodable, Sendable {
        let aliasName: String
    }

    struct Item: Encodable, Sendable {
        let aliasName: String
        let policyStoreId: String
        let aliasArn: String
        let createdAt: Timestamp
        let state: String

        init(_ record: AliasRecord, _ call: Call) {
            aliasName = record.aliasName
            policyStoreId = record.policyStoreId
            aliasArn = AliasRecord.arn(record.aliasName, in: call)
            createdAt = record.created
            state = record.deleted == nil ? "Active" : "PendingDeletion"
        }
    }

    static let operation = Operation(
        "GetPolicyStoreAlias", .read,
        requires: { (input: Input, call) in
            [AliasRecord.requirement("GetPolicyStoreAlias", input.aliasName, call)]
        },
        handler: { (input: Input, call) in
            let record = try await call.store.read { [scope = call.regionScope] in
                input.aliasName.isEmpty ? nil : try AliasRecord.collection.get(input.aliasName, in: scope, $0)
            }
            guard let record else { throw AWSError.notFound(.policyStoreAlias, input.aliasName) }
            return Item(record, call)
        })
}

enum DeletePolicyStoreAlias {
    struct Input: Decodable, Sendable {
        let aliasName: String
    }

    /// One that is gone or going already is no error.
    static let operation = Operation(
        "DeletePolicyStoreAlias", .write,
        requires: { (input: Input, call) in
            [AliasRecord.requirement("DeletePolicyStoreAlias", input.aliasName, call)]
        },
        handler: { (input: Input, call) in
            try await call.store.write { [scope = call.regionScope, time = call.time] writer in
                guard !input.aliasName.isEmpty,
                    var record = try AliasRecord.collection.get(input.aliasName, in: scope, writer),
                    record.deleted == nil
                else { return }
                record.deleted = time
                try AliasRecord.collection.put(record, at: input.aliasName, in: scope, writer)
            }
            return Empty()
        })
}

enum ListPolicyStoreAliases {
    struct Filter: Decodable, Sendable {
        let policyStoreId: String?
    }

    struct Input: Decodable, Sendable {
        let nextToken: String?
        let maxResults: Int?
        let filter: Filter?
    }

    struct Output: Encodable, Sendable {
        let policyStoreAliases: [GetPolicyStoreAlias.Item]
        let nextToken: String?
    }

    static let operation = Operation(
        "ListPolicyStoreAliases", .list,
        requires: { (_: Input, call) in
            [Requirement("verifiedpermissions:ListPolicyStoreAliases", on: "*", of: call.account)]
        },
        handler: { (input: Input, call) in
            let wanted = input.filter?.policyStoreId
            let paging = try Paging(
                input.maxResults, input.nextToken, of: "verifiedpermissions.aliases/\(wanted ?? "")", usual: 5)
            let found = try await call.store.read { [scope = call.regionScope] in
                try AliasRecord.collection.list(in: scope, after: paging.after, $0)
            }
            let page = paging.page(found.filter { wanted == nil || $0.value.policyStoreId == wanted })
            return Output(
                policyStoreAliases: page.items.map { GetPolicyStoreAlias.Item($0, call) }, nextToken: page.nextToken)
        })
}

extension AliasRecord {
    static func requirement(_ action: String, _ name: String, _ call: Call) -> Requirement {
        Requirement("verifiedpermissions:\(action)", on: arn(name, in: call), of: call.account)
    }
}
