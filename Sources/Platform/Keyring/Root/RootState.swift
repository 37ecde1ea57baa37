package import Core
package import FoundationEssentials

/// What a home says of its root key, in `root.json`. A home without the file has its key in `root.key`.
///
/// A change of the root key is two writes of it, each whole or not at all: one that adds `next`, after which new secrets
/// are sealed under that key and old ones sealed anew, and one that puts it in the place of `current`. Until the second,
/// the current source opens both, because `next` holds its key sealed under the current one.
package struct RootState: Sendable, Hashable, Codable {
    package struct Entry: Sendable, Hashable, Codable {
        /// Of the root key, as `Keyring` puts it into blobs.
        package let keyID: String
        package let source: RootKeySource
    }

    package struct Next: Sendable, Hashable, Codable {
        package let entry: Entry
        /// The next root key, sealed under the current one.
        let handover: Data
    }

    /// A root key of before, which still opens sessions that it sealed.
    package struct Retired: Sendable, Hashable, Codable {
        package let keyID: String
        /// Sealed under the current root key.
        let sealed: Data
        package let until: Timestamp
    }

    package internal(set) var current: Entry
    package internal(set) var next: Next?
    package internal(set) var retired: [Retired] = []
}
