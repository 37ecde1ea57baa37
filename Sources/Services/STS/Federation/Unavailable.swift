import Core
import Plane

extension STSService {
    /// Operations that need identity providers or an organisation, which this plane does not have yet. Each answers
    /// with the error that AWS gives where nothing of the kind is set up.
    var unavailable: [Operation] {
        [
            Self.refusing(
                "AssumeRoleWithSAML",
                AWSError("InvalidIdentityToken", "Federation by SAML is not available on this plane.")),
            Self.refusing(
                "AssumeRoleWithWebIdentity",
                AWSError("InvalidIdentityToken", "Federation by web identities is not available on this plane.")),
            Self.refusing(
                "AssumeRoot", .accessDenied("Centralized root access is not enabled for this organization.")),
            Self.refusing(
                "GetDelegatedAccessToken",
                .accessDenied("Temporary delegation is not available on this plane.")),
            Self.refusing(
                "GetWebIdentityToken",
                AWSError(
                    "OutboundWebIdentityFederationDisabledException",
                    "Outbound web identity federation is not enabled for this account.")),
        ]
    }

    private static func refusing(_ name: String, _ error: AWSError) -> Operation {
        Operation(name, .read, requires: { _ in [] }) { _ in throw error }
    }
}
