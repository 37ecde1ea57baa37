import Core
import Plane

enum DescribeTable {
    struct Input: TableInput {
        let TableName: String
    }

    struct Output: Encodable, Sendable {
        let Table: TableDescription
    }

    static func operation(_ service: DynamoDBService) -> Operation {
        service.tableOperation("DescribeTable", .read) { (_: Input, reference, call) in
            let table = try await service.table(reference, call)
            return Output(
                Table: TableDescription(table, try await service.statistics.current(of: table, in: call.store)))
        }
    }
}
