import Core
import Plane
import Store

enum ListPolicyStores {
    struct Input: Decodable, Sendable {
        let nextToken: String?
        let maxResults: Int?
    }

    struct Item: Encodable, Sendable {
        let policyStoreId: String
        let arn: String
        let createdDate: Timestamp
        let lastUpdatedDate: Timestamp
        let description: String?
    }

    struct Output: Encodable, Sendable {
        let policyStores: [Item]
        let nextToken: String?
    }

    static let operation = Operation(
        "ListPolicyStores", .list,
        requires: { (_: Input, call) in
            [Requirement("verifiedpermissions:ListPolicyStores", on: "*", of: call.account)]
        },
        handler: { (input: Input, call) in
            let paging = try Paging(input.maxResults, input.nextToken, of: "verifiedpermissions.stores")
            let found = try await call.store.read { [scope = call.regionScope] in
                try PolicyStores.records.list(in: scope, after: paging.after, limit: paging.limit + 1, $0)
            }
            let page = paging.page(found)
            return Output(
                policyStores: page.items.map { record in
                    Item(
                        policyStoreId: record.id, arn: PolicyStore(record, in: call.regionScope).arn,
                        createdDate: record.created, lastUpdatedDate: record.updated,
                        description: record.description)
                }, nextToken: page.nextToken)
        })
}
