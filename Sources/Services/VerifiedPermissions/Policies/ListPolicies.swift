import Core
import Plane
import Store

enum ListPolicies {
    /// A concrete entity, or that the policy names none.
    struct EntityReference: Decodable, Sendable {
        let unspecified: Bool?
        let identifier: EntityIdentifier?

        func check(at path: String) throws {
            guard (unspecified == nil) != (identifier == nil) else {
                throw AWSError.validation("Exactly one of unspecified and identifier must be given.", at: path)
            }
        }

        func matches(_ entity: EntityIdentifier?) -> Bool {
            if let identifier { return identifier == entity }
            return unspecified == true ? entity == nil : true
        }
    }

    struct Filter: Decodable, Sendable {
        let principal: EntityReference?
        let resource: EntityReference?
        let policyType: String?
        let policyTemplateId: String?
    }

    struct Input: StoreInput {
        let policyStoreId: String
        let nextToken: String?
        let maxResults: Int?
        let filter: Filter?
    }

    struct Output: Encodable, Sendable {
        let policies: [PolicyDetail]
        let nextToken: String?
    }

    private static let batch = 200

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ListPolicies", .list) { (input: Input, store, call) in
            try input.filter?.principal?.check(at: "filter.principal")
            try input.filter?.resource?.check(at: "filter.resource")
            let paging = try Paging(
                input.maxResults, input.nextToken, of: "verifiedpermissions.policies/\(store.id)/\(call.filterText)")
            let found = try await call.store.read { try find(input.filter, paging, store, $0) }
            let page = paging.page(found)
            return Output(policies: page.items, nextToken: page.nextToken)
        }
    }

    private static func find(
        _ filter: Filter?, _ paging: Paging, _ store: OpenStore, _ reader: any StoreReader
    ) throws -> [(key: String, value: PolicyDetail)] {
        var policies = PolicyReader(store, reader)
        let template = try filter?.policyTemplateId.map { try PolicyNames.template.resolve($0, store, reader) }
        var found: [(key: String, value: PolicyDetail)] = []
        var after = paging.after
        while found.count <= paging.limit {
            let records = try StoreContent.policies.list(store, after: after, limit: batch, reader)
            for (id, record) in records where found.count <= paging.limit {
                if let type = filter?.policyType, type != record.policyType { continue }
                if let template, record.link?.policyTemplateId != template { continue }
                let detail = try policies.detail(of: record, withStatement: false)
                guard filter?.principal?.matches(detail.answer.principal) ?? true,
                    filter?.resource?.matches(detail.answer.resource) ?? true
                else { continue }
                found.append((id, detail))
            }
            guard records.count == batch, let last = records.last else { break }
            after = last.id
        }
        return found
    }
}
