/// How much a finding weighs, with Macie's scores and words (Macie User Guide, severity).
public enum Severity: Int, Sendable, Comparable, CaseIterable {
    case low = 1
    case medium, high

    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// `Low`, `Medium` or `High`.
    public var description: String {
        switch self {
        case .low: "Low"
        case .medium: "Medium"
        case .high: "High"
        }
    }
}

extension Kind {
    /// Macie's table: by kind, for one occurrence, for 2 to 99, and for 100 or more. Kinds that Macie lacks are placed beside what
    /// they resemble: e-mail addresses beside phones, routing numbers beside positions, network addresses beside vehicles.
    public func severity(count: Int) -> Severity {
        let (one, some, many) = severities
        return count >= 100 ? many : count >= 2 ? some : one
    }

    private var severities: (Severity, Severity, Severity) {
        switch self {
        case .credential, .bankAccount, .card, .magneticStripe, .health, .electoralRoll, .nationalID, .socialSecurity,
            .taxID:
            (.high, .high, .high)
        case .cardSecurityCode, .passport: (.medium, .high, .high)
        case .cardExpiration, .medicalDevice, .birthDate, .driversLicence, .name, .httpCookie, .address, .phone,
            .postalCode,
            .emailAddress:
            (.low, .medium, .high)
        case .coordinates, .bankRouting: (.low, .medium, .medium)
        case .vehicle, .networkAddress: (.low, .low, .medium)
        case .transportCard, .organizationTaxID: (.medium, .medium, .high)
        }
    }
}

/// From how many occurrences on a custom identifier's findings have a severity (Macie User Guide, custom data identifiers).
public struct SeverityThreshold: Sendable, Hashable {
    public var occurrences: Int
    public var severity: Severity

    public init(occurrences: Int, severity: Severity) {
        self.occurrences = occurrences
        self.severity = severity
    }

    /// What holds where a custom identifier names none.
    public static let standard = [Self(occurrences: 1, severity: .medium)]
}
