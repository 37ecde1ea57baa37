import Testing

@testable import Cryptography

struct KeyMaterialTests {
    @Test("What a key stores makes the same key again", arguments: Keys.supported)
    func storing(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        let again = try KeyMaterial(spec, stored: key.stored)
        #expect(again.spec == spec)
        #expect(again.stored == key.stored)
        #expect(again.publicKeyDER == key.publicKeyDER)
        #expect((key.publicKeyDER != nil) == spec.isAsymmetric)
    }

    @Test("Asking for what a key stores leaves it whole", arguments: Keys.signing)
    func storingTwice(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        let (first, second) = (key.stored, key.stored)
        #expect(first == second)
        #expect(first.revealed.suffix(16).contains { $0 != 0 })
        let algorithm = try #require(spec.signingAlgorithms.first)
        #expect(try key.verify(key.sign([1], .raw, algorithm), of: [1], .raw, algorithm))
    }

    @Test("Kinds of keys that the library lacks say so", arguments: KeySpec.allCases.filter { !$0.isSupported })
    func unsupported(spec: KeySpec) {
        #expect(throws: CryptographyError.unsupported(spec.rawValue)) { try KeyMaterial.generate(spec) }
        #expect(throws: CryptographyError.unsupported(spec.rawValue)) {
            try KeyMaterial(spec, imported: .random(count: 32))
        }
    }

    @Test("Each kind of key has algorithms for each of its uses", arguments: KeySpec.allCases)
    func uses(spec: KeySpec) {
        #expect(!spec.usages.isEmpty)
        #expect(spec.encryptionAlgorithms.isEmpty != spec.usages.contains(.encryptDecrypt))
        #expect(spec.signingAlgorithms.isEmpty != spec.usages.contains(.signVerify))
        #expect(spec.macAlgorithms.isEmpty != spec.usages.contains(.generateVerifyMAC))
        #expect(spec.keyAgreementAlgorithms.isEmpty != spec.usages.contains(.keyAgreement))
    }

    @Test("Two keys of a kind are different", arguments: Keys.supported.filter { $0.rsaModulusBits == nil })
    func fresh(spec: KeySpec) throws {
        #expect(try KeyMaterial.generate(spec).stored != KeyMaterial.generate(spec).stored)
    }

    @Test(
        "RSA decrypts what it encrypted, and refuses what was altered",
        arguments: [KeySpec.rsa2048, .rsa3072, .rsa4096])
    func rsaEncryption(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        for algorithm in spec.encryptionAlgorithms {
            let maximum = (spec.rsaModulusBits ?? 0) / 8 - 2 - (algorithm == .rsaesOAEPSHA1 ? 40 : 64)
            for length in [0, 1, maximum] {
                let plaintext = [UInt8](repeating: 7, count: length)
                let ciphertext = try key.encrypt(plaintext, algorithm)
                #expect(try key.decrypt(ciphertext, algorithm).revealed == plaintext)
            }
            #expect(throws: CryptographyError.messageTooLong(maximum: maximum, found: maximum + 1)) {
                try key.encrypt([UInt8](repeating: 7, count: maximum + 1), algorithm)
            }
            let ciphertext = try key.encrypt([1, 2, 3], algorithm)
            for altered in [[], [0], Array(ciphertext.dropLast()), ciphertext + [0], ciphertext.map { ~$0 }] {
                #expect(throws: CryptographyError.invalidCiphertext) { try key.decrypt(altered, algorithm) }
            }
        }
        let ciphertext = try key.encrypt([1, 2, 3], .rsaesOAEPSHA1)
        #expect(throws: CryptographyError.invalidCiphertext) { try key.decrypt(ciphertext, .rsaesOAEPSHA256) }
    }

    @Test("A signature verifies with its own message, type, algorithm and key only", arguments: Keys.signing)
    func signatures(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        for algorithm in spec.signingAlgorithms {
            for (type, message) in algorithm.samples {
                let signature = try key.sign(message, type, algorithm)
                #expect(try key.verify(signature, of: message, type, algorithm))
                var otherMessage = message
                otherMessage[0] ^= 1
                #expect(try !key.verify(signature, of: otherMessage, type, algorithm))
                for index in stride(from: 0, to: signature.count, by: 11) {
                    var altered = signature
                    altered[index] ^= 4
                    #expect(try !key.verify(altered, of: message, type, algorithm))
                }
                for altered in [[], [0], Array(signature.dropLast()), signature + [0]] {
                    #expect(try !key.verify(altered, of: message, type, algorithm))
                }
                for other in spec.signingAlgorithms where other != algorithm && type == .raw {
                    #expect(try !key.verify(signature, of: message, .raw, other))
                }
            }
        }
    }

    @Test("A digest must be as long as the algorithm's hash", arguments: [0, 20, 31, 33, 64])
    func digestLengths(length: Int) throws {
        let key = try KeyMaterial.generate(.eccNISTP256)
        let digest = [UInt8](repeating: 1, count: length)
        #expect(throws: CryptographyError.invalidMessageLength(expected: 32, found: length)) {
            try key.sign(digest, .digest, .ecdsaSHA256)
        }
        #expect(throws: CryptographyError.invalidMessageLength(expected: 32, found: length)) {
            try key.verify([1], of: digest, .digest, .ecdsaSHA256)
        }
    }

    @Test("Types that an algorithm does not take are refused")
    func messageTypes() throws {
        #expect(throws: CryptographyError.invalidMessageType(.digest, .ed25519SHA512)) {
            try KeyMaterial.generate(.eccNISTEdwards25519).sign([1], .digest, .ed25519SHA512)
        }
        #expect(throws: CryptographyError.unsupported("ED25519_PH_SHA_512")) {
            try KeyMaterial.generate(.eccNISTEdwards25519).sign([1], .digest, .ed25519PHSHA512)
        }
        #expect(throws: CryptographyError.invalidMessageType(.externalMu, .ecdsaSHA256)) {
            try KeyMaterial.generate(.eccNISTP256).sign([1], .externalMu, .ecdsaSHA256)
        }
        #expect(throws: CryptographyError.invalidMessageType(.externalMu, .mlDSASHAKE256)) {
            try KeyMaterial.generate(.mlDSA65).sign([1], .externalMu, .mlDSASHAKE256)
        }
    }

    @Test("Algorithms of other keys are refused", arguments: Keys.supported)
    func incompatible(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        for algorithm in SigningAlgorithm.allCases
        where algorithm.isSupported && !spec.signingAlgorithms.contains(algorithm) {
            #expect(throws: CryptographyError.incompatible(algorithm: algorithm.rawValue, spec)) {
                try key.sign([1], .raw, algorithm)
            }
            #expect(throws: CryptographyError.incompatible(algorithm: algorithm.rawValue, spec)) {
                try key.verify([1], of: [1], .raw, algorithm)
            }
        }
        for algorithm in EncryptionAlgorithm.allCases
        where algorithm == .symmetricDefault || !spec.encryptionAlgorithms.contains(algorithm) {
            #expect(throws: CryptographyError.incompatible(algorithm: algorithm.rawValue, spec)) {
                try key.encrypt([1], algorithm)
            }
            #expect(throws: CryptographyError.incompatible(algorithm: algorithm.rawValue, spec)) {
                try key.decrypt([1], algorithm)
            }
        }
        for algorithm in MACAlgorithm.allCases where !spec.macAlgorithms.contains(algorithm) {
            #expect(throws: CryptographyError.incompatible(algorithm: algorithm.rawValue, spec)) {
                try key.mac([1], algorithm)
            }
            #expect(throws: CryptographyError.incompatible(algorithm: algorithm.rawValue, spec)) {
                try key.isValidMAC([1], of: [1], algorithm)
            }
        }
        if spec.keyAgreementAlgorithms.isEmpty {
            #expect(throws: CryptographyError.incompatible(algorithm: "ECDH", spec)) {
                try key.sharedSecret(withPublicKeyDER: [])
            }
        }
    }

    @Test("A MAC is valid whole and unaltered only", arguments: Keys.macs)
    func macs(spec: KeySpec) throws {
        let key = try KeyMaterial.generate(spec)
        let algorithm = try #require(spec.macAlgorithms.first)
        let mac = try key.mac(Array("message".utf8), algorithm)
        #expect(mac.count == spec.importedLengths?.lowerBound)
        #expect(try key.isValidMAC(mac, of: Array("message".utf8), algorithm))
        #expect(try !key.isValidMAC(mac, of: Array("massage".utf8), algorithm))
        for altered in [[], Array(mac.dropLast()), mac + [0], [mac[0] ^ 1] + mac.dropFirst()] {
            #expect(try !key.isValidMAC(altered, of: Array("message".utf8), algorithm))
        }
    }

    @Test("Two parties agree on a secret", arguments: Keys.agreement)
    func agreement(spec: KeySpec) throws {
        let (one, other) = (try KeyMaterial.generate(spec), try KeyMaterial.generate(spec))
        let secret = try one.sharedSecret(withPublicKeyDER: try #require(other.publicKeyDER))
        #expect(try secret == other.sharedSecret(withPublicKeyDER: try #require(one.publicKeyDER)))
        #expect(secret.count == [.eccNISTP256: 32, .eccNISTP384: 48, .eccNISTP521: 66][spec])
        for stranger in Keys.asymmetric where stranger != spec {
            let der = try #require(try Keys.key(stranger).publicKeyDER)
            #expect(throws: CryptographyError.invalidPublicKey) { try one.sharedSecret(withPublicKeyDER: der) }
        }
    }

    @Test("Symmetric keys have no PKCS #8")
    func noPrivateKey() throws {
        #expect(throws: CryptographyError.incompatible(algorithm: "PKCS8", .hmac256)) {
            try KeyMaterial.generate(.hmac256).privateKeyPKCS8()
        }
    }

    @Test("Nothing that is printed of a key is secret", arguments: [KeySpec.symmetricDefault, .eccNISTP256, .rsa2048])
    func redaction(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        var dumped = ""
        dump(key, to: &dumped)
        dump([key.stored], to: &dumped)
        let texts = [dumped, "\(key)", String(reflecting: key), "\(key.stored)", String(reflecting: key.stored)]
        let secret = key.stored.revealed
        for text in texts {
            #expect(text.contains("redacted"))
            #expect(!text.contains(secret.hex))
            #expect(!text.contains(secret.prefix(4).map(String.init).joined(separator: ", ")))
        }
    }
}
