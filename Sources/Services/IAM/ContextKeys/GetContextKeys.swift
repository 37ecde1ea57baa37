import Core
import IAMPolicy
import Plane

struct ContextKeys: Encodable, Sendable {
    let ContextKeyNames: [String]

    /// Each once, whatever case the policies write them in; sorted without regard to it.
    init(_ policies: [NamedPolicy]) {
        var names: [String: String] = [:]
        for name in policies.flatMap(\.document.contextKeys) where names[name.lowercased()] == nil {
            names[name.lowercased()] = name
        }
        ContextKeyNames = names.sorted { $0.key < $1.key }.map(\.value)
    }
}

enum GetContextKeysForCustomPolicy {
    struct Input: Decodable, Sendable {
        let PolicyInputList: [String]
    }

    static let operation = Operation(
        "GetContextKeysForCustomPolicy", .read,
        requires: { (_: Input, call: Call) in call.requirement("iam:GetContextKeysForCustomPolicy") },
        handler: { (input: Input, _: Call) in
            ContextKeys(try SimulationInput.policies(input.PolicyInputList, "PolicyInputList"))
        })
}

enum GetContextKeysForPrincipalPolicy {
    struct Input: Decodable, Sendable {
        let PolicySourceArn: String
        let PolicyInputList: [String]?
    }

    static let operation = Operation(
        "GetContextKeysForPrincipalPolicy", .read, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.sourceRequirement("iam:GetContextKeysForPrincipalPolicy", on: input.PolicySourceArn)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> ContextKeys {
        let source = try await call.read { try PolicySource(input.PolicySourceArn, in: $0) }
        let more = try SimulationInput.policies(input.PolicyInputList, "PolicyInputList")
        return ContextKeys(source.identity + source.boundary + more)
    }
}
