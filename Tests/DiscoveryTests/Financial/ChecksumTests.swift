import Testing

@testable import Discovery

/// Whether a check accepts text as it stands.
private func accepts(_ check: Validation.Check, _ text: String) -> Bool { check.accepts(text) }

@Suite struct ChecksumTests {
    /// SWIFT IBAN registry, examples of countries.
    static let ibans: [String] = [
        "GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606",
        "IT60X0542811101000000123456",
        "ES9121000418450200051332", "NL91ABNA0417164300", "CH9300762011623852957", "BE68539007547034",
        "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S", "SE4550000000058398257466", "PL61109010140000071219812874",
        "AT611904300234573201",
        "LU280019400644750000", "SA0380000000608010167519", "TR330006100519786457841326",
        "BR1800360305000010009795493C1",
        "MU17BOMM0101101030300200000MUR", "VG96VPVG0000012345678901", "XK051212012345678906",
        "AD1200012030200359100100",
        "DO28BAGR00000001212453611324", "GE29NB0000000101904917", "IS140159260076545510730339", "KZ86125KZT5004100100",
        "LV80BANK0000435195001", "MK07250120000058984", "RO49AAAA1B31007593840000", "SM86U0322509800000000270100",
        "UA213223130000026007233566001",
    ]

    private static let countries = BankAccountCountry.macie + BankAccountCountry.others

    private static func isIBAN(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return countries.contains { IBAN(country: $0.code, shape: $0.shape).isValid(bytes.span) }
    }

    @Test(arguments: ibans) func registryExamplesAreValid(_ iban: String) {
        #expect(Self.isIBAN(iban))
        var wrong = Array(iban)
        wrong.swapAt(2, 3)
        if wrong[2] != wrong[3] { #expect(!Self.isIBAN(String(wrong))) }
        #expect(!Self.isIBAN(iban + "0") && !Self.isIBAN(String(iban.dropLast())))
    }

    @Test func tableHasTheRegistrysCountries() {
        #expect(BankAccountCountry.macie.count == 52 && BankAccountCountry.others.count == 38)
        #expect(Set(Self.countries.map(\.code)).count == 90)
        let lengths = Dictionary(uniqueKeysWithValues: Self.countries.map { ($0.code, $0.shape.count + 4) })
        #expect(
            lengths["NO"] == 15 && lengths["MT"] == 31 && lengths["RU"] == 33 && lengths["LC"] == 32
                && lengths["SN"] == 28)
    }

    @Test(arguments: [
        ("20041010050500013M02606", true), ("20041010050500013M02607", false), ("30006000011234567890189", true),
        ("2004101005", false), ("20041A10050500013M02606", false),
    ]) func ribKey(_ account: String, _ isValid: Bool) {
        #expect(accepts(.ribKey, account) == isValid)
    }

    @Test(arguments: [
        ("X0542811101000000123456", true), ("Y0542811101000000123456", false), ("U0322509800000000270100", true),
        ("X05428", false),
    ]) func cinLetter(_ account: String, _ isValid: Bool) {
        #expect(accepts(.cinLetter, account) == isValid)
    }

    @Test(arguments: [
        ("12341234161234567890", true), ("21000418450200051332", true), ("12341234171234567890", false),
        ("1234", false),
    ]) func cccDigits(_ account: String, _ isValid: Bool) {
        #expect(accepts(.cccDigits, account) == isValid)
    }

    @Test(arguments: [
        ("021000021", true), ("011401533", true), ("111000025", true), ("011000015", true), ("021000022", false),
        ("000000000", false),
        ("500000005", false), ("131000007", false), ("02100002", false),
    ]) func abaRouting(_ number: String, _ isValid: Bool) {
        #expect(accepts(.abaRouting, number) == isValid)
    }

    @Test(arguments: [
        ("4539148803436467", true), ("4539148803436468", false), ("4222222222222", true), ("374245455400126", true),
        ("30569309025904", true),
        ("6011000990139424", true), ("3530111333300000", true), ("6200000000000005", true), ("2223007648726984", true),
        ("5019717010103742", true), ("6759649826438453", false), ("1800000000000000", false),
        ("411111111111111", false), ("453914880343", false),
    ]) func cardNumber(_ number: String, _ isValid: Bool) {
        #expect(accepts(.cardNumber, number) == isValid)
    }

    @Test(arguments: [
        ("DEUTDEFF", true), ("DEUTDEFF500", true), ("NWBKGB2L", true), ("DEUTQQFF", false), ("PASSWORD", false),
        ("DEUTDEF", false),
    ])
    func businessIdentifierCode(_ code: String, _ isValid: Bool) {
        #expect(accepts(.businessIdentifierCode, code) == isValid)
    }

    @Test(arguments: ["0", "12", "123456789", "123456789012345678901234567890"]) func mod97CheckDigitsCloseTheNumber(
        _ number: String
    ) {
        let bytes = Array(number.utf8)
        guard let digits = Modulo97.checkDigits(for: bytes.span) else {
            Issue.record("no digits")
            return
        }
        let closed = bytes + [UInt8(0x30 + digits / 10), UInt8(0x30 + digits % 10)]
        func isValid() -> Bool { Modulo97.isValid(closed.span) }
        #expect(isValid())
    }

    @Test(arguments: [
        ("swipe", false), ("%B4539148803436467^DOE/JANE^2812101", true), (";4539148803436467=2812101?", true),
        (";4539148803436467=2813101?", false),
        ("4539148803436467", false),
    ]) func magneticStripe(_ track: String, _ isValid: Bool) {
        #expect(accepts(.magneticStripe, track) == isValid)
    }
}
