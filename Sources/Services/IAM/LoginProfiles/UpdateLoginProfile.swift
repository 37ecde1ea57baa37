import Core
import Directory
import Keyring
import Plane
import Store

enum UpdateLoginProfile {
    struct Input: Decodable, Sendable {
        let UserName: String
        let Password: String?
        let PasswordResetRequired: Bool?
    }

    static let operation = Operation("UpdateLoginProfile", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.requirement("iam:UpdateLoginProfile", on: UserRecord.self, input.UserName)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        var checked: NewPassword?
        if let password = input.Password { checked = try await NewPassword(password, of: input.UserName, call) }
        let new = checked
        let second = call.second
        try await call.write { account in
            var (profile, user) = try account.loginProfile(of: input.UserName)
            if let new { try new.apply(to: &profile, at: second) }
            profile.isResetRequired = input.PasswordResetRequired ?? profile.isResetRequired
            try LoginProfileRecord.collection.put(profile, at: user.id, in: account.scope, account.writer)
        }
        return Empty()
    }
}
