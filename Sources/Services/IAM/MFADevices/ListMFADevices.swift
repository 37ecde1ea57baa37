import Core
import Directory
import Plane
import Store

enum ListMFADevices {
    struct Input: Decodable, PagedInput {
        let UserName: String?
        let Marker: String?
        let MaxItems: Int?
    }

    struct Output: Encodable, Sendable {
        let MFADevices: [Device]
        let IsTruncated: Bool
        let Marker: String?
    }

    struct Device: Encodable, Sendable {
        /// Empty for root.
        let UserName: String
        let SerialNumber: String
        let EnableDate: Timestamp?
    }

    static let operation = Operation("ListMFADevices", .list, requires: requirements, handler: handle)

    static func requirements(_ input: Input, _ call: Call) async throws -> [Requirement] {
        try await call.credentialRequirements("iam:ListMFADevices", of: input.UserName)
    }

    static func handle(_ input: Input, _ call: Call) async throws -> Output {
        let owner = try CredentialOwner(input.UserName, call)
        return try await call.read { account in
            let credentials = try account.credentials(of: owner)
            let listing = "iam.mfa-devices of \(credentials.userName ?? "")"
            let page = try input.page(of: credentials.mfaDevices, in: listing) { $0 }.map { serialNumber in
                Device(
                    UserName: credentials.userName ?? "", SerialNumber: serialNumber,
                    EnableDate: try account.mfaDevice(serialNumber).enabled)
            }
            return Output(MFADevices: page.elements, IsTruncated: page.isTruncated, Marker: page.marker)
        }
    }
}
