import Core
import Plane

extension DynamoDBService {
    /// What an operation on a table needs, whether or not the table exists: that comes out after the decision.
    ///
    /// - Parameter index: for what works on an index, whose ARN is then the resource.
    func requirement(
        _ action: String, on reference: TableReference, index: String? = nil,
        context: [String: ConditionValue] = [:], _ call: Call
    ) async throws -> Requirement {
        let table = try await tables.find(reference, in: call.store)
        let arn = index.map { "\(reference.arn)/index/\($0)" } ?? reference.arn
        return Requirement(
            "dynamodb:\(action)", on: arn, of: reference.account, tags: table?.record.tags, context: context,
            policy: table?.resourcePolicy)
    }

    /// An operation on the table that `TableName` names.
    func tableOperation<Input: TableInput, Output: Encodable & Sendable>(
        _ name: String, _ access: Operation.Access,
        _ handler: @escaping @Sendable (Input, TableReference, Call) async throws -> Output
    ) -> Operation {
        Operation(
            name, access,
            requires: { (input: Input, call) in
                [try await requirement(name, on: TableReference(input.TableName, in: call), call)]
            },
            handler: { (input: Input, call) in
                try await handler(input, TableReference(input.TableName, in: call), call)
            })
    }

    /// An operation on the table that `ResourceArn` names.
    func resourceOperation<Input: ResourceInput, Output: Encodable & Sendable>(
        _ name: String, _ access: Operation.Access,
        context: @escaping @Sendable (Input) -> [String: ConditionValue] = { _ in [:] },
        _ handler: @escaping @Sendable (Input, TableReference, Call) async throws -> Output
    ) -> Operation {
        Operation(
            name, access,
            requires: { (input: Input, call) in
                let reference = try TableReference(resourceARN: input.ResourceArn)
                return [try await requirement(name, on: reference, context: context(input), call)]
            },
            handler: { (input: Input, call) in
                try await handler(input, TableReference(resourceARN: input.ResourceArn), call)
            })
    }

    /// The table, for operations on tables.
    func table(_ reference: TableReference, _ call: Call) async throws -> Table {
        guard reference.region == call.region, let table = try await tables.find(reference, in: call.store) else {
            throw AWSError.tableNotFound(reference.name)
        }
        return table
    }
}

protocol TableInput: Decodable, Sendable {
    var TableName: String { get }
}

protocol ResourceInput: Decodable, Sendable {
    var ResourceArn: String { get }
}
