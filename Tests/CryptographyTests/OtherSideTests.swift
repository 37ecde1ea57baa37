import Testing

@testable import Cryptography

/// Python's `cryptography`, which is OpenSSL, against our keys, and its keys against us.
struct OtherSideTests {
    private func theirs(_ spec: KeySpec) throws -> (key: KeyMaterial, private: String, public: String) {
        let answer = try Oracle.ask(["call": "generate", "spec": spec.rawValue])
        let (privateKey, publicKey) = (try #require(answer["private"]), try #require(answer["public"]))
        let pkcs8 = try #require([UInt8](hex: privateKey))
        return (try KeyMaterial(spec, imported: SecretBytes(copying: pkcs8)), privateKey, publicKey)
    }

    @Test("Each side reads the other's keys", arguments: Keys.asymmetric)
    func keys(spec: KeySpec) throws {
        let ours = try Keys.key(spec)
        let pkcs8 = try ours.privateKeyPKCS8().revealed.hex
        let answer = try Oracle.ask(["call": "load", "private": pkcs8])
        #expect(answer["public"] == ours.publicKeyDER?.hex)
        #expect(answer["private"] == pkcs8)
        let theirs = try theirs(spec)
        #expect(theirs.key.publicKeyDER?.hex == theirs.public)
        #expect(theirs.key.stored.revealed.hex == theirs.private)
    }

    @Test("Each side verifies the other's signatures", arguments: Keys.signing)
    func signatures(spec: KeySpec) throws {
        let ours = try Keys.key(spec)
        let theirs = try theirs(spec)
        var requests: [Oracle.Message] = []
        var cases: [(SigningAlgorithm, MessageType, [UInt8])] = []
        for algorithm in spec.signingAlgorithms {
            for (type, message) in algorithm.samples {
                let request = [
                    "algorithm": algorithm.rawValue, "type": type.rawValue, "message": message.hex,
                    "private": theirs.private, "public": ours.publicKeyDER?.hex ?? "",
                    "signature": try ours.sign(message, type, algorithm).hex,
                ]
                requests += ["verify", "sign"].map { call in request.merging(["call": call]) { $1 } }
                cases.append((algorithm, type, message))
            }
        }
        let answers = try Oracle.ask(requests)
        for (index, (algorithm, type, message)) in cases.enumerated() {
            #expect(answers[2 * index]["valid"] == "true", "\(algorithm) \(type)")
            let signature = try #require(answers[2 * index + 1]["signature"].flatMap { [UInt8](hex: $0) })
            #expect(try theirs.key.verify(signature, of: message, type, algorithm), "\(algorithm) \(type)")
            #expect(try !ours.verify(signature, of: message, type, algorithm), "\(algorithm) \(type)")
        }
    }

    @Test("Each side decrypts what the other encrypted", arguments: [KeySpec.rsa2048, .rsa3072, .rsa4096])
    func encryption(spec: KeySpec) throws {
        let key = try Keys.key(spec)
        let plaintext = Array("a data key".utf8)
        for algorithm in spec.encryptionAlgorithms {
            let answers = try Oracle.ask([
                [
                    "call": "decrypt", "algorithm": algorithm.rawValue,
                    "private": try key.privateKeyPKCS8().revealed.hex,
                    "ciphertext": try key.encrypt(plaintext, algorithm).hex,
                ],
                [
                    "call": "encrypt", "algorithm": algorithm.rawValue, "public": key.publicKeyDER?.hex ?? "",
                    "plaintext": plaintext.hex,
                ],
            ])
            #expect(answers[0]["plaintext"] == plaintext.hex)
            let ciphertext = try #require(answers[1]["ciphertext"].flatMap { [UInt8](hex: $0) })
            #expect(try key.decrypt(ciphertext, algorithm).revealed == plaintext)
        }
    }

    @Test("Both sides agree on a secret", arguments: Keys.agreement)
    func agreement(spec: KeySpec) throws {
        let ours = try Keys.key(spec)
        let theirs = try theirs(spec)
        let answer = try Oracle.ask([
            "call": "ecdh", "private": theirs.private, "public": ours.publicKeyDER?.hex ?? "",
        ])
        let secret = try ours.sharedSecret(withPublicKeyDER: try #require([UInt8](hex: theirs.public)))
        #expect(answer["secret"] == secret.revealed.hex)
    }

    @Test("Both sides make the same MAC", arguments: Keys.macs)
    func macs(spec: KeySpec) throws {
        let key = try KeyMaterial.generate(spec)
        let algorithm = try #require(spec.macAlgorithms.first)
        let message = Array("to be authenticated".utf8)
        let answer = try Oracle.ask([
            "call": "mac", "algorithm": algorithm.rawValue, "key": key.stored.revealed.hex, "message": message.hex,
        ])
        #expect(try key.mac(message, algorithm).hex == answer["mac"])
    }
}
