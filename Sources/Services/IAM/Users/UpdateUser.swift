import Core
import Directory
import Plane
import Store

enum UpdateUser {
    struct Input: Decodable, Sendable {
        let UserName: String
        let NewPath: String?
        let NewUserName: String?
    }

    static let operation = Operation("UpdateUser", .write, requires: requirements, handler: handle)

    /// The caller must be allowed on what the user is and on what it becomes.
    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.renameRequirements(
            "iam:UpdateUser", on: UserRecord.self, input.UserName, newName: input.NewUserName, newPath: input.NewPath)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            var user = try account.get(UserRecord.self, input.UserName)
            let before = user
            user.name = input.NewUserName ?? user.name
            user.path = input.NewPath ?? user.path
            if user.key != before.key {
                guard try account.find(UserRecord.self, user.name) == nil else {
                    throw UserRecord.duplicate(user.name)
                }
                try account.moveUses(of: before, to: user.name)
                try account.moveMemberships(of: before, to: user.key)
                try UserRecord.collection.delete(before.key, in: account.scope, account.writer)
            }
            if user.name != before.name { try account.renameCredentials(of: user, from: before.name) }
            try account.put(user)
            try account.replacePrincipal(before.arn(in: account.account), with: user.arn(in: account.account))
        }
        return Empty()
    }
}

extension AccountWriter {
    fileprivate func moveMemberships(of user: UserRecord, to newKey: String) throws {
        for group in user.groups {
            let group = Collections.key(group)
            try Collections.groupMembers.delete(Collections.link(group, user.key), in: scope, writer)
            try Collections.groupMembers.put(Link(), at: Collections.link(group, newKey), in: scope, writer)
        }
    }

    fileprivate func renameCredentials(of user: UserRecord, from oldName: String) throws {
        for id in user.accessKeys {
            guard var key = try Collections.accessKeys.get(id, in: scope, writer) else { continue }
            key.userName = user.name
            try Collections.accessKeys.put(key, at: id, in: scope, writer)
        }
        for var credential in try serviceCredentials(of: oldName) {
            credential.userName = user.name
            try Collections.serviceCredentials.put(credential, at: credential.id, in: scope, writer)
        }
        for serialNumber in user.mfaDevices {
            let key = Collections.key(ARN(serialNumber)?.resourceName ?? serialNumber)
            guard var device = try Collections.mfaDevices.get(key, in: scope, writer) else { continue }
            device.userName = user.name
            try Collections.mfaDevices.put(device, at: key, in: scope, writer)
        }
    }
}
