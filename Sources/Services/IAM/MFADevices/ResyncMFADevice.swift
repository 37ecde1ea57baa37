import Core
import Directory
import Keyring
import Plane
import Store

enum ResyncMFADevice {
    typealias Input = EnableMFADevice.Input

    /// How far a device's clock may have gone astray: an hour either way.
    static let tolerance: Int64 = 120

    static func operation(_ keyring: Keyring) -> Operation {
        Operation("ResyncMFADevice", .write, requires: requirements) { try await handle($0, $1, keyring) }
    }

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.mfaOwnerRequirement("iam:ResyncMFADevice", of: input.UserName)
    }

    /// From two codes in a row the device's clock is known, and its codes are checked by that clock from now on.
    static func handle(_ input: Input, _ call: Call, _ keyring: Keyring) async throws -> Empty {
        let owner = CredentialOwner(mfa: input.UserName, call)
        try await call.write { account in
            var (device, _) = try account.mfaDevice(input.SerialNumber, of: owner)
            let totp = try device.totp(in: account.account, keyring)
            guard
                let step = totp.matchConsecutive(
                    input.AuthenticationCode1, input.AuthenticationCode2, at: call.time, tolerance: tolerance)
            else { throw MFADevices.wrongCode }
            let drift = step - TOTP.step(at: call.time)
            device.drift = abs(drift) > TOTP.tolerance ? drift : nil
            device.lastUsedStep = step
            try account.put(device)
        }
        return Empty()
    }
}
