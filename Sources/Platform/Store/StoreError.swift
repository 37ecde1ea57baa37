/// Why a store did not do what it was asked; no case holds a key or a value of a record.
package enum StoreError: Error, Sendable, Hashable {
    /// The record was not as the condition asked.
    case conditionFailed(collection: String)
    /// A record could not be read as its type; names the collection, never the content.
    case corrupt(collection: String, reason: String)
    /// The backend cannot take the call now; trying again may help.
    case unavailable(reason: String)
    /// The disk has no room; nothing of the transaction was kept.
    case full
    /// The database was written by a newer release.
    case newerSchema(found: Int, known: Int)
    /// The files are not as they were written; says which, and what to do about it.
    case damaged(reason: String)
    /// The key is empty or longer than `RecordKey.longest` bytes.
    case invalidKey(collection: String)
}

extension StoreError {
    /// What every call gets once the store was closed.
    package static let closed = StoreError.unavailable(reason: "the store is closed")
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .conditionFailed(let collection): "a record of \(collection) was not as the condition asked"
        case .corrupt(let collection, let reason): "a record of \(collection) cannot be read: \(reason)"
        case .unavailable(let reason): "the store is unavailable: \(reason)"
        case .full: "the store's disk is full; make room and try again"
        case .newerSchema(let found, let known):
            "the store is of schema \(found), and this release knows \(known); start the release that wrote it"
        case .damaged(let reason): "the store is damaged: \(reason)"
        case .invalidKey(let collection): "a key of \(collection) is empty or longer than \(RecordKey.longest) bytes"
        }
    }
}
