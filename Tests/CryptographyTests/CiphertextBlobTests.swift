import Core
import Foundation
import Testing

@testable import Cryptography

struct CiphertextBlobTests {
    private let keyID = "1234abcd-12ab-34cd-56ef-1234567890ab"
    private let materialID = (0..<32).map { UInt8($0) }
    private let context = ["tenant_id": "acme", "purpose": "card"]
    private let key: KeyMaterial

    init() throws { key = try .generate(.symmetricDefault) }

    private func seal(_ plaintext: [UInt8], _ context: [String: String]) throws -> [UInt8] {
        try CiphertextBlob.seal(plaintext, with: key, keyID: keyID, materialID: materialID, context: context)
    }

    @Test("What was sealed opens again, whatever its length", arguments: [0, 1, 15, 16, 17, 4096, 100_000])
    func roundTrip(length: Int) throws {
        let plaintext = (0..<length).map { UInt8(truncatingIfNeeded: $0) }
        for context in [context, [:]] {
            let blob = try seal(plaintext, context)
            #expect(try CiphertextBlob.open(blob, with: key, context: context).revealed == plaintext)
            let secret = try CiphertextBlob.seal(
                SecretBytes(copying: plaintext), with: key, keyID: keyID, materialID: materialID, context: context)
            #expect(try CiphertextBlob.open(secret, with: key, context: context).revealed == plaintext)
            #expect(blob.count == length + 98)
        }
    }

    @Test("A blob says which key and material it needs")
    func header() throws {
        let blob = try seal([1, 2, 3], context)
        #expect(try CiphertextBlob.header(of: blob) == .init(keyID: keyID, materialID: materialID))
    }

    @Test("No two blobs of one plaintext are the same")
    func fresh() throws {
        #expect(try seal([1], [:]) != seal([1], [:]))
    }

    @Test("A blob with any byte altered is refused")
    func tampering() throws {
        let blob = try seal(Array("a secret of some length".utf8), context)
        for index in blob.indices {
            for mask: UInt8 in [0x01, 0x80, 0xFF] {
                var altered = blob
                altered[index] ^= mask
                #expect(throws: CryptographyError.invalidCiphertext) {
                    try CiphertextBlob.open(altered, with: key, context: context)
                }
            }
        }
    }

    @Test("A blob cut anywhere, or lengthened, is refused")
    func truncation() throws {
        let blob = try seal(Array("a secret of some length".utf8), context)
        for length in blob.indices {
            for altered in [Array(blob[..<length]), Array(blob[(length + 1)...])] {
                #expect(throws: CryptographyError.invalidCiphertext) {
                    try CiphertextBlob.open(altered, with: key, context: context)
                }
            }
        }
        #expect(throws: CryptographyError.invalidCiphertext) {
            try CiphertextBlob.open(blob + [0], with: key, context: context)
        }
    }

    @Test(
        "A blob opens in its own context alone",
        arguments: [
            [:], ["tenant_id": "acme"], ["tenant_id": "acme", "purpose": "card", "more": ""],
            ["tenant_id": "globex", "purpose": "card"], ["tenant_id": "card", "purpose": "acme"],
            ["Tenant_id": "acme", "purpose": "card"], ["tenant_i": "dacme", "purpose": "card"],
            ["tenant_idacme": "", "purpose": "card"],
        ])
    func otherContext(other: [String: String]) throws {
        let blob = try seal([1, 2, 3], context)
        #expect(throws: CryptographyError.invalidCiphertext) {
            try CiphertextBlob.open(blob, with: key, context: other)
        }
    }

    @Test("Contexts that are equal to a person but not in bytes are different")
    func canonicalEquivalents() throws {
        let blob = try seal([1, 2, 3], ["caf\u{E9}": "1"])
        #expect(["caf\u{E9}": "1"] == ["cafe\u{301}": "1"])
        #expect(throws: CryptographyError.invalidCiphertext) {
            try CiphertextBlob.open(blob, with: key, context: ["cafe\u{301}": "1"])
        }
    }

    @Test("The order in which a context's pairs come does not matter")
    func order() throws {
        let names = (0..<50).map { "key-\($0)" } + ["\u{FFFD}", "\u{10000}", "e\u{301}", "f"]
        let pairs = names.map { ($0, String($0.reversed())) }
        let blob = try seal([7], Dictionary(uniqueKeysWithValues: pairs))
        var reversed: [String: String] = [:]
        for (key, value) in pairs.reversed() { reversed[key] = value }
        #expect(try CiphertextBlob.open(blob, with: key, context: reversed).revealed == [7])
    }

    @Test("Another key does not open a blob, and only SYMMETRIC_DEFAULT seals")
    func otherKeys() throws {
        let blob = try seal([1, 2, 3], [:])
        let other = try KeyMaterial.generate(.symmetricDefault)
        #expect(throws: CryptographyError.invalidCiphertext) { try CiphertextBlob.open(blob, with: other) }
        let mac = try KeyMaterial.generate(.hmac256)
        #expect(throws: CryptographyError.incompatible(algorithm: "SYMMETRIC_DEFAULT", .hmac256)) {
            try CiphertextBlob.open(blob, with: mac)
        }
        #expect(throws: CryptographyError.incompatible(algorithm: "SYMMETRIC_DEFAULT", .hmac256)) {
            try CiphertextBlob.seal([1], with: mac, keyID: keyID, materialID: materialID)
        }
    }

    @Test(
        "Ids that a header cannot hold are refused", arguments: ["", "a b", "ключ", String(repeating: "a", count: 256)])
    func identifiers(keyID: String) {
        #expect(throws: CryptographyError.invalidIdentifier) {
            try CiphertextBlob.seal([1], with: key, keyID: keyID, materialID: materialID)
        }
        #expect(throws: CryptographyError.invalidIdentifier) {
            try CiphertextBlob.seal([1], with: key, keyID: self.keyID, materialID: Array(materialID.dropLast()))
        }
    }

    @Test("Bytes that are no blob are refused, whatever they are")
    func garbage() throws {
        var random = SplitMix64(seed: 3)
        let blob = try seal(Array("a secret".utf8), context)
        for _ in 0..<3_000 {
            let altered = random.mutation(of: blob)
            if altered == blob { continue }
            #expect(throws: CryptographyError.invalidCiphertext) {
                try CiphertextBlob.open(altered, with: key, context: context)
            }
            _ = try? CiphertextBlob.header(of: altered)
        }
    }

    @Test("Another implementation of the format opens our blobs, and makes blobs that open")
    func oracle() throws {
        for context in [[:], context, ["é": "ü", "e\u{301}x": "", "\u{10000}": "a", "\u{FFFD}": "b"]] {
            let json = String(decoding: try JSONEncoder().encode(context), as: UTF8.self)
            let plaintext = Array("between two".utf8)
            let answers = try Oracle.ask([
                [
                    "call": "blob_open", "key": key.stored.revealed.hex, "context": json,
                    "blob": try seal(plaintext, context).hex,
                ],
                [
                    "call": "blob_seal", "key": key.stored.revealed.hex, "context": json, "keyID": keyID,
                    "materialID": materialID.hex, "plaintext": plaintext.hex,
                ],
            ])
            #expect(answers[0]["plaintext"] == plaintext.hex)
            let theirs = try #require(answers[1]["blob"].flatMap { [UInt8](hex: $0) })
            #expect(try CiphertextBlob.open(theirs, with: key, context: context).revealed == plaintext)
        }
    }
}
