/// Why a cryptographic call failed. No case holds a byte of a key, a message or a ciphertext.
package enum CryptographyError: Error, Sendable, Hashable {
    /// The crypto library at hand lacks it; the associated value is the API's name of the spec or algorithm.
    case unsupported(String)
    /// The algorithm is not one of the key's; its name in the API.
    case incompatible(algorithm: String, KeySpec)
    /// The algorithm does not take messages of this type.
    case invalidMessageType(MessageType, SigningAlgorithm)
    /// A DIGEST message that is not as long as the algorithm's hash; lengths in bytes.
    case invalidMessageLength(expected: Int, found: Int)
    /// More plaintext than the key and padding take; lengths in bytes.
    case messageTooLong(maximum: Int, found: Int)
    /// Key material that is malformed, or not of the key spec.
    case invalidKey
    /// A peer's public key that is malformed, on another curve, or no point at all.
    case invalidPublicKey
    /// A ciphertext or wrapped key that is malformed, was altered, or was made with another key or context. Which of
    /// them is not said, so that the answer helps nobody to forge one.
    case invalidCiphertext
    /// A key or material id that a ciphertext's header cannot hold.
    case invalidIdentifier
    /// The library refused what it should have done.
    case failure
}

/// Runs a call of the crypto library, whose errors say less than ours.
func throwing<Result>(
    _ error: CryptographyError, _ body: () throws -> Result
) throws(CryptographyError) -> Result {
    do {
        return try body()
    } catch let own as CryptographyError {
        throw own
    } catch _ {
        throw error
    }
}
