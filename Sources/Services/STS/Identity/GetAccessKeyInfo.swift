import Core
import Directory
import Plane

extension STSService {
    private struct Input: Decodable, Sendable {
        let AccessKeyId: String
    }

    private struct Output: Encodable, Sendable {
        let Account: String
    }

    var getAccessKeyInfo: Operation {
        Operation("GetAccessKeyInfo", .read) { (_: Input, call) in
            try call.refuseRestrictedSessions()
            return [Requirement("sts:GetAccessKeyInfo", on: "*", of: call.account)]
        } handler: { (input: Input, _) in
            // Ids tell their account; those that were chosen by hand have to be looked up.
            let known = try await directory.accessKey(input.AccessKeyId)?.account
            guard let account = known ?? UniqueID.account(of: input.AccessKeyId) else {
                throw AWSError.constraint(input.AccessKeyId, "accessKeyId", "be the id of an access key")
            }
            return Output(Account: account.rawValue)
        }
    }
}
