import Core
import Directory
import Store

/// A managed policy, whoever manages it.
enum ManagedPolicy: Sendable {
    case customer(PolicyRecord)
    case aws(AWSManagedPolicy)

    /// Whether it may be attached or set as a boundary; some of AWS's are for service-linked roles alone.
    var isAttachable: Bool {
        switch self {
        case .customer: true
        case .aws(let policy): policy.isAttachable
        }
    }

    var name: String {
        switch self {
        case .customer(let record): record.name
        case .aws(let policy): policy.name
        }
    }

    var path: String {
        switch self {
        case .customer(let record): record.path
        case .aws(let policy): policy.path
        }
    }

    var defaultDocument: String? {
        switch self {
        case .customer(let record): record.defaultDocument
        case .aws(let policy): policy.document
        }
    }

    func arn(in account: AccountID) -> String {
        switch self {
        case .customer(let record): record.arn(in: account)
        case .aws(let policy): policy.arn
        }
    }
}

extension AccountView {
    /// The managed policy with exactly that ARN.
    ///
    /// - Throws: `InvalidInput` for what is no ARN of a policy.
    func findPolicy(_ arn: String) throws -> ManagedPolicy? {
        guard let parsed = ARN(arn), parsed.service == "iam", parsed.resourceType == "policy" else {
            throw AWSError.invalidInput("ARN \(arn) is not valid.")
        }
        if parsed.account == "aws" { return AWSManagedPolicies.policy(arn: arn).map { .aws($0) } }
        guard parsed.account == account.rawValue else { return nil }
        let record = try find(PolicyRecord.self, parsed.resourceName)
        return record.flatMap { $0.arn(in: account) == arn ? .customer($0) : nil }
    }

    /// - Throws: `NoSuchEntity` when there is none.
    func policy(_ arn: String) throws -> ManagedPolicy {
        guard let policy = try findPolicy(arn) else { throw PolicyRecord.missing(arn) }
        return policy
    }

    /// A policy of the customer's own, for changes.
    ///
    /// - Throws: `NoSuchEntity` when there is none, `AccessDenied` for one of AWS's.
    func customerPolicy(_ arn: String) throws -> PolicyRecord {
        switch try policy(arn) {
        case .customer(let record): return record
        case .aws: throw AWSError("AccessDenied", "Policy \(arn) is managed by AWS.", status: 403)
        }
    }

    func usage(of arn: String) throws -> PolicyUsage {
        try Collections.policyUsage.get(arn, in: scope, records) ?? PolicyUsage()
    }
}

extension AccountWriter {
    /// Notes that an entity uses a policy. It must not be noted already.
    func add(_ use: PolicyUse, of arn: String) throws {
        try Collections.policyUses.put(Link(), at: use.key(of: arn), in: scope, writer)
        try count(use.purpose, of: arn, by: 1)
    }

    /// Notes that an entity uses a policy no longer.
    func remove(_ use: PolicyUse, of arn: String) throws {
        guard try Collections.policyUses.delete(use.key(of: arn), in: scope, writer) else { return }
        try count(use.purpose, of: arn, by: -1)
    }

    /// Moves the uses of an entity that is renamed.
    func moveUses(of holder: some PolicyHolder, to name: String) throws {
        let type = type(of: holder).useType
        let new = Collections.key(name)
        let uses =
            holder.attached.map { ($0, PolicyUse.Purpose.permissions) }
            + [holder.permissionsBoundary].compactMap { $0 }.map { ($0, PolicyUse.Purpose.boundary) }
        for (arn, purpose) in uses {
            try Collections.policyUses.delete(PolicyUse(purpose, by: type, holder.key).key(of: arn), in: scope, writer)
            try Collections.policyUses.put(
                Link(), at: PolicyUse(purpose, by: type, new).key(of: arn), in: scope, writer)
        }
    }

    private func count(_ purpose: PolicyUse.Purpose, of arn: String, by difference: Int) throws {
        var usage = try usage(of: arn)
        usage[purpose] = max(0, usage[purpose] + difference)
        if usage.isUnused {
            try Collections.policyUsage.delete(arn, in: scope, writer)
        } else {
            try Collections.policyUsage.put(usage, at: arn, in: scope, writer)
        }
    }
}
