import Core
import Directory
import IAMPolicy
import Plane

/// Managed policies that a user, group or role has.
enum PolicyAttachments<Holder: PolicyHolder> {
    struct Listing: Decodable, PagedInput {
        let PathPrefix: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct AttachedPolicy: Encodable, Sendable {
        let PolicyName: String
        let PolicyArn: String
    }

    struct Listed: Encodable, Sendable {
        let AttachedPolicies: [AttachedPolicy]
        let IsTruncated: Bool
        let Marker: String?
    }

    static var operations: [Operation] {
        [
            Operation(attachName, .permissionsManagement, requires: attachRequirements, handler: attach),
            Operation(detachName, .permissionsManagement, requires: detachRequirements, handler: detach),
            Operation(listName, .list, requires: listRequirements, handler: list),
        ]
    }

    private static var attachName: String { "Attach\(Holder.quotaName)Policy" }
    private static var detachName: String { "Detach\(Holder.quotaName)Policy" }
    private static var listName: String { "ListAttached\(Holder.quotaName)Policies" }
}

extension PolicyAttachments {
    typealias Change = Named<Holder, PolicyReference>

    private static func attachRequirements(_ input: Change, _ call: Call) async throws -> [Requirement] {
        [try await requirement("iam:" + attachName, input, call)]
    }

    private static func detachRequirements(_ input: Change, _ call: Call) async throws -> [Requirement] {
        [try await requirement("iam:" + detachName, input, call)]
    }

    private static func requirement(_ action: String, _ input: Change, _ call: Call) async throws -> Requirement {
        try await call.requirement(
            action, on: Holder.self, input.name, knowsBoundary: true,
            context: ["iam:PolicyARN": .one(input.rest.PolicyArn)])
    }

    /// Attaching what is attached already changes nothing.
    private static func attach(_ input: Change, _ call: Call) async throws -> Empty {
        let arn = input.rest.PolicyArn
        try await call.write { account in
            let policy = try account.findPolicy(arn)
            var holder = try account.get(Holder.self, input.name)
            try holder.checkModifiable()
            guard let policy else {
                throw AWSError.noSuchEntity("Policy \(arn) does not exist or is not attachable.")
            }
            guard policy.isAttachable else {
                throw AWSError(
                    "PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer \(Holder.quotaName).")
            }
            guard !holder.attached.contains(arn) else { return }
            guard holder.attached.count < PolicyQuota.attachedPolicies else {
                throw AWSError.quota("PoliciesPer\(Holder.quotaName)", PolicyQuota.attachedPolicies)
            }
            holder.attached.append(arn)
            try account.put(holder)
            try account.add(PolicyUse(.permissions, by: Holder.useType, holder.key), of: arn)
        }
        return Empty()
    }

    private static func detach(_ input: Change, _ call: Call) async throws -> Empty {
        let arn = input.rest.PolicyArn
        try await call.write { account in
            _ = try account.findPolicy(arn)
            var holder = try account.get(Holder.self, input.name)
            try holder.checkModifiable()
            guard holder.attached.contains(arn) else { throw PolicyRecord.missing(arn) }
            holder.attached.removeAll { $0 == arn }
            try account.put(holder)
            try account.remove(PolicyUse(.permissions, by: Holder.useType, holder.key), of: arn)
        }
        return Empty()
    }

    private static func listRequirements(_ input: Named<Holder, Listing>, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:" + listName, on: Holder.self, input.name)]
    }

    private static func list(_ input: Named<Holder, Listing>, _ call: Call) async throws -> Listed {
        try await call.read { account in
            let holder = try account.get(Holder.self, input.name)
            let prefix = input.rest.PathPrefix ?? "/"
            let policies = holder.attached.compactMap { ARN($0) }.filter {
                $0.resource.dropFirst("policy".count).hasPrefix(prefix)
            }
            let page = try input.page(of: policies, in: "\(listName) \(holder.key) \(prefix)", key: \.description)
            return Listed(
                AttachedPolicies: page.elements.map {
                    AttachedPolicy(PolicyName: $0.resourceName, PolicyArn: $0.description)
                }, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }
}
