import Core
package import Resealing
import Store

extension IAMService {
    /// What of IAM's own records rests sealed.
    package static let sealedCollections = [
        SealedCollection(SAMLProviderRecord.collection) { record, scope, keyring in
            guard let account = AccountID(scope.account) else { return false }
            return try record.reseal(in: account, keyring)
        }
    ]
}
