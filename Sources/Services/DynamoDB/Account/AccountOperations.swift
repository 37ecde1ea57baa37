import Core
import Plane

enum DescribeLimits {
    struct Output: Encodable, Sendable {
        let AccountMaxReadCapacityUnits: Int
        let AccountMaxWriteCapacityUnits: Int
        let TableMaxReadCapacityUnits: Int
        let TableMaxWriteCapacityUnits: Int
    }

    /// The quotas that AWS gives to new accounts. Throughput is recorded here, not rationed.
    static let operation = Operation(
        "DescribeLimits", .read,
        requires: { (_: Empty, call) in [Requirement("dynamodb:DescribeLimits", on: "*", of: call.account)] },
        handler: { (_: Empty, _) in
            Output(
                AccountMaxReadCapacityUnits: 80_000, AccountMaxWriteCapacityUnits: 80_000,
                TableMaxReadCapacityUnits: 40_000, TableMaxWriteCapacityUnits: 40_000)
        })
}

enum DescribeEndpoints {
    struct Endpoint: Encodable, Sendable {
        let Address: String
        let CachePeriodInMinutes: Int
    }

    struct Output: Encodable, Sendable {
        let Endpoints: [Endpoint]
    }

    static let operation = Operation(
        "DescribeEndpoints", .read,
        requires: { (_: Empty, call) in [Requirement("dynamodb:DescribeEndpoints", on: "*", of: call.account)] },
        handler: { (_: Empty, call) in
            Output(
                Endpoints: [
                    Endpoint(Address: "dynamodb.\(call.region).amazonaws.com", CachePeriodInMinutes: 1_440)
                ])
        })
}
