import Core
import Keyring
import Testing

@Suite("Keyring")
struct KeyringTests {
    private let keyring = Keyring(RootKey())
    private let plaintext = Array("the quick brown fox".utf8)

    @Test("Opens what it sealed, for the same purpose and context")
    func roundTrip() throws {
        let blob = try keyring.seal(plaintext, purpose: "session", context: "111122223333")
        #expect(try keyring.open(blob, purpose: "session", context: "111122223333") == plaintext)
        #expect(blob.count == plaintext.count + Keyring.overhead)
    }

    @Test("Seals the empty plaintext, and the same plaintext never twice alike")
    func nonces() throws {
        let first = try keyring.seal([], purpose: "p", context: "c")
        #expect(try keyring.open(first, purpose: "p", context: "c") == [])
        #expect(try keyring.seal([], purpose: "p", context: "c") != first)
    }

    @Test(
        "Refuses another purpose, another context, and parts that were moved between them",
        arguments: [("session", "d"), ("sessioN", "c"), ("sessionc", ""), ("", "sessionc")])
    func bound(purpose: String, context: String) throws {
        let blob = try keyring.seal(plaintext, purpose: "session", context: "c")
        #expect(throws: KeyringError(.notAuthentic, purpose)) {
            try keyring.open(blob, purpose: purpose, context: context)
        }
    }

    @Test("Refuses a blob with any single byte changed or any tail cut off")
    func altered() throws {
        let blob = try keyring.seal(plaintext, purpose: "p", context: "c")
        for index in blob.indices {
            var other = blob
            other[index] ^= 1
            #expect(throws: KeyringError.self) { try keyring.open(other, purpose: "p", context: "c") }
            #expect(throws: KeyringError.self) {
                try keyring.open(Array(blob[..<index]), purpose: "p", context: "c")
            }
        }
    }

    @Test("Refuses a blob of another root key, and reads one after a restart with the same")
    func rootKeys() throws {
        let bytes = SecureRandom.bytes(32)
        let blob = try Keyring(try RootKey(bytes: bytes)).seal(plaintext, purpose: "p", context: "c")
        #expect(throws: KeyringError(.notAuthentic, "p")) { try keyring.open(blob, purpose: "p", context: "c") }
        #expect(try Keyring(try RootKey(bytes: bytes)).open(blob, purpose: "p", context: "c") == plaintext)
    }

    @Test("Derives the same bytes for the same purpose only")
    func derived() {
        #expect(keyring.derivedBytes(purpose: "paging") == keyring.derivedBytes(purpose: "paging"))
        #expect(keyring.derivedBytes(purpose: "paging") != keyring.derivedBytes(purpose: "other"))
        #expect(keyring.derivedBytes(purpose: "paging", count: 64).count == 64)
    }
}

@Suite("Secrets")
struct SecretTests {
    @Test("A secret shows itself in no printed form")
    func redacted() {
        let secret = Secret("wJalrXUtnFEMI")
        var dumped = ""
        dump(["key": secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\(["a": secret])", dumped] {
            #expect(!text.contains("wJalr"))
        }
        #expect(secret.revealedText == "wJalrXUtnFEMI")
        #expect(secret == Secret("wJalrXUtnFEMI"))
        #expect(secret != Secret("wJalrXUtnFEMi"))
    }

    @Test("Key material shows itself in no printed form")
    func keysAreRedacted() throws {
        let bytes = Array("0123456789abcdef0123456789abcdef".utf8)
        var dumped = ""
        dump(try RootKey(bytes: bytes), to: &dumped)
        #expect(!dumped.contains("48") && !dumped.contains("0123"))
    }

    @Test("Secret access keys have 40 characters of AWS's alphabet")
    func secretAccessKeys() {
        let keys = (0..<50).map { _ in SecureRandom.secretAccessKey().revealedText }
        #expect(Set(keys).count == 50)
        for key in keys {
            #expect(key.utf8.count == 40)
            #expect(key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "+" || $0 == "/") })
        }
    }

    @Test("Equality needs the same length and the same bytes")
    func constantTime() {
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(ConstantTime.equal([], []))
    }

    @Test("Hexadecimal reads both cases and writes the lower")
    func hexadecimal() {
        #expect(Hexadecimal.encode([0, 0x0F, 0xA5, 0xFF]) == "000fa5ff")
        #expect(Hexadecimal.decode("000FA5ff") == [0, 0x0F, 0xA5, 0xFF])
        #expect(Hexadecimal.decode("abc") == nil)
        #expect(Hexadecimal.decode("ag") == nil)
    }
}
