import Core
import Directory
import Keyring
import Plane
import Store

/// Virtual MFA devices: authenticator apps that share a seed with their account.
enum MFADevices {
    /// How many one user, or the root, may have.
    static let limit = 8

    static func operations(_ keyring: Keyring) -> [Operation] {
        [
            CreateVirtualMFADevice.operation(keyring), EnableMFADevice.operation(keyring),
            DeactivateMFADevice.operation, ResyncMFADevice.operation(keyring), DeleteVirtualMFADevice.operation,
            ListVirtualMFADevices.operation, ListMFADevices.operation, GetMFADevice.operation,
        ] + EntityTags<MFADeviceRecord>.operations
    }

    static let wrongCode = AWSError("InvalidAuthenticationCode", "Authentication code for device is not valid.")

    static func missing(_ serialNumber: String) -> AWSError {
        .noSuchEntity("VirtualMFADevice with serial number \(serialNumber) doesn't exist.")
    }

    static func notAssigned(_ serialNumber: String) -> AWSError {
        .noSuchEntity("Device with serial number \(serialNumber) is not assigned to the user.")
    }
}

extension AccountView {
    /// - Throws: `NoSuchEntity` when the account has no device of that serial number.
    func mfaDevice(_ serialNumber: String) throws -> MFADeviceRecord {
        guard let arn = ARN(serialNumber), arn.resourceType == "mfa",
            let device = try Collections.mfaDevices.get(Collections.key(arn.resourceName), in: scope, records),
            device.serialNumber(in: account) == serialNumber
        else { throw MFADevices.missing(serialNumber) }
        return device
    }

    /// A device that is assigned to the owner.
    ///
    /// - Throws: `NoSuchEntity` when it is another's, or nobody's.
    func mfaDevice(_ serialNumber: String, of owner: CredentialOwner) throws -> (MFADeviceRecord, Credentials) {
        let credentials = try credentials(of: owner)
        guard credentials.mfaDevices.contains(serialNumber) else { throw MFADevices.notAssigned(serialNumber) }
        return (try mfaDevice(serialNumber), credentials)
    }
}

extension AccountWriter {
    func put(_ device: MFADeviceRecord) throws {
        try Collections.mfaDevices.put(device, at: Collections.key(device.name), in: scope, writer)
    }
}

extension MFADeviceRecord: TaggedEntity {
    static var nameMember: String { "SerialNumber" }
    static var quotaName: String { "MFADevice" }
    static var tagQuota: String { "TagsPerMFADevice" }

    static func get(_ identifier: String, in account: some AccountView) throws -> MFADeviceRecord {
        try account.mfaDevice(identifier)
    }

    static func requirement(
        _ action: String, _ identifier: String, _ context: [String: ConditionValue], _ call: Call
    ) async throws -> Requirement {
        try await call.mfaRequirement(action, on: identifier, context: context)
    }

    func put(in account: AccountWriter) throws { try account.put(self) }
}

extension CredentialOwner {
    /// As Enable and Resync name the owner: they must be given a name, so root goes by the account's number.
    init(mfa name: String, _ call: Call) {
        self = call.caller.identity == .root && name == call.account.rawValue ? .root : .user(name)
    }
}

extension Call {
    /// What is needed to act on a device itself.
    func mfaRequirement(
        _ action: String, on serialNumber: String, context: [String: ConditionValue] = [:]
    ) async throws -> Requirement {
        let tags = try await read { try? $0.mfaDevice(serialNumber).tags }
        return Requirement(action, on: serialNumber, of: account, tags: tags, context: context)
    }

    /// What is needed to act on an owner's devices, the owner named as in `CredentialOwner.init(mfa:_:)`.
    func mfaOwnerRequirement(_ action: String, of name: String) async throws -> [Requirement] {
        switch CredentialOwner(mfa: name, self) {
        case .root: [Requirement(action, on: account.rootARN.description, of: account)]
        case .user(let name): [try await requirement(action, on: UserRecord.self, name)]
        }
    }
}
