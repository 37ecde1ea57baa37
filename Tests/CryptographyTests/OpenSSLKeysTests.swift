import Core
import Testing

@testable import Cryptography

@Suite("Key kinds that OpenSSL computes")
struct OpenSSLKeysTests {
    /// RFC 4231, sections 4.2 and 4.3.
    @Test(
        "HMAC-SHA-224 gives the RFC's codes",
        arguments: [
            (
                [UInt8](repeating: 0x0B, count: 20), "Hi There",
                "896fb1128abbdf196832107cd49df33f47b4b1169912ba4f53684b22"
            ),
            (
                Array("Jefe".utf8), "what do ya want for nothing?",
                "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44"
            ),
        ])
    func hmac224(key: [UInt8], message: String, code: String) throws {
        let key = SHA224MACKey(stored: SecretBytes(copying: key))
        #expect(Hexadecimal.encode(try key.mac(Array(message.utf8))) == code)
    }

    @Test("a code of HMAC_224 is valid whole and unaltered only")
    func hmac224Tampered() throws {
        let key = try KeyMaterial.generate(.hmac224)
        let message = Array("message".utf8)
        let code = try key.mac(message, .hmacSHA224)
        #expect(code.count == 28)
        #expect(try key.isValidMAC(code, of: message, .hmacSHA224))
        #expect(try !key.isValidMAC(code.dropLast() + [], of: message, .hmacSHA224))
        for index in code.indices {
            var altered = code
            altered[index] ^= 1
            #expect(try !key.isValidMAC(altered, of: message, .hmacSHA224))
        }
    }

    @Test("what secp256k1 signs it verifies, also after it was kept, and nothing else")
    func secp256k1() throws {
        let key = try KeyMaterial.generate(.eccSECGP256K1)
        let message = Array("message".utf8)
        let signature = try key.sign(message, .raw, .ecdsaSHA256)
        let kept = try KeyMaterial(.eccSECGP256K1, stored: key.stored)
        #expect(kept.publicKeyDER == key.publicKeyDER)
        #expect(try kept.verify(signature, of: message, .raw, .ecdsaSHA256))
        #expect(try !kept.verify(signature, of: Array("massage".utf8), .raw, .ecdsaSHA256))
        #expect(try !kept.verify(Array("no signature".utf8), of: message, .raw, .ecdsaSHA256))
        #expect(try !KeyMaterial.generate(.eccSECGP256K1).verify(signature, of: message, .raw, .ecdsaSHA256))
        #expect(throws: CryptographyError.invalidMessageLength(expected: 32, found: 7)) {
            try key.sign(message, .digest, .ecdsaSHA256)
        }
    }

    @Test("a key of another curve, cut short or altered is none of secp256k1")
    func foreignKeys() throws {
        let other = try KeyMaterial.generate(.eccNISTP256).stored
        #expect(throws: CryptographyError.invalidKey) { try KeyMaterial(.eccSECGP256K1, imported: other) }
        let own = try KeyMaterial.generate(.eccSECGP256K1).stored.revealed
        for length in 0..<own.count {
            #expect(throws: CryptographyError.invalidKey) {
                try KeyMaterial(.eccSECGP256K1, imported: SecretBytes(copying: Array(own.prefix(length))))
            }
        }
        #expect(throws: CryptographyError.invalidKey) {
            try KeyMaterial(.eccSECGP256K1, imported: SecretBytes(copying: own + [0]))
        }
    }
}
