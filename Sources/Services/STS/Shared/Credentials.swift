import Core
import Directory
import Keyring
import Plane

/// Temporary credentials as STS hands them out.
struct Credentials: Encodable, Sendable {
    let AccessKeyId: String
    let SecretAccessKey: String
    let SessionToken: String
    let Expiration: Timestamp
}

extension STSService {
    /// Makes credentials whose token carries all that is known of the session; nothing is stored.
    ///
    /// - Parameters:
    ///   - duration: seconds.
    ///   - complete: adds to the claims what is particular to the session.
    func issue(
        _ kind: SessionClaims.Kind, in account: AccountID, for call: Call, duration: Int,
        complete: (inout SessionClaims) -> Void
    ) throws -> Credentials {
        // Whole seconds, as `aws:TokenIssueTime` and the answer's Expiration have them.
        let issued = Timestamp(seconds: call.time.seconds)
        let secret = SecureRandom.secretAccessKey()
        var claims = SessionClaims(
            kind: kind, account: account, accessKeyID: UniqueID.make(.temporaryAccessKey, account: account),
            secretAccessKey: secret.revealedText, issued: issued, expires: issued.adding(seconds: Int64(duration)))
        complete(&claims)
        return Credentials(
            AccessKeyId: claims.accessKeyID, SecretAccessKey: claims.secretAccessKey,
            SessionToken: try tokens.seal(claims), Expiration: claims.expires)
    }
}

extension SessionClaims {
    /// Names the user that asks for the session; root has no name.
    mutating func setIssuer(_ caller: Caller) {
        guard case .user(let name, _, let id) = caller.identity else { return }
        userName = name
        userID = id
    }
}
