import Core
import Directory
import Plane
import Store

enum ListVirtualMFADevices {
    struct Input: Decodable, PagedInput {
        let AssignmentStatus: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let VirtualMFADevices: [VirtualMFADevice]
        let IsTruncated: Bool
        let Marker: String?
    }

    static let operation = Operation(
        "ListVirtualMFADevices", .list,
        requires: { (_: Input, call: Call) in call.requirement("iam:ListVirtualMFADevices") }, handler: handle)

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let status = input.AssignmentStatus ?? "Any"
        return try await call.read { account in
            let page = try input.page(of: Collections.mfaDevices, in: "iam.mfa-devices \(status)", account) {
                _, device in
                switch (status, device.enabled) {
                case ("Assigned", nil), ("Unassigned", .some): nil as VirtualMFADevice?
                default: try shape(device, account)
                }
            }
            return Output(VirtualMFADevices: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }

    private static func shape(_ device: MFADeviceRecord, _ view: AccountReader) throws -> VirtualMFADevice {
        var shape = VirtualMFADevice(device, in: view.account)
        guard device.enabled != nil else { return shape }
        if let name = device.userName {
            shape.User = try view.find(UserRecord.self, name).map {
                User($0, in: view.account, passwordLastUsed: try view.lastUse(of: $0.id)?.time)
            }
        } else {
            shape.User = User(rootOf: view.account, created: try view.accountRecord().created)
        }
        return shape
    }
}
