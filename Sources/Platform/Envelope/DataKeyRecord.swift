package import Core
package import Keyring
package import Store

/// A data key at rest: sealed by the plane's keyring, or wrapped by a KMS key.
package struct DataKeyRecord: Codable, Sendable {
    package let ownerID: String
    /// In base 64, as the other.
    package private(set) var sealed: String?
    package private(set) var wrapped: String?

    private enum CodingKeys: String, CodingKey {
        /// As the first service with such keys, whose owners are tables, wrote it.
        case ownerID = "tableID"
        case sealed, wrapped
    }

    package init(ownerID: String, sealed: [UInt8]) {
        self.ownerID = ownerID
        self.sealed = Base64.encode(sealed)
    }

    package init(ownerID: String, wrapped: [UInt8]) {
        self.ownerID = ownerID
        self.wrapped = Base64.encode(wrapped)
    }

    package var sealedBytes: [UInt8]? { sealed.flatMap { Base64.decode($0) } }
    package var wrappedBytes: [UInt8]? { wrapped.flatMap { Base64.decode($0) } }

    /// Whether the key had to be sealed anew; one that KMS wrapped never has to.
    package mutating func reseal(_ keyring: Keyring, purpose: String) throws -> Bool {
        guard let blob = sealedBytes, let anew = try keyring.reseal(blob, purpose: purpose, context: ownerID) else {
            return false
        }
        sealed = Base64.encode(anew)
        return true
    }
}
