import Testing

@testable import Columnar

/// How stored values are shown.
@Suite struct ValueTextTests {
    private func text(_ value: Int64, _ format: ValueFormat) -> String {
        var bytes = [UInt8]()
        _ = ValueText.append(value, as: format, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func text(_ value: [UInt8], _ format: ValueFormat) -> String? {
        var bytes = [UInt8]()
        guard ValueText.append(value, 0..<value.count, as: format, to: &bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        (0, "0"), (-1, "-1"), (Int64.max, "9223372036854775807"), (Int64.min, "-9223372036854775808"),
    ])
    func integers(_ value: Int64, _ expected: String) { #expect(text(value, .integer) == expected) }

    @Test func unsignedNumbersAreOfTheirWidth() {
        #expect(text(-1, .unsigned(bits: 8)) == "255")
        #expect(text(-1, .unsigned(bits: 32)) == "4294967295")
        #expect(text(-1, .unsigned(bits: 64)) == "18446744073709551615")
    }

    @Test(arguments: [
        (4_111_111_111_111_111.0, "4111111111111111"), (-0.5, "-0.5"), (1e300, "1e+300"), (-3, "-3"),
        (.nan, "nan"), (.infinity, "inf"), (-0.0, "0"),
    ])
    func wholeNumbersHaveNoFraction(_ value: Double, _ expected: String) {
        #expect(text(Int64(bitPattern: value.bitPattern), .double) == expected)
    }

    @Test(arguments: [(0x3C00, "1"), (0xC000, "-2"), (0x7C00, "inf"), (0x0001, "5.9604645e-08"), (0x3800, "0.5")])
    func halves(_ bits: Int64, _ expected: String) { #expect(text(bits, .half) == expected) }

    @Test func decimals() {
        #expect(text(-5, .decimal(scale: 2)) == "-0.05")
        #expect(text(123_456, .decimal(scale: 3)) == "123.456")
        #expect(text(7, .decimal(scale: -2)) == "700")
        #expect(text([0xFF, 0x38], .decimal(scale: 1)) == "-20.0")
        // Minus 2 to the power of 135.
        let wide = [0x80] + [UInt8](repeating: 0, count: 16)
        #expect(text(wide, .decimal(scale: 1)) == "-4355614296588012332331194975126633106636.8")
    }

    @Test func datesAndTimes() {
        #expect(text(-1, .date) == "1969-12-31")
        #expect(text(2_932_896, .date) == "9999-12-31")
        #expect(text(Int64.min, .date) == "-9223372036854775808")
        #expect(text(-1, .timestamp(.milliseconds, utc: true)) == "1969-12-31 23:59:59.999Z")
        #expect(text(1_500_000_000, .timestamp(.nanoseconds, utc: false)) == "1970-01-01 00:00:01.5")
        #expect(text(86_399_999_999, .time(.microseconds)) == "23:59:59.999999")
        #expect(text(-1, .time(.milliseconds)) == "-1")
    }

    @Test func bytesOfFixedLength() {
        #expect(text([1, 0, 0, 0, 2, 0, 0, 0, 0xDC, 5, 0, 0], .interval) == "P1M2DT1.500S")
        #expect(text(Array(0..<16), .uuid) == "00010203-0405-0607-0809-0a0b0c0d0e0f")
        #expect(text([0, 0, 0, 0, 0, 0, 0, 0, 0x8C, 0x3D, 0x25, 0], .int96) == "1970-01-01 00:00:00")
    }

    @Test func bytesAreAValueWhereTheyAreText() {
        #expect(text(Array("a\tb".utf8), .bytes) == "a\tb")
        #expect(text([0x61, 0x00], .bytes) == nil)
        #expect(text([0xE9], .bytes) == nil)
        #expect(text([0x61, 0xE9, 0x62], .text) == "a\u{FFFD}b")
    }

    @Test(
        arguments: [
            ([0xC3, 0xA9], true), ([0xC0, 0x80], false), ([0xED, 0xA0, 0x80], false), ([0xF0, 0x9F, 0x98, 0x80], true),
            ([0xF4, 0x90, 0x80, 0x80], false), ([0xE2, 0x82], false), ([0x80], false), ([0xE2, 0x82, 0xAC], true),
        ] as [([UInt8], Bool)])
    func sequencesOfUTF8(_ bytes: [UInt8], _ isValid: Bool) {
        #expect(UTF8Check.isValid(bytes, 0..<bytes.count) == isValid)
    }
}
