import Core
import Plane
import Store

extension KMSService {
    private struct Input: KeyInput {
        let KeyId: String
        let PrimaryRegion: String
    }

    /// Needs the permission on the primary key and on the replica that is to take its place.
    var updatePrimaryRegion: Operation {
        Operation("UpdatePrimaryRegion", .write) { call in
            let input = try DocumentDecoder().decode(Input.self, from: call.input)
            let target = try await target(input.KeyId, .key, call)
            let own: [String: ConditionValue] = ["kms:PrimaryRegion": .one(input.PrimaryRegion)]
            var requirements = [requirement("UpdatePrimaryRegion", on: target, call, own)]
            if let name = target.key?.name, let region = Region(input.PrimaryRegion), region != call.region,
                let replica = try await catalog.key(name.in(region), call.store)
            {
                var there = own
                there["aws:RequestedRegion"] = .one(region.rawValue)
                requirements.append(requirement("UpdatePrimaryRegion", on: KeyTarget(replica), call, there))
            }
            return (KeyRequest(input: input, target: target), requirements)
        } handler: { (request: KeyRequest<Input>, call) in
            let key = try request.target.found()
            try key.requireOwn(call)
            guard let region = Region(request.input.PrimaryRegion) else {
                throw AWSError.validation("Invalid PrimaryRegion.")
            }
            try await call.store.write { writer in
                let primary = try KeyRecord.get(key.name, writer)
                guard var regions = primary.multiRegion, !primary.isReplica else { throw AWSError.notPrimary(key.arn) }
                try primary.require(.enabled, at: call.time)
                guard regions.replicas.contains(region) else { throw AWSError.noKey(key.name.in(region)) }
                try KeyRecord.get(key.name.in(region), writer).require(.enabled, at: call.time)
                regions.replicas = regions.replicas.map { $0 == region ? regions.primary : $0 }
                regions.primary = region
                try KeyRecord.share(regions, key.name, writer)
            }
            return .empty
        }
    }
}
