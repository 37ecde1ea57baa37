package import Core

/// A value under its key, as the transaction sees it.
package struct Record: Sendable, Hashable {
    package let key: RecordKey
    package let value: [UInt8]
    /// Counts the writes to this key since it was last absent, from 1.
    package let version: Int64
    package let expires: Timestamp?

    package init(key: RecordKey, value: [UInt8], version: Int64, expires: Timestamp?) {
        self.key = key
        self.value = value
        self.version = version
        self.expires = expires
    }
}
