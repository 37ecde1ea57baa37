import Core
import Plane
import Store

extension KMSService {
    private struct Input: KeyInput {
        let KeyId: String
        let ReplicaRegion: String
        let Policy: String?
        let BypassPolicyLockoutSafetyCheck: Bool?
        let Description: String?
        let Tags: [KeyTag]?
    }

    private struct Output: Encodable, Sendable {
        let ReplicaKeyMetadata: KeyMetadata
        let ReplicaPolicy: String
        let ReplicaTags: [KeyTag]
    }

    /// Needs `kms:ReplicateKey` on the primary key, and `kms:CreateKey` in the replica's region.
    var replicateKey: Operation {
        Operation("ReplicateKey", .write) { call in
            let input = try DocumentDecoder().decode(Input.self, from: call.input)
            let target = try await target(input.KeyId, .key, call)
            let own: [String: ConditionValue] = [
                "kms:ReplicaRegion": .one(input.ReplicaRegion),
                "kms:BypassPolicyLockoutSafetyCheck": .boolean(input.BypassPolicyLockoutSafetyCheck ?? false),
            ]
            var there = target.key?.context ?? [:]
            there.merge(own) { $1 }
            there["kms:MultiRegionKeyType"] = "REPLICA"
            there["kms:CallerAccount"] = .one(call.account.rawValue)
            there["aws:RequestedRegion"] = .one(input.ReplicaRegion)
            there.merge(.requestTags((input.Tags ?? []).map(\.tag))) { $1 }
            var actions = ["kms:CreateKey"]
            if input.Tags?.isEmpty == false { actions.append("kms:TagResource") }
            return (
                KeyRequest(input: input, target: target),
                [requirement("ReplicateKey", on: target, call, own)]
                    + actions.map { Requirement($0, on: "*", of: call.account, context: there) }
            )
        } handler: { (request: KeyRequest<Input>, call) in
            let key = try request.target.found()
            try key.requireOwn(call)
            return try DocumentEncoder().encode(try await replicate(key, request.input, call))
        }
    }

    private func replicate(_ key: Key, _ input: Input, _ call: Call) async throws -> Output {
        guard let region = Region(input.ReplicaRegion) else { throw AWSError.validation("Invalid ReplicaRegion.") }
        let tags = try KeyTags.checked(input.Tags)
        let policy = try await newPolicy(
            input.Policy, for: key.name.in(region),
            bypassingLockoutCheck: input.BypassPolicyLockoutSafetyCheck ?? false, call)
        let replica = try await call.store.write { writer in
            let primary = try KeyRecord.get(key.name, writer)
            guard let regions = primary.multiRegion, !primary.isReplica else { throw AWSError.notPrimary(key.arn) }
            try primary.require(.enabled, at: call.time)
            let name = key.name.in(region)
            guard try KeyRecord.find(name, writer) == nil else {
                throw AWSError.alreadyExists("\(name.arn) already exists.")
            }
            var all = regions
            all.replicas.append(region)
            var replica = try primary.replica(in: region, policy, at: call.time, writer)
            replica.description = input.Description ?? ""
            replica.tags = tags
            replica.multiRegion = all
            try replica.put(writer)
            try KeyRecord.share(all, key.name, writer)
            return replica
        }
        return Output(
            ReplicaKeyMetadata: KeyMetadata(replica, at: call.time), ReplicaPolicy: policy.text,
            ReplicaTags: tags.map { KeyTag($0) })
    }
}

extension KeyRecord {
    /// The same key in another region, with the same material; imported material has to be imported there again.
    fileprivate func replica(
        in region: Region, _ policy: KeyPolicy, at now: Timestamp, _ writer: any StoreWriter
    ) throws -> KeyRecord {
        var replica = KeyRecord(
            id: id, account: account, region: region, spec: spec, usage: usage, origin: origin, manager: manager,
            created: now, policy: policy)
        replica.rotation = rotation
        replica.onDemandRotations = onDemandRotations
        replica.materials = materials
        if origin == .external {
            replica.materials = materials.filter(\.state.isPermanent).map { material in
                var missing = material
                missing.isPresent = false
                missing.expires = nil
                return missing
            }
            return replica
        }
        for material in materials {
            guard let sealed = try Records.materials.get(SealedMaterial.key(id, material.id), in: name.scope, writer)
            else { continue }
            try sealed.put(in: replica.name.scope, writer)
        }
        return replica
    }

    /// Tells all keys of a multi-Region key where they are.
    static func share(_ regions: MultiRegion, _ name: KeyName, _ writer: any StoreWriter) throws {
        for region in regions.all {
            guard var record = try find(name.in(region), writer) else { continue }
            record.multiRegion = regions
            try record.put(writer)
        }
    }
}
