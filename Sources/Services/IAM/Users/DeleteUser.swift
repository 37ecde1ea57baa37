import Core
import Directory
import Plane
import Store

enum DeleteUser {
    struct Input: Decodable, Sendable {
        let UserName: String
    }

    static let operation = Operation("DeleteUser", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:DeleteUser", on: UserRecord.self, input.UserName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let user = try account.get(UserRecord.self, input.UserName)
            try checkUnused(user)
            guard try account.serviceCredentials(of: user.name).isEmpty else {
                throw AWSError.cannotDelete("delete service-specific credentials")
            }
            try account.removeBoundaryUse(of: user)
            try account.replacePrincipal(user.arn(in: account.account), with: user.id)
            try Collections.credentialUses.delete(user.id, in: account.scope, account.writer)
            try account.remove(user)
        }
        return Empty()
    }

    /// Everything that belongs to a user must be gone before it.
    private static func checkUnused(_ user: UserRecord) throws {
        guard user.groups.isEmpty else { throw AWSError.cannotDelete("remove users from group") }
        guard user.attached.isEmpty else { throw AWSError.cannotDelete("detach all policies") }
        guard user.inline.isEmpty else { throw AWSError.cannotDelete("delete policies") }
        guard user.accessKeys.isEmpty else { throw AWSError.cannotDelete("delete access keys") }
        guard user.mfaDevices.isEmpty else { throw AWSError.cannotDelete("delete MFA device") }
        guard !user.hasLoginProfile else { throw AWSError.cannotDelete("delete login profile") }
    }
}
