import Core
import Plane

/// Input that names a key.
protocol KeyInput: Decodable, Sendable {
    var KeyId: String { get }
}

/// An input with the key that it names.
struct KeyRequest<Input: Sendable>: Sendable {
    let input: Input
    let target: KeyTarget
}

extension KMSService {
    /// An operation on one key that needs the permission of its own name on it.
    ///
    /// - Parameters:
    ///   - rule: in which states of the key it works.
    ///   - crossesAccounts: whether it works on keys of other accounts, whose policies must allow it then.
    ///   - context: the operation's own condition keys.
    ///   - handler: given the key as it was decided on; what changes it reads it again in its transaction.
    func keyOperation<Input: KeyInput, Output: Encodable & Sendable>(
        _ name: String, _ access: Operation.Access, in rule: StateRule, crossesAccounts: Bool = false,
        context: @escaping @Sendable (Input) -> [String: ConditionValue] = { _ in [:] },
        handler: @escaping @Sendable (Input, Key, Call) async throws -> Output
    ) -> Operation {
        Operation(name, access) { call in
            let input = try DocumentDecoder().decode(Input.self, from: call.input)
            let target = try await target(input.KeyId, .key, call)
            let request = KeyRequest(input: input, target: target)
            return (request, [requirement(name, on: target, call, context(input))])
        } handler: { (request: KeyRequest<Input>, call) in
            let key = try request.target.found()
            if !crossesAccounts { try key.requireOwn(call) }
            try key.record.require(rule, at: call.time)
            return try DocumentEncoder().encode(try await handler(request.input, key, call))
        }
    }
}

/// The input of operations that take a key and nothing else.
struct KeyIDInput: KeyInput {
    let KeyId: String
}

/// Answers with the key's ARN, as some operations do.
struct KeyIDOutput: Encodable, Sendable {
    let KeyId: String
}
