package import Core
import FoundationEssentials
package import Keyring
package import Store

/// A collection whose records hold secrets that the keyring sealed, and how to seal them anew under another root key.
/// Whoever keeps such records says so here, or a change of the root key would lose them.
package struct SealedCollection: Sendable {
    package let name: String
    /// The record with its secrets under the current root key; nil when they are already.
    let reseal: @Sendable (Record, Keyring) throws -> [UInt8]?

    /// - Parameter reseal: changes the value if need be and says whether it did.
    package init<Value: Codable & Sendable>(
        _ collection: RecordCollection<Value>,
        _ reseal: @escaping @Sendable (inout Value, Scope, Keyring) throws -> Bool
    ) {
        name = collection.name
        self.reseal = { record, keyring in
            guard var value = try? JSONDecoder().decode(Value.self, from: Data(record.value)) else {
                throw StoreError.corrupt(collection: collection.name, reason: "not a \(Value.self)")
            }
            guard try reseal(&value, record.key.scope, keyring) else { return nil }
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return [UInt8](try encoder.encode(value))
        }
    }
}
