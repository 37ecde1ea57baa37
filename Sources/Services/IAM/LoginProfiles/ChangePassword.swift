import Core
import Directory
import Plane
import Store

enum ChangePassword {
    struct Input: Decodable, Sendable {
        let OldPassword: String
        let NewPassword: String
    }

    static let operation = Operation("ChangePassword", .write, requires: requirements, handler: handle)

    /// The account's password policy can allow every user to change its own password. It does so as a policy on the
    /// user that names the user: a Deny in the user's own policies still wins.
    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        guard let name = call.caller.userName else { return [] }
        var requirement = try await call.requirement("iam:ChangePassword", on: UserRecord.self, name)
        if try await call.read({ try $0.passwordPolicy()?.usersMayChange }) == true {
            requirement.resourcePolicy = Requirement.ResourcePolicy(allowing(call.caller.arn))
        }
        return [requirement]
    }

    private static func allowing(_ user: String) -> String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("Version", "2012-10-17")
            writer.name("Statement")
            writer.object { writer in
                writer.member("Effect", "Allow")
                writer.name("Principal")
                writer.object { $0.member("AWS", user) }
                writer.member("Action", "iam:ChangePassword")
                writer.member("Resource", user)
            }
        }
        return writer.text
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        guard let name = call.caller.userName else {
            throw AWSError("InvalidUserType", "Only IAM Users can change their own password.")
        }
        let new = try await IAM.NewPassword(input.NewPassword, of: name, knowing: input.OldPassword, call)
        let second = call.second
        try await call.write { account in
            var (profile, user) = try account.loginProfile(of: name)
            try new.apply(to: &profile, at: second)
            profile.isResetRequired = false
            try LoginProfileRecord.collection.put(profile, at: user.id, in: account.scope, account.writer)
        }
        return Empty()
    }
}
