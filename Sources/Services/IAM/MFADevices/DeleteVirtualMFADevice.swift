import Core
import Directory
import Plane
import Store

enum DeleteVirtualMFADevice {
    struct Input: Decodable, Sendable {
        let SerialNumber: String
    }

    static let operation = Operation("DeleteVirtualMFADevice", .write, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        [try await call.mfaRequirement("iam:DeleteVirtualMFADevice", on: input.SerialNumber)]
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Empty {
        try await call.write { account in
            let device = try account.mfaDevice(input.SerialNumber)
            guard device.enabled == nil else {
                throw AWSError.deleteConflict("MFA VirtualDevice in use. Must deactivate first.")
            }
            try Collections.mfaDevices.delete(Collections.key(device.name), in: account.scope, account.writer)
        }
        return Empty()
    }
}
