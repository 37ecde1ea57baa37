import CLibCrypto
import Core
import FoundationEssentials

/// An HMAC key over SHA-224 (FIPS 180-4, section 6.3), which swift-crypto lacks: OpenSSL computes it.
struct SHA224MACKey: KeyOperations {
    static let length = 28

    let stored: SecretBytes

    func mac(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        var length: UInt32 = 0
        let code = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { target, count in
            stored.withUnsafeBytes { key in
                _ = HMAC(
                    EVP_sha224(), key.baseAddress, Int32(key.count), message, message.count, target.baseAddress, &length
                )
            }
            count = Int(length)
        }
        guard code.count == Self.length else { throw .failure }
        return code
    }

    func isValidMAC(_ mac: [UInt8], of message: [UInt8]) throws(CryptographyError) -> Bool {
        ConstantTime.equal(mac, try self.mac(message))
    }
}
