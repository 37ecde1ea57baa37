import Core
import Cryptography
import Keyring
import Plane
import Store

extension KMSService {
    struct CreateGrantInput: KeyInput {
        let KeyId: String
        let GranteePrincipal: String
        let RetiringPrincipal: String?
        let Operations: [GrantOperation]
        let Constraints: GrantConstraints?
        let GrantTokens: [String]?
        let Name: String?
        let DryRun: Bool?

        var constraints: GrantConstraints? { Constraints?.normalised }
    }

    private struct Output: Encodable, Sendable {
        let GrantToken: String
        let GrantId: String
    }

    /// A grant lets its grantee make further ones only within itself: no operation more, no constraint less.
    var createGrant: Operation {
        Operation("CreateGrant", .permissionsManagement) { call in
            let input = try DocumentDecoder().decode(CreateGrantInput.self, from: call.input)
            try checkTokens(call)
            let target = try await target(input.KeyId, .key, call)
            var grants: [KeyGrant] = []
            if let key = target.key {
                grants = try await catalog.grants(on: key.name, to: call.caller, call.store)
                    .filter { $0.allows(.createGrant, call.caller, [:]) && input.isWithin($0.record) }
            }
            return (
                KeyRequest(input: input, target: target),
                [
                    requirement(
                        "CreateGrant", on: target, call, input.context(call), grants: grants.map(\.requirement))
                ]
            )
        } handler: { (request: KeyRequest<CreateGrantInput>, call) in
            let key = try request.target.found()
            let grant = try await create(request.input, on: key, call)
            let token = try GrantToken(key.name, grant.id).text(keyring)
            return try DocumentEncoder().encode(Output(GrantToken: token, GrantId: grant.id))
        }
        .recorded(
            Recording(input: { $0.without("GrantTokens") }, output: { $0.without("GrantToken") }))
    }

    private func create(_ input: CreateGrantInput, on key: Key, _ call: Call) async throws -> GrantRecord {
        try key.record.require(.enabled, at: call.time)
        try input.check(key.record)
        let grantee = try await principal(input.GranteePrincipal)
        var retirer: KnownPrincipal?
        if let retiring = input.RetiringPrincipal { retirer = try await principal(retiring) }
        if input.DryRun == true { throw AWSError.dryRun }
        let grant = GrantRecord(
            id: Hexadecimal.encode(SecureRandom.bytes(32)), keyID: key.name.id, name: input.Name, created: call.time,
            granteePrincipal: input.GranteePrincipal, granteeID: grantee.id,
            retiringPrincipal: input.RetiringPrincipal, retiringID: retirer?.id, issuingAccount: call.account,
            operations: input.Operations, constraints: input.constraints)
        return try await call.store.write { writer in
            try KeyRecord.get(key.name, writer).require(.enabled, at: call.time)
            if let name = grant.name,
                let same = try GrantRecord.granted(to: grant.granteePrincipal, on: key.name, writer)
                    .first(where: { $0.name == name && $0.isSame(as: grant) })
            {
                return same
            }
            try grant.put(on: key.name, writer)
            return grant
        }
    }

    /// - Throws: `InvalidArnException` for a principal that does not exist.
    private func principal(_ name: String) async throws -> KnownPrincipal {
        if name.hasSuffix(".amazonaws.com") { return .other }
        let principal = name == "*" ? .unknown : try await KnownPrincipal(name, directory)
        guard principal != .unknown, name.hasPrefix("arn:") else {
            throw AWSError.invalidARN("ARN does not refer to a valid principal: \(name)")
        }
        return principal
    }

    /// - Throws: `InvalidGrantTokenException`. Grants count at once here, so tokens are only checked.
    func checkTokens(_ call: Call) throws {
        guard let tokens = call.input["GrantTokens"]?.list else { return }
        for token in tokens { _ = try GrantToken(token.string ?? "", keyring) }
    }
}

extension KnownPrincipal {
    /// The unique id of a user or role.
    fileprivate var id: String? {
        if case .entity(let id) = self { id } else { nil }
    }
}

extension KMSService.CreateGrantInput {
    fileprivate func context(_ call: Call) -> [String: ConditionValue] {
        var context: [String: ConditionValue] = [
            "kms:GrantOperations": .many(Operations.map(\.rawValue)), "kms:GranteePrincipal": .one(GranteePrincipal),
            "kms:GrantIsForAWSResource": .boolean(!call.origin.calledVia.isEmpty),
        ]
        if let RetiringPrincipal { context["kms:RetiringPrincipal"] = .one(RetiringPrincipal) }
        if let type = constraints?.type { context["kms:GrantConstraintType"] = .one(type) }
        // What a grant is limited to stands where a cryptographic operation's own context does.
        EncryptionContextKeys.add(constraints?.pairs ?? [:], to: &context)
        return context
    }

    /// Whether the grant that is asked for is no wider than one that the caller has.
    fileprivate func isWithin(_ parent: GrantRecord) -> Bool {
        Set(Operations).isSubset(of: parent.operations)
            && (constraints ?? GrantConstraints()).isWithin(parent.constraints)
    }

    /// - Throws: `ValidationException` for operations and constraints that the key cannot have.
    fileprivate func check(_ key: KeyRecord) throws {
        guard !Operations.isEmpty else { throw AWSError.validation("A grant needs at least one operation.") }
        for operation in Operations where !operation.isPossible(with: key) {
            throw AWSError.validation(
                "The grant operation \(operation.rawValue) is not valid for a KMS key of key spec \(key.spec.rawValue) "
                    + "and key usage \(key.usage.rawValue).")
        }
        guard let constraints else { return }
        guard key.spec == .symmetricDefault else {
            throw AWSError.validation("Grant constraints are valid only for symmetric encryption KMS keys.")
        }
        for pairs in [constraints.EncryptionContextEquals, constraints.EncryptionContextSubset].compactMap({ $0 }) {
            guard pairs.count <= 8, pairs.allSatisfy({ $0.key.count <= 384 && $0.value.count <= 384 }) else {
                throw AWSError.validation(
                    "A grant constraint has at most 8 encryption context pairs of at most 384 characters.")
            }
        }
    }
}

extension GrantRecord {
    /// Whether two grants say the same, whenever they were made.
    fileprivate func isSame(as other: GrantRecord) -> Bool {
        granteeID == other.granteeID && retiringPrincipal == other.retiringPrincipal
            && Set(operations) == Set(other.operations) && constraints == other.constraints
    }
}

extension Document {
    /// The structure without one member.
    func without(_ member: String) -> Document {
        guard case .structure(var members) = self else { return self }
        members[member] = nil
        return .structure(members)
    }
}
