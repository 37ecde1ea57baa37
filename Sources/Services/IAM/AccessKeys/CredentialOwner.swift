import Core
import Directory
import Plane
import Store

/// Whose keys, password or devices an operation is about.
enum CredentialOwner: Sendable, Hashable {
    case root
    case user(String)

    /// The user of that name; without one the caller itself.
    ///
    /// - Throws: `ValidationError` for callers that have no long-term credentials, such as roles.
    init(_ name: String?, _ call: Call) throws {
        if let name = name ?? call.caller.userName {
            self = .user(name)
        } else if call.caller.identity == .root {
            self = .root
        } else {
            throw AWSError.validation("Must specify userName when calling with non-User credentials")
        }
    }
}

/// What lists the credentials of their owner.
struct Credentials: Sendable, Hashable {
    /// As the user writes it; nil for root.
    let userName: String?
    var accessKeys: [String]
    var mfaDevices: [String]
}

extension AccountView {
    /// The record of the account itself.
    func accountRecord() throws -> AccountRecord {
        try Collections.accounts.get(account.rawValue, in: .plane, records)
            ?? AccountRecord(id: account, created: Timestamp(seconds: 0))
    }

    /// - Throws: `NoSuchEntity` when there is no such user.
    func credentials(of owner: CredentialOwner) throws -> Credentials {
        switch owner {
        case .root:
            let account = try accountRecord()
            return Credentials(
                userName: nil, accessKeys: account.rootAccessKeys, mfaDevices: account.rootMFADevices)
        case .user(let name):
            let user = try get(UserRecord.self, name)
            return Credentials(userName: user.name, accessKeys: user.accessKeys, mfaDevices: user.mfaDevices)
        }
    }
}

extension AccountWriter {
    func put(_ credentials: Credentials) throws {
        guard let name = credentials.userName else {
            var account = try accountRecord()
            account.rootAccessKeys = credentials.accessKeys
            account.rootMFADevices = credentials.mfaDevices
            try Collections.accounts.put(account, at: account.id.rawValue, in: .plane, writer)
            return
        }
        var user = try get(UserRecord.self, name)
        user.accessKeys = credentials.accessKeys
        user.mfaDevices = credentials.mfaDevices
        try put(user)
    }
}

extension Call {
    /// What is needed to act on credentials: permission on their owner. Callers that have none of their own get the
    /// handler's error rather than a decision.
    func credentialRequirements(_ action: String, of name: String?) async throws -> [Requirement] {
        guard let owner = try? CredentialOwner(name, self) else { return [] }
        switch owner {
        case .root: return [Requirement(action, on: account.rootARN.description, of: account)]
        case .user(let name): return [try await requirement(action, on: UserRecord.self, name)]
        }
    }

    /// What is needed for actions that IAM ties to no resource.
    func requirement(_ action: String) -> [Requirement] { [Requirement(action, on: "*", of: account)] }
}
