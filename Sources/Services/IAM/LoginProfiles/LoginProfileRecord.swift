import Core
import Directory
import Keyring
import Store

/// A user's password, hashed, with those before it; kept under the user's unique id.
struct LoginProfileRecord: Sendable, Hashable, Codable {
    static let collection = RecordCollection<LoginProfileRecord>("iam.login-profiles")
    /// The most that a password policy can forbid to use again.
    static let remembered = 24

    let created: Timestamp
    private(set) var changed: Timestamp
    var isResetRequired: Bool
    /// Stored hashes, the present password's first.
    private(set) var hashes: [String]

    init(_ password: PasswordHash, created: Timestamp, isResetRequired: Bool) {
        self.created = created
        changed = created
        hashes = [password.stored]
        self.isResetRequired = isResetRequired
    }

    mutating func change(to password: PasswordHash, at time: Timestamp) {
        hashes = Array(([password.stored] + hashes).prefix(Self.remembered))
        changed = time
    }

    func matches(_ password: Secret) throws -> Bool { try Self.isOne(password, of: hashes.prefix(1)) }

    /// Whether the password is one of the last ones, the present included.
    func wasUsed(_ password: Secret, amongLast count: Int) throws -> Bool {
        try Self.isOne(password, of: hashes.prefix(count))
    }

    private static func isOne(_ password: Secret, of hashes: ArraySlice<String>) throws -> Bool {
        for text in hashes {
            guard let hash = PasswordHash(stored: text) else {
                throw StoreError.corrupt(collection: collection.name, reason: "not a password hash")
            }
            if try hash.matches(password) { return true }
        }
        return false
    }
}

extension AccountView {
    /// - Throws: `NoSuchEntity` when there is no such user, or it has no password.
    func loginProfile(of name: String) throws -> (LoginProfileRecord, UserRecord) {
        let user = try get(UserRecord.self, name)
        guard let profile = try LoginProfileRecord.collection.get(user.id, in: scope, records) else {
            throw AWSError.noSuchEntity("Login Profile for User \(user.name) cannot be found.")
        }
        return (profile, user)
    }
}

extension CredentialOwner {
    /// The user's name; the root's password is no login profile.
    ///
    /// - Throws: `ValidationError` for root.
    var passwordUser: String {
        get throws {
            guard case .user(let name) = self else {
                throw AWSError.validation("Must specify userName when calling with non-User credentials")
            }
            return name
        }
    }
}
