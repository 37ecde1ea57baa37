import Core
import Directory
import Plane

/// The serial number of an MFA device and its code, as AssumeRole and GetSessionToken take them.
struct SecondFactor: Sendable {
    private let serialNumber: String
    private let code: String

    /// nil when none was given.
    ///
    /// - Throws: `AccessDenied` when only one of the two was.
    init?(serialNumber: String?, code: String?) throws {
        guard serialNumber != nil || code != nil else { return nil }
        guard let serialNumber, let code else {
            throw AWSError.accessDenied(
                "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.")
        }
        self.serialNumber = serialNumber
        self.code = code
    }

    /// Uses the code up.
    ///
    /// - Throws: `AccessDenied` when it is not right.
    func accept(_ directory: Directory, for call: Call) async throws {
        switch try await directory.acceptMFACode(code, serialNumber: serialNumber, for: call.caller, at: call.time) {
        case .accepted: return
        case .wrongCode:
            throw AWSError.accessDenied(
                "MultiFactorAuthentication failed with invalid MFA one time pass code. ")
        case .unknownDevice:
            throw AWSError.accessDenied(
                "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number "
                    + "is valid and associated with this user.")
        }
    }
}
