import Core
import Plane
import Store

extension KMSService {
    struct AliasInput: Decodable, Sendable {
        let AliasName: String
        let TargetKeyId: String
    }

    private struct Request: Sendable {
        let alias: AliasName
        let target: KeyTarget
    }

    /// Needs the permission on the alias, which identity policies give, and on the key.
    var createAlias: Operation {
        Operation("CreateAlias", .write) { call in
            let input = try DocumentDecoder().decode(AliasInput.self, from: call.input)
            let alias = try Self.alias(input.AliasName, call)
            let target = try await aliasTarget(input.TargetKeyId, call)
            return (
                Request(alias: alias, target: target),
                [aliasRequirement("CreateAlias", on: alias, call), requirement("CreateAlias", on: target, call)]
            )
        } handler: { (request: Request, call) in
            let key = try request.target.found()
            try key.requireOwn(call)
            try await call.store.write { writer in
                var record = try KeyRecord.get(key.name, writer)
                try record.require(.notPendingDeletion, at: call.time)
                let alias = request.alias
                guard try !Records.aliases.contains(alias.name, in: alias.scope, writer) else {
                    throw AWSError.alreadyExists("An alias with the name \(alias.arn) already exists")
                }
                try record.addAlias(alias.name)
                try record.put(writer)
                let entry = AliasRecord(name: alias.name, targetKeyID: key.name.id, created: call.time)
                try Records.aliases.put(entry, at: alias.name, in: alias.scope, writer)
            }
            return .empty
        }
    }

    /// - Throws: `ValidationException` for what does not begin with `alias/`, or has a colon.
    static func alias(_ name: String, _ call: Call) throws(AWSError) -> AliasName {
        guard name.hasPrefix(AliasName.prefix) else {
            throw .validation(
                "Alias must start with the prefix \"alias/\". Please see "
                    + "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html")
        }
        guard name != AliasName.prefix else { throw .validation("Invalid identifier") }
        guard !name.contains(":") else { throw .validation("\(name) contains invalid characters for an alias") }
        return AliasName(account: call.account, region: call.region, name: name)
    }

    /// The key that an alias is to stand for, which another alias cannot name.
    func aliasTarget(_ identifier: String, _ call: Call) async throws -> KeyTarget {
        guard !identifier.hasPrefix(AliasName.prefix) else {
            throw AWSError.validation("Aliases must refer to keys. Not aliases")
        }
        return try await target(identifier, .key, call)
    }

    func aliasRequirement(_ operation: String, on alias: AliasName, _ call: Call) -> Requirement {
        var requirement = accountRequirement(operation, call)
        requirement.resource = alias.arn
        return requirement
    }
}

extension KeyRecord {
    /// - Throws: `LimitExceededException` beyond 50.
    mutating func addAlias(_ name: String) throws(AWSError) {
        guard aliases.count < AliasRecord.maximumPerKey else {
            throw .limitExceeded("A KMS key has at most \(AliasRecord.maximumPerKey) aliases.")
        }
        aliases.append(name)
    }
}
