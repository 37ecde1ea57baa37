import Core
import Crypto
import Testing

@testable import Cryptography

struct KeyWrapTests {
    @Test("Keys of every length come out as they went in", arguments: [16, 24, 32])
    func roundTrip(length: Int) throws {
        let kek = SymmetricKey(data: SecretBytes.random(count: length))
        for length in 1...130 {
            let key = SecretBytes.random(count: length)
            let wrapped = try KeyWrapWithPadding.wrap(key, with: kek)
            #expect(wrapped.count == (length + 7) / 8 * 8 + 8)
            #expect(try KeyWrapWithPadding.unwrap(wrapped, with: kek) == key)
        }
        #expect(throws: CryptographyError.invalidKey) {
            try KeyWrapWithPadding.wrap(SecretBytes(copying: [] as [UInt8]), with: kek)
        }
    }

    @Test("A wrapped key with a byte altered, cut or lengthened is refused", arguments: [5, 8, 32, 61])
    func tampering(length: Int) throws {
        let kek = SymmetricKey(size: .bits256)
        let wrapped = try KeyWrapWithPadding.wrap(.random(count: length), with: kek)
        for index in wrapped.indices {
            var altered = wrapped
            altered[index] ^= 0x10
            #expect(throws: CryptographyError.invalidCiphertext) {
                try KeyWrapWithPadding.unwrap(altered, with: kek)
            }
            #expect(throws: CryptographyError.invalidCiphertext) {
                try KeyWrapWithPadding.unwrap(Array(wrapped[..<index]), with: kek)
            }
        }
        var random = SplitMix64(seed: 5)
        for _ in 0..<500 {
            let altered = random.mutation(of: wrapped)
            if altered == wrapped { continue }
            #expect(throws: CryptographyError.invalidCiphertext) {
                try KeyWrapWithPadding.unwrap(altered, with: kek)
            }
        }
    }

    @Test("A wrapping key is made again from what it stores, and of RSA only")
    func storing() throws {
        let key = try ImportWrappingKey(.rsa2048, stored: try Keys.key(.rsa2048).stored)
        #expect(key.publicKeyDER == (try Keys.key(.rsa2048).publicKeyDER))
        #expect(try key.stored == Keys.key(.rsa2048).stored)
        #expect("\(key)" == "ImportWrappingKey(RSA_2048, redacted)")
        #expect(try ImportWrappingKey.generate(.rsa2048).publicKeyDER != key.publicKeyDER)
        #expect(throws: CryptographyError.unsupported("SM2")) { try ImportWrappingKey.generate(.sm2) }
    }

    @Test(
        "What a caller wrapped for import comes out, and nothing that was altered",
        arguments: WrappingAlgorithm.allCases)
    func unwrapping(algorithm: WrappingAlgorithm) throws {
        let wrapping = try ImportWrappingKey(.rsa2048, stored: try Keys.key(.rsa2048).stored)
        var materials = [SecretBytes.random(count: 32)]
        if algorithm == .rsaAESKeyWrapSHA1 || algorithm == .rsaAESKeyWrapSHA256 {
            materials += try Keys.asymmetric.map { try Keys.key($0).privateKeyPKCS8() }
        }
        let answers = try Oracle.ask(
            materials.map {
                [
                    "call": "wrap", "algorithm": algorithm.rawValue, "public": wrapping.publicKeyDER.hex,
                    "plaintext": $0.revealed.hex,
                ]
            })
        for (material, answer) in zip(materials, answers) {
            let blob = try #require(answer["ciphertext"].flatMap { [UInt8](hex: $0) })
            #expect(try wrapping.unwrap(blob, algorithm: algorithm) == material)
            for altered in [[], Array(blob.prefix(255)), blob + [0], blob + blob, blob.map { ~$0 }] {
                #expect(throws: CryptographyError.invalidCiphertext) {
                    try wrapping.unwrap(altered, algorithm: algorithm)
                }
            }
            for index in [0, 100, blob.count - 1] {
                var altered = blob
                altered[index] ^= 1
                #expect(throws: CryptographyError.invalidCiphertext) {
                    try wrapping.unwrap(altered, algorithm: algorithm)
                }
            }
            for other in WrappingAlgorithm.allCases where other != algorithm {
                #expect(throws: CryptographyError.invalidCiphertext) { try wrapping.unwrap(blob, algorithm: other) }
            }
        }
    }

    @Test("An ephemeral key that is not AES-256 is refused")
    func shortEphemeral() throws {
        let key = try Keys.key(.rsa2048)
        let wrapping = try ImportWrappingKey(.rsa2048, stored: key.stored)
        let ephemeral = SecretBytes.random(count: 16)
        let wrapped = try KeyWrapWithPadding.wrap(.random(count: 32), with: SymmetricKey(data: ephemeral))
        let blob = try key.encrypt(ephemeral.revealed, .rsaesOAEPSHA256) + wrapped
        #expect(throws: CryptographyError.invalidCiphertext) {
            try wrapping.unwrap(blob, algorithm: .rsaAESKeyWrapSHA256)
        }
    }

    @Test("The other side unwraps what we wrap")
    func oracle() throws {
        let kek = SecretBytes.random(count: 32)
        for length in [1, 8, 9, 32, 100] {
            let key = SecretBytes.random(count: length)
            let wrapped = try KeyWrapWithPadding.wrap(key, with: SymmetricKey(data: kek))
            let answer = try Oracle.ask([
                "call": "kwp_unwrap", "key": kek.revealed.hex, "ciphertext": wrapped.hex,
            ])
            #expect(answer["plaintext"] == key.revealed.hex)
        }
    }
}
