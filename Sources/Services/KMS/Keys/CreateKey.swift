import Core
import Cryptography
import Plane
import Store

extension KMSService {
    struct CreateKeyInput: Decodable, Sendable {
        let Policy: String?
        let Description: String?
        let KeyUsage: String?
        let CustomerMasterKeySpec: String?
        let KeySpec: String?
        let Origin: String?
        let CustomKeyStoreId: String?
        let BypassPolicyLockoutSafetyCheck: Bool?
        let Tags: [KeyTag]?
        let MultiRegion: Bool?
        let XksKeyId: String?
    }

    struct KeyMetadataOutput: Encodable, Sendable {
        let KeyMetadata: KMS.KeyMetadata
    }

    var createKey: Operation {
        Operation("CreateKey", .write) { call in
            let input = try DocumentDecoder().decode(CreateKeyInput.self, from: call.input)
            let kind = try KeyKind(input)
            var context = kind.context
            context["kms:CallerAccount"] = .one(call.account.rawValue)
            context["kms:BypassPolicyLockoutSafetyCheck"] = .boolean(input.BypassPolicyLockoutSafetyCheck ?? false)
            if let service = call.origin.calledVia.last { context["kms:ViaService"] = .one(call.viaService(service)) }
            context.merge(.requestTags((input.Tags ?? []).map(\.tag))) { $1 }
            var actions = ["kms:CreateKey"]
            if input.Tags?.isEmpty == false { actions.append("kms:TagResource") }
            let requirements = actions.map { Requirement($0, on: "*", of: call.account, context: context) }
            return (CreateKeyRequest(input: input, kind: kind), requirements)
        } handler: { (request: CreateKeyRequest, call) in
            try DocumentEncoder().encode(
                KeyMetadataOutput(KeyMetadata: try await create(request.input, request.kind, call)))
        }
    }

    private struct CreateKeyRequest: Sendable {
        let input: CreateKeyInput
        let kind: KeyKind
    }

    private func create(_ input: CreateKeyInput, _ kind: KeyKind, _ call: Call) async throws -> KeyMetadata {
        let tags = try KeyTags.checked(input.Tags)
        let id = kind.isMultiRegion ? KeyName.newMultiRegionID() : EventID.random()
        let name = KeyName(account: call.account, region: call.region, id: id)
        let policy = try await newPolicy(
            input.Policy, for: name, bypassingLockoutCheck: input.BypassPolicyLockoutSafetyCheck ?? false, call)
        var record = KeyRecord(
            id: id, account: call.account, region: call.region, spec: kind.spec, usage: kind.usage,
            origin: kind.origin, manager: .customer, created: call.time, policy: policy)
        record.description = input.Description ?? ""
        record.tags = tags
        if kind.isMultiRegion { record.multiRegion = KeyRecord.MultiRegion(primary: call.region, replicas: []) }
        return KeyMetadata(try await add(record, call), at: call.time)
    }

    /// Makes the key, with material of our own unless its material is imported.
    func add(_ record: KeyRecord, _ call: Call) async throws -> KeyRecord {
        var record = record
        var material: NewMaterial?
        if record.origin == .kms {
            let new = try NewMaterial(
                generated: try await generator.generate(record.spec), for: record.id, keyring)
            record.materials = [KeyMaterialRecord(id: new.id, state: .current)]
            material = new
        }
        try await call.store.write { [record, material] writer in
            if let material { try material.sealed.put(in: record.name.scope, writer) }
            try Records.owners.put(KeyOwner(account: record.account), at: record.id, in: .plane, writer)
            for alias in record.aliases {
                let entry = AliasRecord(name: alias, targetKeyID: record.id, created: record.created)
                try Records.aliases.put(entry, at: alias, in: record.name.scope, if: .absent, writer)
            }
            try record.put(writer)
        }
        return record
    }
}

extension KeyName {
    /// `mrk-` and 32 hexadecimal digits.
    static func newMultiRegionID() -> String { "mrk-" + EventID.random().filter { $0 != "-" } }
}
