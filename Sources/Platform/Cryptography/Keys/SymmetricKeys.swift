import Crypto
import FoundationEssentials

/// An AES-256 key; `CiphertextBlob` encrypts with it.
struct AESKey: KeyOperations {
    let key: SymmetricKey

    var stored: SecretBytes { SecretBytes(copying: key) }
}

/// An HMAC key (RFC 2104), which has one hash.
struct HMACKey<Hash: HashFunction>: KeyOperations {
    let key: SymmetricKey

    var stored: SecretBytes { SecretBytes(copying: key) }

    func mac(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        Array(HMAC<Hash>.authenticationCode(for: message, using: key))
    }

    func isValidMAC(_ mac: [UInt8], of message: [UInt8]) throws(CryptographyError) -> Bool {
        HMAC<Hash>.isValidAuthenticationCode(mac, authenticating: message, using: key)
    }
}
