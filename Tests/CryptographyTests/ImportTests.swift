import Core
import Crypto
import Testing

@testable import Cryptography

struct ImportTests {
    @Test("Raw key material must be as long as the spec allows", arguments: Keys.supported.filter { !$0.isAsymmetric })
    func lengths(spec: KeySpec) throws {
        let lengths = try #require(spec.importedLengths)
        for length in 0...130 {
            let material = SecretBytes.random(count: length)
            if lengths.contains(length) {
                #expect(try KeyMaterial(spec, imported: material).stored == material)
            } else {
                #expect(throws: CryptographyError.invalidKey) { try KeyMaterial(spec, imported: material) }
            }
        }
    }

    @Test("A key of one spec is none of another", arguments: Keys.asymmetric)
    func otherSpecs(spec: KeySpec) throws {
        let pkcs8 = try Keys.key(spec).privateKeyPKCS8()
        for other in Keys.asymmetric where other != spec {
            #expect(throws: CryptographyError.invalidKey) { try KeyMaterial(other, imported: pkcs8) }
        }
    }

    @Test(
        "Keys in their algorithm's own form are no PKCS #8", arguments: [KeySpec.rsa2048, .eccNISTP256, .eccNISTP521])
    func traditional(spec: KeySpec) throws {
        let pkcs8 = try Keys.key(spec).privateKeyPKCS8().revealed.hex
        let answer = try Oracle.ask(["call": "traditional", "private": pkcs8])
        let bytes = try #require(answer["private"].flatMap { [UInt8](hex: $0) })
        #expect(throws: CryptographyError.invalidKey) { try KeyMaterial(spec, imported: SecretBytes(copying: bytes)) }
    }

    @Test("A key on secp256k1 is no key on P-256, although as long")
    func secp256k1() throws {
        let theirs = try Oracle.ask(["call": "generate", "spec": "ECC_SECG_P256K1"])
        let pkcs8 = try #require(theirs["private"].flatMap { [UInt8](hex: $0) })
        let spki = try #require(theirs["public"].flatMap { [UInt8](hex: $0) })
        #expect(throws: CryptographyError.invalidKey) {
            try KeyMaterial(.eccNISTP256, imported: SecretBytes(copying: pkcs8))
        }
        #expect(throws: CryptographyError.invalidPublicKey) {
            try KeyMaterial.generate(.eccNISTP256).sharedSecret(withPublicKeyDER: spki)
        }
    }

    @Test("A private key with another's public key is refused")
    func mismatch() throws {
        let (one, other) = (try KeyMaterial.generate(.eccNISTP384), try KeyMaterial.generate(.eccNISTP384))
        let (first, second) = (one.stored.revealed, other.stored.revealed)
        let mixed = Array(first.dropLast(97)) + Array(second.suffix(97))
        #expect(throws: CryptographyError.invalidKey) {
            try KeyMaterial(.eccNISTP384, imported: SecretBytes(copying: mixed))
        }
    }

    @Test("Version 2 of PKCS #8 with its public key is read")
    func versionTwo() throws {
        let key = try KeyMaterial.generate(.eccNISTEdwards25519)
        let seed = key.stored.revealed.suffix(32)
        let publicKey = try #require(key.publicKeyDER).suffix(32)
        let start = try #require([UInt8](hex: "3051020101300506032b657004220420"))
        let der = start + seed + [0x81, 0x21, 0x00] + publicKey
        #expect(try KeyMaterial(.eccNISTEdwards25519, imported: SecretBytes(copying: der)).stored == key.stored)
        let wrong = start + seed + [0x81, 0x21, 0x00] + publicKey.reversed()
        #expect(throws: CryptographyError.invalidKey) {
            try KeyMaterial(.eccNISTEdwards25519, imported: SecretBytes(copying: wrong))
        }
    }

    @Test("Altered keys are refused or read, but never end the process", arguments: Keys.asymmetric)
    func hostileKeys(spec: KeySpec) throws {
        var random = SplitMix64(seed: 11)
        let key = try Keys.key(spec)
        let pkcs8 = key.stored.revealed
        let spki = try #require(key.publicKeyDER)
        let peer = try KeyMaterial.generate(.eccNISTP256)
        for _ in 0..<(spec.rsaModulusBits == nil ? 1_500 : 200) {
            let altered = SecretBytes(copying: random.mutation(of: pkcs8))
            do {
                _ = try KeyMaterial(spec, imported: altered)
            } catch {
                #expect(error == .invalidKey)
            }
            do {
                _ = try peer.sharedSecret(withPublicKeyDER: random.mutation(of: spki))
            } catch {
                #expect(error == .invalidPublicKey)
            }
        }
    }

    @Test("Every cut of a key is refused", arguments: Keys.asymmetric)
    func truncatedKeys(spec: KeySpec) throws {
        let pkcs8 = try Keys.key(spec).stored.revealed
        for length in stride(from: 0, to: pkcs8.count, by: spec.rsaModulusBits == nil ? 1 : 37) {
            #expect(throws: CryptographyError.invalidKey) {
                try KeyMaterial(spec, imported: SecretBytes(copying: Array(pkcs8[..<length])))
            }
        }
        #expect(throws: CryptographyError.invalidKey) {
            try KeyMaterial(spec, imported: SecretBytes(copying: pkcs8 + [0]))
        }
    }
}
