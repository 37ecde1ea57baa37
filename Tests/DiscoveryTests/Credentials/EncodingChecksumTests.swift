import Testing

@testable import Discovery

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

@Suite struct EncodingChecksumTests {
    /// FIPS 180-4's examples, and one that fills two blocks.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]) func sha256(_ message: String, _ digest: String) {
        let bytes = Array(message.utf8)
        #expect(hexadecimal(SHA256.digest(bytes)) == digest)
    }

    @Test(arguments: [
        ("", "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"),
        ("abc", "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"),
    ]) func keccak256(_ message: String, _ digest: String) {
        let bytes = Array(message.utf8)
        #expect(Keccak256.digest(of: bytes.span).map(hexadecimal) == digest)
    }

    @Test func crc32() {
        let bytes = Array("123456789".utf8)
        func sum() -> UInt32 { CRC32.checksum(of: bytes.span) }
        #expect(sum() == 0xCBF4_3926)
    }

    /// The example of public descriptions of GitHub's format.
    @Test func gitHubsChecksum() {
        let random = "zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ"
        #expect(Base62Checksum.checksum(of: random) == "0mLq17")
        #expect(Validation.Check.base62Checksum.accepts("ghp_" + random + "0mLq17"))
        #expect(!Validation.Check.base62Checksum.accepts("ghp_" + random + "0mLq18"))
        #expect(!Validation.Check.base62Checksum.accepts("ghp_"))
    }

    @Test(arguments: [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", true), ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", true),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", true),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", false), ("1111111111111111111114oLvT2", true),
        ("11111111111111111111111111", false), ("", false),
    ]) func base58Check(_ address: String, _ isValid: Bool) {
        #expect(Validation.Check.bitcoinBase58.accepts(address) == isValid)
    }

    /// BIP 173 and BIP 350.
    @Test(arguments: [
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", true),
        ("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", true),
        ("bc1sw50qgdz25j", true), ("bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs", true),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", true),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", false),
        ("BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL", false),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", false), ("bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du", false),
        ("bc1gmk9yu", false), ("", false),
    ]) func bech32(_ address: String, _ isValid: Bool) {
        let bytes = Array(address.utf8)
        func check() -> Bool { Bech32.isWitnessAddress(bytes.span) }
        #expect(check() == isValid)
    }

    /// EIP-55's own.
    @Test(arguments: [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
    ]) func mixedCaseChecksum(_ address: String) {
        #expect(Validation.Check.mixedCaseChecksum.accepts(address))
        #expect(!Validation.Check.mixedCaseChecksum.accepts(address.lowercased()))
    }

    /// RFC 7515, appendix A.1 and A.5.
    @Test func jsonWebToken() {
        let check = Validation.Check.jsonWebToken
        let claims = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        #expect(
            check.accepts(
                "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\(claims).dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        #expect(check.accepts("eyJhbGciOiJub25lIn0.\(claims)."))
        #expect(!check.accepts("eyJmb28iOiJiYXIifQ.\(claims)."))
        #expect(!check.accepts("eyJhbGciOiJub25lIn0") && !check.accepts("..") && !check.accepts(""))
    }

    @Test func basicCredentials() {
        let check = Validation.Check.basicCredentials
        #expect(check.accepts("Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==") && check.accepts("dGVzdDoxMjPCow=="))
        #expect(!check.accepts("Basic realm") && !check.accepts("QWxhZGRpbg==") && !check.accepts(""))
    }

    @Test func entropy() {
        func bits(_ text: String) -> Double {
            let bytes = Array(text.utf8)
            return ShannonEntropy.bits(bytes.span)
        }
        #expect(bits("") == 0 && bits("aaaa") == 0)
        #expect(
            abs(bits("ab") - 1) < 1e-9 && abs(bits("abcdefgh") - 3) < 1e-9
                && abs(bits("1223334444") - 1.846439344671) < 1e-9)
        #expect(bits(String(repeating: "ab", count: 4000)) > 0.99)
    }

    @Test func puttyHeadersStandInOrder() {
        func follows(_ text: String, any: Bool = false, whole: Bool = true) -> Bool {
            let bytes = Array(text.utf8)
            return PuTTYKey.follows(bytes.span, anyComment: any, isWhole: whole)
        }
        let key = PrivateKeyArmour.puttyExample(comment: "rsa-key")
        #expect(follows(key) && follows(key + "\nand more text"))
        #expect(
            !follows(PrivateKeyArmour.puttyExample(comment: "a_b"))
                && follows(PrivateKeyArmour.puttyExample(comment: "a_b"), any: true))
        let half = String(key.prefix(200))
        #expect(!follows(half) && follows(half, whole: false))
        #expect(!follows("") && !follows("PuTTY-User-Key-File-2: ssh-rsa\nComment: x\n"))
    }

    @Test(arguments: [
        ("8.8.8.8", true), ("10.1.2.3", false), ("172.15.0.1", true), ("172.16.0.1", false), ("256.1.1.1", false),
        ("1.2.3", false), ("08.1.1.1", false),
        ("1.2.3.4.5", false), ("224.0.0.1", false), ("100.64.0.1", false), ("114.0.0.0", false),
    ]) func publicV4(_ address: String, _ isPublic: Bool) {
        let bytes = Array(address.utf8)
        func check() -> Bool { IPAddress.isPublicV4(bytes.span) }
        #expect(check() == isPublic)
    }

    @Test(arguments: [
        ("2606:4700:4700::1111", true), ("2001:db8::1", false), ("2a00:1450:4001:831:0:0:0:200e", true),
        ("2606::1::1", false), ("2606:4700", false),
        ("2606:4700:4700::", true), ("2606:4700:4700:1:2:3:4:5:6", false), ("3fff:1000::1", true),
        ("3fff:0fff::1", false), ("2:", false), ("", false),
        ("2606:", false), ("2606:::", false),
    ]) func publicV6(_ address: String, _ isPublic: Bool) {
        #expect(Validation.Check.publicV6.accepts(address) == isPublic)
    }
}
