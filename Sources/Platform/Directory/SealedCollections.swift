package import Core
import Keyring
package import Resealing
import Store

extension Collections {
    /// What of identities rests sealed.
    package static let sealed = [
        SealedCollection(accessKeys) { record, _, keyring in try record.reseal(keyring) },
        SealedCollection(mfaDevices) { record, scope, keyring in
            guard let account = AccountID(scope.account) else { return false }
            return try record.reseal(in: account, keyring)
        },
    ]
}
