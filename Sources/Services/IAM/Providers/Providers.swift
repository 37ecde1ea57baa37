import Keyring
import Plane

/// Identity providers that the account trusts, as records.
enum Providers {
    static func operations(_ keyring: Keyring) -> [Operation] {
        OIDCProviders.operations + EntityTags<OIDCProviderRecord>.operations + SAMLProviders.operations(keyring)
            + EntityTags<SAMLProviderRecord>.operations
    }
}
