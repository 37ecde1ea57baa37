import Core
import Directory
import IAMPolicy
import Plane

/// Policies that are part of a user, group or role.
enum InlinePolicies<Holder: PolicyHolder> {
    struct Put: Decodable, Sendable {
        let PolicyName: String
        let PolicyDocument: String
    }

    struct Reference: Decodable, Sendable {
        let PolicyName: String
    }

    struct Document: Encodable, Sendable {
        let PolicyName: String
        let PolicyDocument: String
    }

    struct Listing: Decodable, PagedInput {
        let Marker: String?
        let MaxItems: Int?
    }

    struct Names: Encodable, Sendable {
        let PolicyNames: [String]
        let IsTruncated: Bool
        let Marker: String?
    }

    static var operations: [Operation] {
        [
            Operation(putName, .permissionsManagement, requires: putRequirements, handler: put),
            Operation(getName, .read, requires: getRequirements, handler: get),
            Operation(listName, .list, requires: listRequirements, handler: list),
            Operation(deleteName, .permissionsManagement, requires: deleteRequirements, handler: delete),
        ]
    }

    private static var putName: String { "Put\(Holder.quotaName)Policy" }
    private static var getName: String { "Get\(Holder.quotaName)Policy" }
    private static var listName: String { "List\(Holder.quotaName)Policies" }
    private static var deleteName: String { "Delete\(Holder.quotaName)Policy" }
}

extension InlinePolicies {
    private static func putRequirements(_ input: Named<Holder, Put>, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:" + putName, on: Holder.self, input.name, knowsBoundary: true)]
    }

    private static func put(_ input: Named<Holder, Put>, _ call: Call) async throws -> Empty {
        try PolicyText.check(input.rest.PolicyDocument, .identity)
        try await call.write { account in
            var holder = try account.get(Holder.self, input.name)
            try holder.checkModifiable()
            holder.inline[input.rest.PolicyName] = input.rest.PolicyDocument
            let size = holder.inline.values.reduce(0) { $0 + PolicyQuota.size(of: $1) }
            guard size <= Holder.inlineQuota else {
                throw AWSError.limitExceeded(
                    "Maximum policy size of \(Holder.inlineQuota) bytes exceeded for \(Holder.resourceType) "
                        + holder.name)
            }
            try account.put(holder)
        }
        return Empty()
    }

    private static func getRequirements(
        _ input: Named<Holder, Reference>, _ call: Call
    ) async throws -> [Requirement] {
        [try await call.requirement("iam:" + getName, on: Holder.self, input.name)]
    }

    private static func get(_ input: Named<Holder, Reference>, _ call: Call) async throws -> Named<Holder, Document> {
        try await call.read { account in
            let holder = try account.get(Holder.self, input.name)
            let name = input.rest.PolicyName
            guard let document = holder.inline[name] else { throw missing(name) }
            return Named(holder.name, Document(PolicyName: name, PolicyDocument: PolicyText.encoded(document)))
        }
    }

    private static func listRequirements(_ input: Named<Holder, Listing>, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:" + listName, on: Holder.self, input.name)]
    }

    private static func list(_ input: Named<Holder, Listing>, _ call: Call) async throws -> Names {
        try await call.read { account in
            let holder = try account.get(Holder.self, input.name)
            let page = try input.page(of: Array(holder.inline.keys), in: "\(listName) \(holder.key)", key: { $0 })
            return Names(PolicyNames: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }

    private static func deleteRequirements(
        _ input: Named<Holder, Reference>, _ call: Call
    ) async throws -> [Requirement] {
        [try await call.requirement("iam:" + deleteName, on: Holder.self, input.name, knowsBoundary: true)]
    }

    private static func delete(_ input: Named<Holder, Reference>, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var holder = try account.get(Holder.self, input.name)
            try holder.checkModifiable()
            let name = input.rest.PolicyName
            guard holder.inline.removeValue(forKey: name) != nil else { throw missing(name) }
            try account.put(holder)
        }
        return Empty()
    }

    private static func missing(_ name: String) -> AWSError {
        .noSuchEntity("The \(Holder.resourceType) policy with name \(name) cannot be found.")
    }
}
