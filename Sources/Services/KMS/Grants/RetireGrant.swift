import Core
import Plane
import Store

extension KMSService {
    private struct RevokeInput: KeyInput {
        let KeyId: String
        let GrantId: String
        let DryRun: Bool?
    }

    var revokeGrant: Operation {
        keyOperation("RevokeGrant", .permissionsManagement, in: .any, crossesAccounts: true) { (input: RevokeInput) in
            ["kms:GrantIsForAWSResource": "false"]
        } handler: { (input: RevokeInput, key, call) in
            try await delete(input.GrantId, of: key.name, isDryRun: input.DryRun ?? false, call)
            return Empty()
        }
    }

    private struct RetireInput: Decodable, Sendable {
        let GrantToken: String?
        let KeyId: String?
        let GrantId: String?
        let DryRun: Bool?
    }

    private struct Request: Sendable {
        let grantID: String
        let target: KeyTarget
        let isDryRun: Bool
    }

    /// May be done by whom the grant names for it, by its grantee if RetireGrant is among the operations, and by whom
    /// policies let do it, the account's root first of all.
    var retireGrant: Operation {
        Operation("RetireGrant", .permissionsManagement) { call in
            let input = try DocumentDecoder().decode(RetireInput.self, from: call.input)
            let (target, grantID) = try await grant(input, call)
            var allowing: [Requirement.Grant] = []
            var context: [String: ConditionValue] = [:]
            if let key = target.key,
                let grant = try await call.store.read({ try GrantRecord.get(grantID, of: key.name, $0) })
            {
                allowing = Self.retirers(of: grant, call.caller)
                if let type = grant.constraints?.type { context["kms:GrantConstraintType"] = .one(type) }
                context["kms:GranteePrincipal"] = .one(grant.granteePrincipal)
                EncryptionContextKeys.add(grant.constraints?.pairs ?? [:], to: &context)
            }
            return (
                Request(grantID: grantID, target: target, isDryRun: input.DryRun ?? false),
                [requirement("RetireGrant", on: target, call, context, grants: allowing)]
            )
        } handler: { (request: Request, call) in
            let key = try request.target.found()
            try await delete(request.grantID, of: key.name, isDryRun: request.isDryRun, call)
            return .empty
        }
        .recorded(.members(["KeyId", "GrantId", "DryRun"]))
    }

    private func grant(_ input: RetireInput, _ call: Call) async throws -> (KeyTarget, String) {
        if let text = input.GrantToken {
            let token = try GrantToken(text, keyring)
            guard token.region == call.region else { throw AWSError.notFound("Invalid arn \(token.region)") }
            return (try await target(token.key, call), token.grantID)
        }
        guard let keyID = input.KeyId, let grantID = input.GrantId else {
            throw AWSError.validation("You must specify either a grant token, or a key ID and a grant ID.")
        }
        return (try await target(keyID, .key, call), grantID)
    }

    private static func retirers(of grant: GrantRecord, _ caller: Caller) -> [Requirement.Grant] {
        var principals: [String] = []
        if let retiring = grant.retiringPrincipal, GrantRecord.isSame(grant.retiringID, caller) {
            principals.append(retiring)
        }
        if grant.operations.contains(.retireGrant), GrantRecord.isSame(grant.granteeID, caller) {
            principals.append(grant.granteePrincipal)
        }
        return principals.map { Requirement.Grant("grant/\(grant.id)", document: GrantPolicy(retiring: $0).text) }
    }

    /// - Throws: `NotFoundException` when there is no such grant.
    private func delete(_ id: String, of key: KeyName, isDryRun: Bool, _ call: Call) async throws {
        try await call.store.write { writer in
            guard let grant = try GrantRecord.get(id, of: key, writer) else {
                throw AWSError.notFound("Grant ID \(id) not found")
            }
            if isDryRun { throw AWSError.dryRun }
            try grant.delete(from: key, writer)
        }
    }
}
