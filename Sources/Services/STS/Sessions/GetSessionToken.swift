import Core
import Plane

extension STSService {
    private struct Input: Decodable, Sendable {
        let DurationSeconds: Int?
        let SerialNumber: String?
        let TokenCode: String?
    }

    private struct Output: Encodable, Sendable {
        let Credentials: STS.Credentials
    }

    /// Needs no permission: it only lets a user prove a second factor (STS API Reference).
    var getSessionToken: Operation {
        Operation("GetSessionToken", .read) { (_: Input, _) in
            []
        } handler: { (input: Input, call) in
            try call.requireLongTermCredentials()
            let factor = try SecondFactor(serialNumber: input.SerialNumber, code: input.TokenCode)
            try await factor?.accept(directory, for: call)
            let duration = call.boundedDuration(input.DurationSeconds)
            return Output(
                Credentials: try issue(.sessionToken, in: call.account, for: call, duration: duration) { claims in
                    claims.setIssuer(call.caller)
                    if factor != nil { claims.mfaAuthenticated = claims.issued }
                })
        }
    }
}
