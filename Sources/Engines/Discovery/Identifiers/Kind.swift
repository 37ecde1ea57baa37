/// What sort of thing an identifier finds: it decides category and severity (Macie User Guide, severity).
public enum Kind: String, Sendable, CaseIterable {
    case credential, httpCookie
    case bankAccount, card, cardExpiration, cardSecurityCode, magneticStripe, bankRouting
    case health, medicalDevice
    case birthDate, driversLicence, electoralRoll, name, coordinates, address, phone, postalCode
    case nationalID, passport, socialSecurity, taxID, organizationTaxID, transportCard, vehicle
    case emailAddress, networkAddress

    public var category: Category {
        switch self {
        case .credential: .credentials
        case .bankAccount, .card, .cardExpiration, .cardSecurityCode, .magneticStripe, .bankRouting: .financial
        default: .personal
        }
    }
}

/// Macie's categories, by the names of its API.
public enum Category: String, Sendable, CaseIterable {
    case credentials = "CREDENTIALS"
    case financial = "FINANCIAL_INFORMATION"
    case personal = "PERSONAL_INFORMATION"
    case custom = "CUSTOM_IDENTIFIER"
}
