import Cedar
import Core
import Plane
import Store

enum CreatePolicy {
    struct Static: Decodable, Sendable {
        let description: String?
        let statement: String
    }

    struct Definition: Decodable, Sendable {
        let `static`: Static?
        let templateLinked: PolicyRecord.Link?
    }

    struct Input: StoreInput {
        let clientToken: String?
        let policyStoreId: String
        let definition: Definition
        let name: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("CreatePolicy", .write) { (input: Input, store, call) in
            try await service.applyingRules(of: store, call) { rules in
                try await create(input, rules, store, service, call)
            }
        }
    }

    private static func create(
        _ input: Input, _ rules: PolicyRules, _ store: OpenStore, _ service: VerifiedPermissionsService, _ call: Call
    ) async throws -> PolicyAnswer {
        if let earlier: PolicyAnswer = try await call.store.read({ try service.tokens.answer(call, in: store, $0) }) {
            return earlier
        }
        let id = Identifier.make()
        let policy = try input.definition.static.map {
            try rules.readStatic($0.statement, id: id, at: "definition.static.statement")
        }
        return try await store.changeOnce(call, service.tokens) { change in
            try rules.expectCurrent(change)
            var record = try record(of: input.definition, id: id, change)
            let decided = try policy ?? linked(record, rules, change)
            try service.quotas.checkBytesPerResource(record, decided, change)
            record.name = try PolicyNames.policy.rename(id, from: nil, to: input.name, store, change.writer)
            try StoreContent.policies.put(record, at: id, store, change.writer)
            change.note(.policy, id)
            return PolicyAnswer(record, ScopeSummary(decided), storeID: store.id)
        }
    }

    private static func record(of definition: Definition, id: String, _ change: StoreChange) throws -> PolicyRecord {
        switch (definition.static, definition.templateLinked) {
        case (let text?, nil):
            return PolicyRecord(
                id: id, created: change.time, updated: change.time, statement: text.statement,
                description: text.description, link: nil)
        case (nil, let link?):
            let template = try PolicyNames.template.resolve(link.policyTemplateId, change.store, change.writer)
            return PolicyRecord(
                id: id, created: change.time, updated: change.time,
                link: PolicyRecord.Link(
                    policyTemplateId: template, principal: link.principal, resource: link.resource))
        default:
            throw AWSError.validation("Exactly one of static and templateLinked must be given.", at: "definition")
        }
    }

    private static func linked(_ record: PolicyRecord, _ rules: PolicyRules, _ change: StoreChange) throws -> Policy {
        var reader = PolicyReader(change.store, change.writer)
        guard let link = record.link, let template = try reader.template(link.policyTemplateId) else {
            throw AWSError.notFound(.policyTemplate, record.link?.policyTemplateId ?? "")
        }
        try rules.checkLink(link, of: template, id: record.id)
        return template.filling(try link.values())
    }
}

/// The rules changed between the reading of a policy and its writing.
struct StaleRules: Error {}

extension PolicyRules {
    func expectCurrent(_ change: StoreChange) throws {
        guard change.record.rulesVersion == version else { throw StaleRules() }
    }
}

extension VerifiedPermissionsService {
    /// Runs `body` with the store's rules, and again when they changed before it was through: policies are validated
    /// before the transaction that writes them.
    func applyingRules<Value>(
        of store: OpenStore, _ call: Call, _ body: (PolicyRules) async throws -> Value
    ) async throws -> Value {
        for _ in 0..<4 {
            do { return try await body(try await rules(of: store, call)) } catch is StaleRules {}
        }
        throw AWSError.conflict("The schema is changing; try again.", .policyStore, store.id)
    }

    private func rules(of store: OpenStore, _ call: Call) async throws -> PolicyRules {
        let snapshot = try await snapshots.snapshot(of: store.store, for: call).snapshot
        return PolicyRules(
            mode: snapshot.record.mode, schema: snapshot.schema, version: snapshot.record.rulesVersion,
            quotas: quotas)
    }
}
