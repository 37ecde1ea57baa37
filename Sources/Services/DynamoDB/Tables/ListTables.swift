import Core
import Plane
import Store

enum ListTables {
    struct Input: Decodable, Sendable {
        let ExclusiveStartTableName: String?
        let Limit: Int?
    }

    struct Output: Encodable, Sendable {
        let TableNames: [String]
        let LastEvaluatedTableName: String?
    }

    static let operation = Operation(
        "ListTables", .list,
        requires: { (_: Input, call) in [Requirement("dynamodb:ListTables", on: "*", of: call.account)] },
        handler: { (input: Input, call) in
            let limit = input.Limit ?? 100
            var names = try await call.store.read { [scope = call.regionScope] in
                try $0.scan(
                    Tables.records.name, in: scope, prefix: "", after: input.ExclusiveStartTableName, limit: limit + 1
                ).map(\.key.key)
            }
            let isMore = names.count > limit
            if isMore { names.removeLast() }
            return Output(TableNames: names, LastEvaluatedTableName: isMore ? names.last : nil)
        })
}
