import Crypto
import FoundationEssentials
import Testing

@testable import Cryptography

/// What others computed, from files that others published.
struct KnownAnswerTests {
    private struct GCMCase: Decodable {
        let key, iv, aad, msg, ct, tag: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("AES-256-GCM seals and opens as published")
    func gcm() throws {
        for vector in try Vectors.load("aes-256-gcm", as: GCMCase.self) {
            let key = SymmetricKey(data: vector.key.bytes)
            let nonce = try AES.GCM.Nonce(data: vector.iv.bytes)
            let box = try AES.GCM.SealedBox(nonce: nonce, ciphertext: vector.ct.bytes, tag: vector.tag.bytes)
            let opened = try? AES.GCM.open(box, using: key, authenticating: vector.aad.bytes)
            guard vector.result == .valid else {
                #expect(opened == nil)
                continue
            }
            #expect(opened.map { [UInt8]($0) } == vector.msg.bytes)
            let sealed = try AES.GCM.seal(
                vector.msg.bytes, using: key, nonce: nonce, authenticating: vector.aad.bytes)
            #expect([UInt8](sealed.ciphertext + sealed.tag) == vector.ct.bytes + vector.tag.bytes)
        }
    }

    private struct MACCase: Decodable {
        let hash: String
        let key, msg, mac: Vectors.Hex
    }

    @Test("HMAC gives what RFC 4231 says")
    func hmac() throws {
        for vector in try Vectors.load("hmac", as: MACCase.self) {
            let key = SymmetricKey(data: vector.key.bytes)
            let made: any KeyOperations =
                switch vector.hash {
                case "SHA-224": SHA224MACKey(stored: SecretBytes(copying: vector.key.bytes))
                case "SHA-256": HMACKey<SHA256>(key: key)
                case "SHA-384": HMACKey<SHA384>(key: key)
                default: HMACKey<SHA512>(key: key)
                }
            #expect(try made.mac(vector.msg.bytes) == vector.mac.bytes)
            #expect(try made.isValidMAC(vector.mac.bytes, of: vector.msg.bytes))
        }
    }

    private struct ECDSACase: Decodable {
        let curve: String
        let `public`: Vectors.Hex?
        let msg, sig: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("ECDSA accepts and refuses signatures as published")
    func ecdsa() throws {
        var publicKey: [UInt8] = []
        for vector in try Vectors.load("ecdsa", as: ECDSACase.self) {
            publicKey = vector.public?.bytes ?? publicKey
            let isValid: Bool? =
                switch vector.curve {
                case "secp256r1":
                    try? NISTPublicKey<P256>(der: publicKey).verify(
                        vector.sig.bytes, of: vector.msg.bytes, .raw, .ecdsaSHA256)
                case "secp384r1":
                    try? NISTPublicKey<P384>(der: publicKey).verify(
                        vector.sig.bytes, of: vector.msg.bytes, .raw, .ecdsaSHA384)
                default:
                    try? NISTPublicKey<P521>(der: publicKey).verify(
                        vector.sig.bytes, of: vector.msg.bytes, .raw, .ecdsaSHA512)
                }
            #expect((isValid ?? false) == (vector.result == .valid), "\(vector.sig.bytes.hex)")
        }
    }

    private struct RSACase: Decodable {
        let padding, hash: String
        let `public`: Vectors.Hex?
        let msg, sig: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("RSA accepts and refuses signatures as published")
    func rsaSignatures() throws {
        var publicKey: [UInt8] = []
        for vector in try Vectors.load("rsa-signatures", as: RSACase.self) {
            publicKey = vector.public?.bytes ?? publicKey
            let name = "RSASSA_\(vector.padding)_\(vector.hash.replacing("-", with: "_"))"
            let algorithm = try #require(SigningAlgorithm(rawValue: name))
            let key = try RSAPublicKey(der: publicKey)
            #expect(
                try key.verify(vector.sig.bytes, of: vector.msg.bytes, .raw, algorithm) == (vector.result == .valid),
                "\(vector.sig.bytes.hex)")
        }
    }

    private struct OAEPCase: Decodable {
        let hash: String
        let key: Vectors.Hex?
        let msg, ct: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("RSAES_OAEP decrypts and refuses as published")
    func oaep() throws {
        var key = try Keys.key(.rsa2048)
        for vector in try Vectors.load("rsa-oaep", as: OAEPCase.self) {
            if let pkcs8 = vector.key { key = try KeyMaterial(.rsa2048, imported: SecretBytes(copying: pkcs8.bytes)) }
            let algorithm: EncryptionAlgorithm = vector.hash == "SHA-1" ? .rsaesOAEPSHA1 : .rsaesOAEPSHA256
            if vector.result == .valid {
                #expect(try key.decrypt(vector.ct.bytes, algorithm).revealed == vector.msg.bytes)
            } else {
                #expect(throws: CryptographyError.invalidCiphertext) { try key.decrypt(vector.ct.bytes, algorithm) }
            }
        }
    }

    private struct ECDHCase: Decodable {
        let source, curve: String
        let `private`, `public`, shared: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("ECDH gives the published secrets, and refuses points that lie elsewhere")
    func ecdh() throws {
        for vector in try Vectors.load("ecdh", as: ECDHCase.self) {
            let key: any KeyOperations =
                switch vector.curve {
                case "secp256r1": NISTKey<P256>(try .init(rawRepresentation: vector.private.bytes))
                case "secp384r1": NISTKey<P384>(try .init(rawRepresentation: vector.private.bytes))
                default: NISTKey<P521>(try .init(rawRepresentation: vector.private.bytes))
                }
            let secret = try? key.sharedSecret(withPublicKeyDER: vector.public.bytes).revealed
            switch vector.result {
            case .valid: #expect(secret == vector.shared.bytes, "\(vector.public.bytes.hex)")
            case .invalid: #expect(secret == nil, "\(vector.public.bytes.hex)")
            case .acceptable: #expect(secret == nil || secret == vector.shared.bytes)
            }
        }
    }

    private struct EdwardsCase: Decodable {
        let seed: Vectors.Hex?
        let `public`: Vectors.Hex?
        let msg, sig: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("Ed25519 signs as RFC 8032 says, and refuses as published")
    func ed25519() throws {
        var publicKey: [UInt8] = []
        for vector in try Vectors.load("ed25519", as: EdwardsCase.self) {
            publicKey = vector.public?.bytes ?? publicKey
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: publicKey.suffix(32))
            let isValid = Edwards25519Key.isValid(vector.sig.bytes, of: vector.msg.bytes, by: key)
            #expect(isValid == (vector.result == .valid), "\(vector.sig.bytes.hex)")
            if let seed = vector.seed {
                let start = try #require([UInt8](hex: "302e020100300506032b657004220420"))
                let own = try KeyMaterial(
                    .eccNISTEdwards25519, imported: SecretBytes(copying: start + seed.bytes))
                #expect(own.publicKeyDER == publicKey)
                // BoringSSL signs without randomness, as the RFC has it.
                #expect(try own.sign(vector.msg.bytes, .raw, .ed25519SHA512) == vector.sig.bytes)
            }
        }
    }

    private struct KeyWrapCase: Decodable {
        let kek, key, wrapped: Vectors.Hex
        let result: Vectors.Result
    }

    @Test("AES-KWP wraps and unwraps as published")
    func keyWrap() throws {
        for vector in try Vectors.load("aes-kwp", as: KeyWrapCase.self) {
            let kek = SymmetricKey(data: vector.kek.bytes)
            guard vector.result == .valid else {
                #expect(throws: CryptographyError.invalidCiphertext) {
                    try KeyWrapWithPadding.unwrap(vector.wrapped.bytes, with: kek)
                }
                continue
            }
            #expect(try KeyWrapWithPadding.unwrap(vector.wrapped.bytes, with: kek).revealed == vector.key.bytes)
            #expect(
                try KeyWrapWithPadding.wrap(SecretBytes(copying: vector.key.bytes), with: kek) == vector.wrapped.bytes)
        }
    }

    private struct MLDSACase: Decodable {
        let set: Int
        let seed: Vectors.Hex?
        let `public`: Vectors.Hex?
        let msg, sig: Vectors.Hex?
        let result: Vectors.Result
    }

    @Test("ML-DSA makes the published keys from their seeds, and refuses as published")
    func mldsa() throws {
        var publicKey: [UInt8] = []
        for vector in try Vectors.load("ml-dsa", as: MLDSACase.self) {
            publicKey = vector.public?.bytes ?? publicKey
            if let seed = vector.seed {
                let identifier = vector.set == 65 ? "12" : "13"
                let start = try #require(
                    [UInt8](hex: "3034020100300b06096086480165030403\(identifier)04228020"))
                let key = try KeyMaterial(
                    vector.set == 65 ? .mlDSA65 : .mlDSA87, imported: SecretBytes(copying: start + seed.bytes))
                #expect(key.publicKeyDER?.suffix(publicKey.count) == publicKey[...])
            } else if let message = vector.msg?.bytes, let signature = vector.sig?.bytes {
                let isValid =
                    vector.set == 65
                    ? try? MLDSA65.PublicKey(rawRepresentation: publicKey).isValidSignature(signature, for: message)
                    : try? MLDSA87.PublicKey(rawRepresentation: publicKey).isValidSignature(signature, for: message)
                #expect((isValid ?? false) == (vector.result == .valid))
            }
        }
    }
}
