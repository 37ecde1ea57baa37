import Core
import Plane

/// What temporary credentials may not call, whatever policies say: the table "comparing AWS STS credentials" of the IAM
/// user guide.
enum SessionLimits {
    /// - Throws: the error that the service gives.
    static func check(_ caller: Caller, calling service: String, _ operation: String) throws {
        guard let session = caller.session, service == "iam" else { return }
        switch session.kind {
        case .assumedRole: return
        case .sessionToken where session.mfaAuthenticated != nil: return
        case .sessionToken, .federatedUser:
            throw AWSError(
                "InvalidClientTokenId", "The security token included in the request is invalid", status: 403)
        }
    }
}
