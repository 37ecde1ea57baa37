import Core
import Directory
import Keyring
import Plane
import Store

enum EnableMFADevice {
    struct Input: Decodable, Sendable {
        let UserName: String
        let SerialNumber: String
        let AuthenticationCode1: String
        let AuthenticationCode2: String
    }

    static func operation(_ keyring: Keyring) -> Operation {
        Operation("EnableMFADevice", .write, requires: requirements) { try await handle($0, $1, keyring) }
    }

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.mfaOwnerRequirement("iam:EnableMFADevice", of: input.UserName)
    }

    /// Two codes in a row prove that the app holds the seed and that its clock is right; both are used up.
    static func handle(_ input: Input, _ call: Call, _ keyring: Keyring) async throws -> Empty {
        let owner = CredentialOwner(mfa: input.UserName, call)
        try await call.write { account in
            var credentials = try account.credentials(of: owner)
            var device = try account.mfaDevice(input.SerialNumber)
            guard device.enabled == nil else {
                throw AWSError.alreadyExists("MFA Device is already in use.")
            }
            guard credentials.mfaDevices.count < MFADevices.limit else {
                throw AWSError.quota("MFADevicesPerUser", MFADevices.limit)
            }
            let totp = try device.totp(in: account.account, keyring)
            guard
                let step = totp.matchConsecutive(
                    input.AuthenticationCode1, input.AuthenticationCode2, at: call.time)
            else { throw MFADevices.wrongCode }
            device.lastUsedStep = step
            device.drift = nil
            device.enabled = call.second
            device.userName = credentials.userName
            credentials.mfaDevices.append(input.SerialNumber)
            try account.put(device)
            try account.put(credentials)
        }
        return Empty()
    }
}
