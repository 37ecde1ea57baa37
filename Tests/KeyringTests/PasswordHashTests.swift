import Core
import Testing

@testable import Keyring

@Suite("Password hashes")
struct PasswordHashTests {
    @Test("The right password matches, any other does not, also after storing")
    func roundTrip() throws {
        let hash = try PasswordHash(of: Secret("correct horse"))
        #expect(hash.stored.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        let stored = try #require(PasswordHash(stored: hash.stored))
        #expect(stored == hash)
        #expect(try stored.matches(Secret("correct horse")))
        #expect(try !stored.matches(Secret("correct horsf")))
        #expect(try PasswordHash(of: Secret("correct horse")) != hash)
    }

    @Test("RFC 7914's vector for N = 1024, r = 8, p = 16")
    func vector() throws {
        let hash = try PasswordHash(
            of: Secret("password"), salt: Array("NaCl".utf8), cost: 10, parallelism: 16, length: 64)
        let expected = try #require(
            Hexadecimal.decode(
                "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                    + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"))
        let digest = try #require(hash.stored.split(separator: "$").last)
        #expect(digest == Self.base64(expected))
    }

    @Test(
        "Other texts are no stored hash",
        arguments: [
            "", "$scrypt$", "$scrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA", "plain",
            "$scrypt$ln=40,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=15,r=8$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=15,r=8,p=1$!!!$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$bcrypt$ln=15,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ])
    func malformed(text: String) {
        #expect(PasswordHash(stored: text) == nil)
    }

    @Test("Shows nothing of itself when printed")
    func redacted() throws {
        let hash = try PasswordHash(of: Secret("correct horse"))
        var dumped = ""
        dump(hash, to: &dumped)
        #expect("\(hash)" == "PasswordHash [redacted]")
        #expect(!dumped.contains("salt"))
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        var accumulator = 0
        var bits = 0
        for byte in bytes {
            accumulator = (accumulator << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[accumulator >> bits & 63])
            }
        }
        if bits > 0 { text.append(alphabet[accumulator << (6 - bits) & 63]) }
        return text
    }
}
