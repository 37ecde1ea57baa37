import Core
import Plane
import Store

extension KMSService {
    private struct Request: Sendable {
        let alias: AliasName
        /// The key that the alias stands for when the call was decided; it must still be that one when it changes.
        let current: KeyTarget?
        let target: KeyTarget?
    }

    /// Needs the permission on the alias, on the key that it stands for, and on the one that it is to stand for.
    var updateAlias: Operation {
        Operation("UpdateAlias", .write) { call in
            let input = try DocumentDecoder().decode(AliasInput.self, from: call.input)
            let alias = try Self.alias(input.AliasName, call)
            let current = try await current(alias, call)
            let target = try await aliasTarget(input.TargetKeyId, call)
            let keys = [current, target].compactMap { $0 }
            return (
                Request(alias: alias, current: current, target: target),
                [aliasRequirement("UpdateAlias", on: alias, call)]
                    + keys.map { requirement("UpdateAlias", on: $0, call) }
            )
        } handler: { (request: Request, call) in
            guard let target = try request.target?.found() else { throw AWSError.internalFailure }
            try target.requireOwn(call)
            try await call.store.write { writer in
                var alias = try AliasRecord.get(request.alias, writer)
                try Self.check(alias, request)
                if alias.targetKeyID == target.name.id { return }
                var old = try KeyRecord.get(request.alias.key(alias.targetKeyID), writer)
                var new = try KeyRecord.get(target.name, writer)
                try new.require(.notPendingDeletion, at: call.time)
                guard old.spec == new.spec, old.usage == new.usage else {
                    throw AWSError.validation(
                        "Cannot update alias \(request.alias.arn): the current and the new KMS key differ in key "
                            + "spec or key usage.")
                }
                old.aliases.removeAll { $0 == alias.name }
                try new.addAlias(alias.name)
                alias.targetKeyID = new.id
                alias.updated = call.time
                try old.put(writer)
                try new.put(writer)
                try Records.aliases.put(alias, at: alias.name, in: request.alias.scope, writer)
            }
            return .empty
        }
    }

    private struct DeleteInput: Decodable, Sendable {
        let AliasName: String
    }

    /// Needs the permission on the alias and on the key.
    var deleteAlias: Operation {
        Operation("DeleteAlias", .write) { call in
            let input = try DocumentDecoder().decode(DeleteInput.self, from: call.input)
            let alias = try Self.alias(input.AliasName, call)
            let current = try await current(alias, call)
            return (
                Request(alias: alias, current: current, target: nil),
                [aliasRequirement("DeleteAlias", on: alias, call)]
                    + [current].compactMap { $0 }.map { requirement("DeleteAlias", on: $0, call) }
            )
        } handler: { (request: Request, call) in
            try await call.store.write { writer in
                let alias = try AliasRecord.get(request.alias, writer)
                try Self.check(alias, request)
                if var key = try KeyRecord.find(request.alias.key(alias.targetKeyID), writer) {
                    key.aliases.removeAll { $0 == alias.name }
                    try key.put(writer)
                }
                try Records.aliases.delete(alias.name, in: request.alias.scope, writer)
            }
            return .empty
        }
    }

    private func current(_ alias: AliasName, _ call: Call) async throws -> KeyTarget? {
        guard let id = try await catalog.keyID(of: alias, call.store) else { return nil }
        return try await target(alias.key(id), call)
    }

    /// - Throws: `StoreError.conditionFailed` when the alias was given to another key since the call was decided.
    private static func check(_ alias: AliasRecord, _ request: Request) throws {
        guard alias.targetKeyID == request.current?.key?.name.id else {
            throw StoreError.conditionFailed(collection: Records.aliases.name)
        }
    }
}

extension AliasName {
    /// The key of that id in the alias's account and region.
    func key(_ id: String) -> KeyName { KeyName(account: account, region: region, id: id) }
}
