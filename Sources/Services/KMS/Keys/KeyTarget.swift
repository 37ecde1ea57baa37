import Core
import Plane

/// The key that a call names, found or not.
struct KeyTarget: Sendable {
    /// nil when there is none.
    let key: Key?
    /// The key's ARN, or the one that it would have.
    let arn: String
    let account: AccountID
    /// How the call named it when by an alias, for `kms:RequestAlias`.
    let alias: String?
    /// What the call gets when it is authorised and there is no such key.
    let missing: AWSError?

    init(_ key: Key, alias: String? = nil) {
        self.key = key
        arn = key.arn
        account = key.record.account
        self.alias = alias
        missing = nil
    }

    init(missing error: AWSError, arn: String, account: AccountID, alias: String? = nil) {
        key = nil
        self.arn = arn
        self.account = account
        self.alias = alias
        missing = error
    }

    /// - Throws: `NotFoundException`.
    func found() throws -> Key {
        guard let key else { throw missing ?? AWSError.internalFailure }
        return key
    }
}

extension KMSService {
    /// - Throws: `NotFoundException` or `InvalidArnException` for what is no identifier of a key in this region.
    func target(_ identifier: String, _ form: KeyIdentifier.Form, _ call: Call) async throws -> KeyTarget {
        switch try KeyIdentifier(identifier, form, account: call.account, region: call.region) {
        case .key(let name): return try await target(name, call)
        case .alias(let alias):
            if let id = try await catalog.keyID(of: alias, call.store) {
                let name = KeyName(account: alias.account, region: alias.region, id: id)
                return try await target(name, alias: alias.name, call)
            }
            if let key = try await managedKey(alias, call) { return KeyTarget(key, alias: alias.name) }
            return KeyTarget(missing: .noAlias(alias), arn: alias.arn, account: alias.account, alias: alias.name)
        }
    }

    func target(_ name: KeyName, alias: String? = nil, _ call: Call) async throws -> KeyTarget {
        guard let key = try await catalog.key(name, call.store) else {
            return KeyTarget(missing: .noKey(name), arn: name.arn, account: name.account, alias: alias)
        }
        return KeyTarget(key, alias: alias)
    }
}

extension KMSService {
    /// What a caller must be allowed to do to a key. In the place of one that does not exist stands the account's
    /// default policy, so that only who may use the account's keys learns that it does not.
    func requirement(
        _ operation: String, on target: KeyTarget, _ call: Call, _ own: [String: ConditionValue] = [:],
        grants: [Requirement.Grant] = []
    ) -> Requirement {
        var context = target.key?.context ?? [:]
        context["kms:CallerAccount"] = .one(call.account.rawValue)
        if let service = call.origin.calledVia.last { context["kms:ViaService"] = .one(call.viaService(service)) }
        if let alias = target.alias { context["kms:RequestAlias"] = .one(alias) }
        context.merge(own) { $1 }
        return Requirement(
            "kms:\(operation)", on: target.arn, of: target.account, tags: target.key?.record.tags, context: context,
            policy: target.key?.policy
                ?? Requirement.ResourcePolicy(KeyPolicy.standard(for: target.account).text, kind: .kmsKey),
            grants: grants)
    }
}

extension Call {
    /// `dynamodb.eu-central-1.amazonaws.com` for `dynamodb.amazonaws.com`.
    func viaService(_ principal: String) -> String {
        "\(principal.prefix { $0 != "." }).\(region).amazonaws.com"
    }
}
