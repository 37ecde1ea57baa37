import Core
import Keyring
import Testing

@Suite("One-time passwords")
struct TOTPTests {
    private let totp = TOTP(seed: Secret("12345678901234567890"))

    @Test(
        "RFC 6238's SHA-1 vectors, their last six digits",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, code: String) {
        #expect(totp.code(at: TOTP.step(at: Timestamp(seconds: seconds))) == code)
    }

    @Test("A code is accepted one step around its own, and tells which step it was")
    func window() {
        let time = Timestamp(seconds: 1_111_111_109)
        let step = TOTP.step(at: time)
        for offset in -3...3 as ClosedRange<Int64> {
            let matched = totp.match(totp.code(at: step + offset), at: time)
            #expect(matched == (abs(offset) <= 1 ? step + offset : nil))
        }
        #expect(totp.match("000000", at: time) == nil)
        #expect(totp.match("81804", at: time) == nil)
    }

    @Test("A code that was used, and all before it, are refused")
    func replay() {
        let time = Timestamp(seconds: 1_111_111_109)
        let step = TOTP.step(at: time)
        #expect(totp.match(totp.code(at: step), at: time, after: step - 1) == step)
        #expect(totp.match(totp.code(at: step), at: time, after: step) == nil)
        #expect(totp.match(totp.code(at: step - 1), at: time, after: step) == nil)
        #expect(totp.match(totp.code(at: step + 1), at: time, after: step) == step + 1)
    }

    @Test("Enabling a device takes two codes that follow one another")
    func consecutive() {
        let time = Timestamp(seconds: 1_111_111_109)
        let step = TOTP.step(at: time)
        let codes = (-3...3 as ClosedRange<Int64>).map { totp.code(at: step + $0) }
        #expect(totp.matchConsecutive(codes[2], codes[3], at: time) == step)
        #expect(totp.matchConsecutive(codes[1], codes[2], at: time) == step - 1)
        #expect(totp.matchConsecutive(codes[3], codes[4], at: time) == step + 1)
        #expect(totp.matchConsecutive(codes[3], codes[2], at: time) == nil)
        #expect(totp.matchConsecutive(codes[2], codes[4], at: time) == nil)
        #expect(totp.matchConsecutive(codes[3], codes[3], at: time) == nil)
        #expect(totp.matchConsecutive(codes[0], codes[1], at: time) == nil)
        #expect(totp.matchConsecutive(codes[0], codes[1], at: time, tolerance: 2) == step - 2)
    }

    @Test(
        "RFC 4648's base 32 vectors",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(plain: String, encoded: String) {
        #expect(Base32.encode(Array(plain.utf8)) == encoded)
        #expect(Base32.decode(encoded.lowercased() + "==") == Array(plain.utf8))
        #expect(Base32.decode(encoded + "1") == nil)
    }

    @Test("A seed has 64 characters in base 32")
    func seeds() {
        #expect(Base32.encode(TOTP.makeSeed().revealedBytes).utf8.count == 64)
    }
}
