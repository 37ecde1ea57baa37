import Cedar
import Core
import Plane
import Store

struct TemplateAnswer: Codable, Sendable {
    let policyStoreId: String
    let policyTemplateId: String
    let createdDate: Timestamp
    let lastUpdatedDate: Timestamp

    init(_ record: TemplateRecord, storeID: String) {
        policyStoreId = storeID
        policyTemplateId = record.id
        createdDate = record.created
        lastUpdatedDate = record.updated
    }
}

enum CreatePolicyTemplate {
    struct Input: StoreInput {
        let clientToken: String?
        let policyStoreId: String
        let description: String?
        let statement: String
        let name: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("CreatePolicyTemplate", .write) { (input: Input, store, call) in
            try await service.applyingRules(of: store, call) { rules in
                try await create(input, rules, store, service, call)
            }
        }
    }

    private static func create(
        _ input: Input, _ rules: PolicyRules, _ store: OpenStore, _ service: VerifiedPermissionsService, _ call: Call
    ) async throws -> TemplateAnswer {
        if let earlier: TemplateAnswer = try await call.store.read({ try service.tokens.answer(call, in: store, $0) }) {
            return earlier
        }
        let id = Identifier.make()
        _ = try rules.readTemplate(input.statement, id: id, at: "statement")
        return try await store.changeOnce(call, service.tokens) { change in
            try rules.expectCurrent(change)
            try checkCount(service.quotas, change)
            var record = TemplateRecord(
                id: id, created: call.time, updated: call.time, statement: input.statement,
                description: input.description)
            record.name = try PolicyNames.template.rename(id, from: nil, to: input.name, store, change.writer)
            try StoreContent.templates.put(record, at: id, store, change.writer)
            change.note(.template, id)
            return TemplateAnswer(record, storeID: store.id)
        }
    }

    private static func checkCount(_ quotas: Quotas, _ change: StoreChange) throws {
        guard quotas.templatesPerStore < .max else { return }
        let count = try StoreContent.templates.list(change.store, change.writer).count
        guard count < quotas.templatesPerStore else {
            throw AWSError.quotaExceeded(
                "The policy store has \(count) policy templates already.", .policyTemplate)
        }
    }
}

enum GetPolicyTemplate {
    struct Input: StoreInput {
        let policyStoreId: String
        let policyTemplateId: String
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let policyTemplateId: String
        let description: String?
        let statement: String
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
        let name: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("GetPolicyTemplate", .read) { (input: Input, store, call) in
            let record = try await call.store.read { try TemplateRecord.find(input.policyTemplateId, store, $0) }
            return Output(
                policyStoreId: store.id, policyTemplateId: record.id, description: record.description,
                statement: record.statement, createdDate: record.created, lastUpdatedDate: record.updated,
                name: record.name)
        }
    }
}

extension TemplateRecord {
    /// - Parameter reference: an id or a name.
    /// - Throws: `ResourceNotFoundException`.
    static func find(_ reference: String, _ store: OpenStore, _ reader: any StoreReader) throws -> TemplateRecord {
        let id = try PolicyNames.template.resolve(reference, store, reader)
        guard let record = try StoreContent.templates.get(id, store, reader) else {
            throw AWSError.notFound(.policyTemplate, reference)
        }
        return record
    }
}

enum UpdatePolicyTemplate {
    struct Input: StoreInput {
        let policyStoreId: String
        let policyTemplateId: String
        let description: String?
        let statement: String
        let name: String?
    }

    /// Links follow at once, as they hold nothing but their values.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("UpdatePolicyTemplate", .write) { (input: Input, store, call) in
            try await service.applyingRules(of: store, call) { rules in
                let new = try rules.readTemplate(input.statement, id: input.policyTemplateId, at: "statement")
                return try await store.change(call) { change in
                    try rules.expectCurrent(change)
                    var record = try TemplateRecord.find(input.policyTemplateId, store, change.writer)
                    try PolicyRules.expectSameScope(new, try Policy(parsing: record.statement), at: "statement")
                    record.statement = input.statement
                    record.description = input.description ?? record.description
                    record.name = try PolicyNames.template.rename(
                        record.id, from: record.name, to: input.name, store, change.writer)
                    record.updated = change.time
                    try StoreContent.templates.put(record, at: record.id, store, change.writer)
                    change.note(.template, record.id)
                    return TemplateAnswer(record, storeID: store.id)
                }
            }
        }
    }
}

enum DeletePolicyTemplate {
    struct Input: StoreInput {
        let policyStoreId: String
        let policyTemplateId: String
    }

    /// Takes the policies that are linked to it along, in the same step.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("DeletePolicyTemplate", .write) { (input: Input, store, call) in
            try await store.change(call) { change in
                let record = try TemplateRecord.find(input.policyTemplateId, store, change.writer)
                for (_, policy) in try StoreContent.policies.list(store, change.writer)
                where policy.link?.policyTemplateId == record.id {
                    try DeletePolicy.remove(policy, &change)
                }
                try StoreContent.templates.delete(record.id, store, change.writer)
                try PolicyNames.template.forget(record.name, store, change.writer)
                change.note(.template, record.id, isDeleted: true)
                return Empty()
            }
        }
    }
}

enum ListPolicyTemplates {
    struct Input: StoreInput {
        let policyStoreId: String
        let nextToken: String?
        let maxResults: Int?
    }

    struct Item: Encodable, Sendable {
        let policyStoreId: String
        let policyTemplateId: String
        let description: String?
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
        let name: String?
    }

    struct Output: Encodable, Sendable {
        let policyTemplates: [Item]
        let nextToken: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ListPolicyTemplates", .list) { (input: Input, store, call) in
            let paging = try Paging(
                input.maxResults, input.nextToken, of: "verifiedpermissions.templates/\(store.id)")
            let found = try await call.store.read {
                try StoreContent.templates.list(store, after: paging.after, limit: paging.limit + 1, $0)
            }
            let page = paging.page(found.map { (key: $0.id, value: $0.value) })
            return Output(
                policyTemplates: page.items.map {
                    Item(
                        policyStoreId: store.id, policyTemplateId: $0.id, description: $0.description,
                        createdDate: $0.created, lastUpdatedDate: $0.updated, name: $0.name)
                }, nextToken: page.nextToken)
        }
    }
}
