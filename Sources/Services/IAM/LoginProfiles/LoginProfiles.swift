import Core
import Directory
import Plane

/// Users' passwords.
enum LoginProfiles {
    static let operations: [Operation] = [
        CreateLoginProfile.operation, GetLoginProfile.operation, UpdateLoginProfile.operation,
        DeleteLoginProfile.operation, ChangePassword.operation,
    ]
}

struct LoginProfile: Encodable, Sendable {
    let UserName: String
    let CreateDate: Timestamp
    let PasswordResetRequired: Bool

    init(_ profile: LoginProfileRecord, of user: UserRecord) {
        UserName = user.name
        CreateDate = profile.created
        PasswordResetRequired = profile.isResetRequired
    }
}
