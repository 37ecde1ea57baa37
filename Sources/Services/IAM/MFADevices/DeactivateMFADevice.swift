import Core
import Directory
import Plane
import Store

enum DeactivateMFADevice {
    struct Input: Decodable, Sendable {
        let UserName: String?
        let SerialNumber: String
    }

    static let operation = Operation("DeactivateMFADevice", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:DeactivateMFADevice", of: input.UserName)
    }

    /// The device stays, for nobody, with its seed; its codes stay used.
    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        let owner = try CredentialOwner(input.UserName, call)
        try await call.write { account in
            let (found, before) = try account.mfaDevice(input.SerialNumber, of: owner)
            var (device, credentials) = (found, before)
            credentials.mfaDevices.removeAll { $0 == input.SerialNumber }
            device.enabled = nil
            device.userName = nil
            try account.put(credentials)
            try account.put(device)
        }
        return Empty()
    }
}
