import Core
import Plane

extension Call {
    /// Makes sure that the call is signed with long-term credentials, of a user or root.
    ///
    /// - Throws: `AccessDenied`.
    func requireLongTermCredentials() throws {
        guard caller.session == nil else { throw sessionCredentialsRefused }
        switch caller.identity {
        case .root, .user: return
        case .assumedRole, .federatedUser, .service, .anonymous: throw sessionCredentialsRefused
        }
    }

    /// Refuses the sessions of GetSessionToken and GetFederationToken: of STS they may call AssumeRole and
    /// GetCallerIdentity, federated users only the latter (IAM User Guide, "Compare AWS STS credentials").
    ///
    /// - Throws: `AccessDenied`.
    func refuseRestrictedSessions() throws {
        switch caller.session?.kind {
        case .sessionToken, .federatedUser: throw sessionCredentialsRefused
        case .assumedRole, nil: return
        }
    }

    var sessionCredentialsRefused: AWSError {
        .accessDenied("Cannot call \(operation) with session credentials")
    }

    /// The longest session of the account's root user is an hour; longer ones are cut, as AWS does.
    ///
    /// - Parameter seconds: nil for the default of 12 hours.
    func boundedDuration(_ seconds: Int?) -> Int {
        let wanted = seconds ?? 43_200
        return caller.identity == .root ? min(wanted, 3_600) : wanted
    }
}
