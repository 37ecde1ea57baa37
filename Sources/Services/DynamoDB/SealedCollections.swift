import Envelope
package import Resealing

extension DynamoDBService {
    /// What of DynamoDB rests sealed: the data keys of tables that no KMS key encrypts.
    package static let sealedCollections = [
        SealedCollection(Table.dataKeys) { record, _, keyring in
            try record.reseal(keyring, purpose: Table.dataKeyPurpose)
        }
    ]
}
