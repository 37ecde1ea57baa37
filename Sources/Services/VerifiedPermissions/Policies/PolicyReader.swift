import Cedar
import Core
import Store

/// Reads policies with what their templates say of them, each template once.
struct PolicyReader {
    let store: OpenStore
    let reader: any StoreReader
    private var templates: [String: Policy?] = [:]

    init(_ store: OpenStore, _ reader: any StoreReader) {
        self.store = store
        self.reader = reader
    }

    /// - Throws: `ResourceNotFoundException`.
    func record(_ reference: String) throws -> PolicyRecord {
        let id = try PolicyNames.policy.resolve(reference, store, reader)
        guard let record = try StoreContent.policies.get(id, store, reader) else {
            throw AWSError.notFound(.policy, reference)
        }
        return record
    }

    mutating func summary(of record: PolicyRecord) throws -> ScopeSummary {
        try ScopeSummary(policy(of: record))
    }

    mutating func detail(of record: PolicyRecord, withStatement: Bool) throws -> PolicyDetail {
        PolicyDetail(
            answer: PolicyAnswer(record, try summary(of: record), storeID: store.id),
            definition: PolicyDefinitionDetail(record, withStatement: withStatement), name: record.name)
    }

    /// The policy as it decides.
    mutating func policy(of record: PolicyRecord) throws -> Policy {
        if let link = record.link {
            guard let template = try template(link.policyTemplateId) else {
                throw StoreError.damaged(reason: "policy \(record.id) has no template")
            }
            return template.filling(try link.values())
        }
        return try Policy(parsing: record.statement ?? "")
    }

    mutating func template(_ id: String) throws -> Policy? {
        if let known = templates[id] { return known }
        let record = try StoreContent.templates.get(id, store, reader)
        let template = try record.map { try Policy(parsing: $0.statement) }
        templates[id] = .some(template)
        return template
    }
}
