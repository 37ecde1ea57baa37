/// Where a record is.
package struct RecordKey: Sendable, Hashable {
    package let scope: Scope
    /// Such as `iam.users`: the service and the resource.
    package let collection: String
    /// Unique in its scope and collection, ordered by its UTF-8 bytes; not empty, at most `longest` bytes.
    ///
    /// Backends compare bytes: two spellings of one character are two keys, though Swift's `==` calls them equal.
    package let key: String

    /// What every backend can index, in UTF-8 bytes.
    package static let longest = 2_048

    package init(_ scope: Scope, _ collection: String, _ key: String) {
        self.scope = scope
        self.collection = collection
        self.key = key
    }

    /// For backends, before they write.
    package func validate() throws {
        guard !key.isEmpty, key.utf8.count <= Self.longest else {
            throw StoreError.invalidKey(collection: collection)
        }
    }
}
