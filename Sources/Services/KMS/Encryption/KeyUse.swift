import Core
import Cryptography
import Plane

/// A member of the input that reaches conditions.
struct ConditionMember: Sendable {
    let condition: String
    let member: String
    /// What AWS takes where the call says nothing.
    let usual: String?

    init(_ condition: String, _ member: String, usual: String? = nil) {
        self.condition = condition
        self.member = member
        self.usual = usual
    }

    static let encryptionAlgorithm = ConditionMember(
        "kms:EncryptionAlgorithm", "EncryptionAlgorithm", usual: EncryptionAlgorithm.symmetricDefault.rawValue)
}

/// A key under the operation that uses it, by what authorisation saw.
struct KeyUse: Sendable {
    let target: KeyTarget
    let context: [String: String]
}

extension KMSService {
    typealias UseHandler = @Sendable (_ key: Key, _ context: [String: String], Call) async throws -> Document

    /// An operation that uses a key: named in any way, allowed by policies or by a grant, told with its encryption
    /// context. It reads the document itself, as these operations are called more often than all others together.
    ///
    /// - Parameter conditions: the members of the input that reach conditions.
    func keyUse(_ name: String, conditions: [ConditionMember] = [], _ handler: @escaping UseHandler) -> Operation {
        let operation = GrantOperation(rawValue: name)
        return Operation(name, .read) { call in
            guard let identifier = call.input["KeyId"]?.string else { throw AWSError.internalFailure }
            try checkTokens(call)
            let target = try await target(identifier, .keyOrAlias, call)
            let use = KeyUse(target: target, context: call.input["EncryptionContext"].pairs)
            return (use, [try await useRequirement(name, operation, use, conditions, call)])
        } handler: { (use: KeyUse, call) in
            try await handler(try use.target.found(), use.context, call)
        }
        .recorded(.keyUse)
    }

    /// - Parameter action: differs from the operation's name for the two halves of ReEncrypt.
    func useRequirement(
        _ action: String, _ operation: GrantOperation?, _ use: KeyUse, _ conditions: [ConditionMember] = [],
        extra: [String: ConditionValue] = [:], _ call: Call
    ) async throws -> Requirement {
        var keys = extra
        EncryptionContextKeys.add(use.context, to: &keys)
        for condition in conditions {
            if let value = call.input[condition.member]?.string ?? condition.usual {
                keys[condition.condition] = .one(value)
            }
        }
        var grants: [Requirement.Grant] = []
        if let key = use.target.key, let operation {
            for grant in try await catalog.grants(on: key.name, to: call.caller, call.store)
            where grant.allows(operation, call.caller, use.context) {
                grants.append(grant.requirement)
            }
        }
        return requirement(action, on: use.target, call, keys, grants: grants)
    }
}

/// The condition keys of an encryption context.
enum EncryptionContextKeys {
    /// Condition keys know no case: a context that spells one key in two ways has two values for it, which no condition
    /// on one value accepts.
    static func add(_ context: [String: String], to keys: inout [String: ConditionValue]) {
        guard !context.isEmpty else { return }
        keys["kms:EncryptionContextKeys"] = .many(context.keys.sorted())
        guard context.count > 1 else {
            for (key, value) in context { keys["kms:EncryptionContext:\(key)"] = .one(value) }
            return
        }
        var values: [String: (name: String, values: [String])] = [:]
        for (key, value) in context.sorted(by: { $0.key < $1.key }) {
            values[key.lowercased(), default: (key, [])].values.append(value)
        }
        for (name, values) in values.values {
            keys["kms:EncryptionContext:\(name)"] = values.count == 1 ? .one(values[0]) : .many(values)
        }
    }
}

extension Recording {
    /// What CloudTrail shows of a key's use: never plaintext, message, ciphertext or signature.
    static let keyUse = Recording.members([
        "KeyId", "EncryptionContext", "EncryptionAlgorithm", "KeySpec", "NumberOfBytes", "KeyPairSpec",
        "SigningAlgorithm", "MessageType", "MacAlgorithm", "KeyAgreementAlgorithm", "SourceKeyId", "DestinationKeyId",
        "SourceEncryptionContext", "DestinationEncryptionContext", "SourceEncryptionAlgorithm",
        "DestinationEncryptionAlgorithm", "DryRun", "DryRunModifiers",
    ])
}

extension Document? {
    /// The entries of a map of texts.
    var pairs: [String: String] {
        guard case .structure(let entries)? = self else { return [:] }
        return entries.compactMapValues(\.string)
    }
}

extension Call {
    /// - Throws: `DryRunOperationException` when the call only asks whether it would succeed; after all checks.
    func endDryRun() throws(AWSError) {
        if input["DryRun"]?.boolean == true { throw .dryRun }
    }

    /// - Throws: `UnsupportedOperationException` for an enclave's attestation, which this plane cannot check.
    func refuseRecipient() throws(AWSError) {
        guard input["Recipient"]?.isNull ?? true else {
            throw .unsupported("Attestation documents of Nitro enclaves are not supported.")
        }
    }

    /// An algorithm of the input.
    func algorithm<Algorithm: RawRepresentable<String>>(_ member: String) -> Algorithm? {
        input[member]?.string.flatMap { Algorithm(rawValue: $0) }
    }
}
