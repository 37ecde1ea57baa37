import Testing

@testable import Discovery

@Suite("Severity")
struct SeverityTests {
    /// The rows of Macie's table of severities, for 1, 2, 99 and 100 occurrences.
    static let table: [(Kind, String)] = [
        (.credential, "HHHH"), (.bankAccount, "HHHH"), (.card, "HHHH"), (.magneticStripe, "HHHH"), (.health, "HHHH"),
        (.electoralRoll, "HHHH"), (.nationalID, "HHHH"), (.socialSecurity, "HHHH"), (.taxID, "HHHH"),
        (.cardSecurityCode, "MHHH"), (.passport, "MHHH"), (.cardExpiration, "LMMH"), (.medicalDevice, "LMMH"),
        (.birthDate, "LMMH"), (.driversLicence, "LMMH"), (.name, "LMMH"), (.httpCookie, "LMMH"), (.address, "LMMH"),
        (.phone, "LMMH"), (.coordinates, "LMMM"), (.vehicle, "LLLM"), (.transportCard, "MMMH"),
        (.organizationTaxID, "MMMH"),
    ]

    @Test("follows Macie's table", arguments: table)
    func macie(kind: Kind, expected: String) {
        let letters = [1, 2, 99, 100].map { String(kind.severity(count: $0).description.prefix(1)) }
        #expect(letters.joined() == expected)
    }

    @Test("of a custom identifier is medium unless thresholds say otherwise")
    func custom() {
        #expect(SensitiveType(custom: "staff", id: "1").severity(count: 1) == .medium)
        let thresholds = [
            SeverityThreshold(occurrences: 5, severity: .low), SeverityThreshold(occurrences: 50, severity: .high),
        ]
        let type = SensitiveType(custom: "staff", id: "1", thresholds: thresholds)
        #expect(type.severity(count: 4) == nil)
        #expect(type.severity(count: 5) == .low)
        #expect(type.severity(count: 49) == .low)
        #expect(type.severity(count: 50) == .high)
    }
}
