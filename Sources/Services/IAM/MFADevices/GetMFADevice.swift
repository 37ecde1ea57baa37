import Core
import Directory
import Plane
import Store

enum GetMFADevice {
    struct Input: Decodable, Sendable {
        let SerialNumber: String
        let UserName: String?
    }

    struct Output: Encodable, Sendable {
        let UserName: String?
        let SerialNumber: String
        let EnableDate: Timestamp?
    }

    static let operation = Operation("GetMFADevice", .read, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:GetMFADevice", of: input.UserName)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let owner = try CredentialOwner(input.UserName, call)
        return try await call.read { account in
            let (device, credentials) = try account.mfaDevice(input.SerialNumber, of: owner)
            return Output(
                UserName: credentials.userName, SerialNumber: input.SerialNumber, EnableDate: device.enabled)
        }
    }
}
