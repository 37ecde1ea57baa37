import Core
import Directory
import Plane
import Store

/// Bearer tokens of users for services whose clients cannot sign.
enum ServiceCredentials {
    /// How many one user may have for a service.
    static let limit = 2
    /// Whose endpoints take them here: Verified Permissions, for the AuthZEN API.
    static let services: Set<String> = ["verifiedpermissions.amazonaws.com"]

    static let operations = [
        CreateServiceSpecificCredential.operation, ListServiceSpecificCredentials.operation,
        UpdateServiceSpecificCredential.operation, ResetServiceSpecificCredential.operation,
        DeleteServiceSpecificCredential.operation,
    ]

    static func checkService(_ name: String) throws {
        guard services.contains(name) else {
            throw AWSError(
                "NotSupportedService",
                "The service \(name) takes no service-specific credentials here; "
                    + "\(services.sorted().joined(separator: ", ")) does.", status: 404)
        }
    }
}

extension AccountView {
    /// A user's credentials, oldest first; of all users when none is named.
    func serviceCredentials(of userName: String?) throws -> [ServiceCredentialRecord] {
        let key = userName.map { Collections.key($0) }
        return try Collections.serviceCredentials.list(in: scope, records).map(\.value)
            .filter { key == nil || Collections.key($0.userName) == key }
            .sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    }

    /// - Throws: `NoSuchEntity` when there is no such credential, or it is another user's.
    func serviceCredential(_ id: String, of userName: String) throws -> ServiceCredentialRecord {
        let record = try Collections.serviceCredentials.get(id, in: scope, records)
        guard let record, Collections.key(record.userName) == Collections.key(userName) else {
            throw AWSError.noSuchEntity("The service specific credential \(id) cannot be found.")
        }
        return record
    }
}

/// Input that names a credential of a user; without a name the caller's own.
protocol ServiceCredentialInput: Decodable, Sendable {
    var UserName: String? { get }
    var ServiceSpecificCredentialId: String { get }
}

extension ServiceCredentialInput {
    /// - Throws: `ValidationError` for callers that are no users.
    func owner(_ call: Call) throws -> String {
        guard case .user(let name) = try CredentialOwner(UserName, call) else {
            throw AWSError.validation("The root user has no service-specific credentials; name a user.")
        }
        return name
    }
}

/// A credential in answers, with the token where it is shown.
struct ServiceCredentialShape: Encodable, Sendable {
    let UserName: String
    let ServiceName: String
    let ServiceSpecificCredentialId: String
    let ServiceCredentialAlias: String
    let Status: String
    let CreateDate: Timestamp
    let ExpirationDate: Timestamp?
    var ServiceCredentialSecret: String?

    init(_ record: ServiceCredentialRecord, in account: AccountID, token: String? = nil) {
        UserName = record.userName
        ServiceName = record.serviceName
        ServiceSpecificCredentialId = record.id
        ServiceCredentialAlias = "\(record.userName)-at-\(account)"
        Status = record.isActive ? "Active" : "Inactive"
        CreateDate = record.created
        ExpirationDate = record.expires
        ServiceCredentialSecret = token
    }
}
