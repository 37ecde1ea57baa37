import Core
import Plane

extension STSService {
    /// Nobody needs a permission for it, and no policy takes it away (STS API Reference).
    var getCallerIdentity: Operation {
        Operation("GetCallerIdentity", .read, requires: { _ in [] }) { call in
            // Answered without a detour over `Codable`: this is what clients call most.
            .structure([
                "UserId": .string(call.caller.userID), "Account": .string(call.caller.account.rawValue),
                "Arn": .string(call.caller.arn),
            ])
        }
    }
}
