import Core
import Directory
import Plane

/// The managed policy that bounds what a user or role can be allowed.
enum PermissionsBoundaries<Holder: BoundedHolder> {
    struct Put: Decodable, Sendable {
        let PermissionsBoundary: String
    }

    static var operations: [Operation] {
        [
            Operation(putName, .permissionsManagement, requires: putRequirements, handler: put),
            Operation(deleteName, .permissionsManagement, requires: deleteRequirements, handler: delete),
        ]
    }

    private static var putName: String { "Put\(Holder.quotaName)PermissionsBoundary" }
    private static var deleteName: String { "Delete\(Holder.quotaName)PermissionsBoundary" }
}

extension PermissionsBoundaries {
    private static func putRequirements(_ input: Named<Holder, Put>, _ call: Call) async throws -> [Requirement] {
        let context: [String: ConditionValue] = ["iam:PermissionsBoundary": .one(input.rest.PermissionsBoundary)]
        return [try await call.requirement("iam:" + putName, on: Holder.self, input.name, context: context)]
    }

    private static func put(_ input: Named<Holder, Put>, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var holder = try account.get(Holder.self, input.name)
            try holder.checkModifiable()
            try account.removeBoundaryUse(of: holder)
            holder.boundary = input.rest.PermissionsBoundary
            try account.addBoundaryUse(of: holder)
            try account.put(holder)
        }
        return Empty()
    }

    private static func deleteRequirements(_ input: Named<Holder, Empty>, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:" + deleteName, on: Holder.self, input.name, knowsBoundary: true)]
    }

    private static func delete(_ input: Named<Holder, Empty>, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var holder = try account.get(Holder.self, input.name)
            try holder.checkModifiable()
            guard holder.boundary != nil else {
                throw AWSError.noSuchEntity("The \(Holder.resourceType) \(holder.name) has no permissions boundary.")
            }
            try account.removeBoundaryUse(of: holder)
            holder.boundary = nil
            try account.put(holder)
        }
        return Empty()
    }
}

/// A user or role; groups have no boundary.
protocol BoundedHolder: PolicyHolder {
    var boundary: String? { get set }
}

extension UserRecord: BoundedHolder {}
extension RoleRecord: BoundedHolder {}
