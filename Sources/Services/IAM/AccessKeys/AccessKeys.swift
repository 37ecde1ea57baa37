import Core
import Directory
import Keyring
import Plane
import Store

/// Long-term access keys of users and of the account's root.
enum AccessKeys {
    /// How many one user, or the root, may have.
    static let limit = 2

    static func operations(_ keyring: Keyring) -> [Operation] {
        [
            CreateAccessKey.operation(keyring), ListAccessKeys.operation, UpdateAccessKey.operation,
            DeleteAccessKey.operation, GetAccessKeyLastUsed.operation,
        ]
    }

    static func missing(_ id: String) -> AWSError { .noSuchEntity("The Access Key with id \(id) cannot be found.") }
}

extension AccessKeyRecord {
    var status: String { isActive ? "Active" : "Inactive" }
}

extension AccountView {
    /// The owner's key of that id, with what else the owner has.
    ///
    /// - Throws: `NoSuchEntity` when there is no such user, or the key is not the owner's.
    func accessKey(_ id: String, of owner: CredentialOwner) throws -> (AccessKeyRecord, Credentials) {
        let credentials = try credentials(of: owner)
        guard credentials.accessKeys.contains(id), let key = try Collections.accessKeys.get(id, in: scope, records)
        else { throw AccessKeys.missing(id) }
        return (key, credentials)
    }
}
