/// The types of findings about sensitive data (Macie User Guide, severity), with the titles that clients show.
public enum FindingType: String, Sendable, CaseIterable {
    case credentials = "SensitiveData:S3Object/Credentials"
    case financial = "SensitiveData:S3Object/Financial"
    case personal = "SensitiveData:S3Object/Personal"
    case customIdentifier = "SensitiveData:S3Object/CustomIdentifier"
    case multiple = "SensitiveData:S3Object/Multiple"

    /// Nil for no category.
    public init?(_ categories: Set<Category>) {
        guard let first = categories.first else { return nil }
        guard categories.count == 1 else {
            self = .multiple
            return
        }
        switch first {
        case .credentials: self = .credentials
        case .financial: self = .financial
        case .personal: self = .personal
        case .custom: self = .customIdentifier
        }
    }

    public var title: String {
        switch self {
        case .credentials: "The S3 object contains credentials data"
        case .financial: "The S3 object contains financial information"
        case .personal: "The S3 object contains personal information"
        case .customIdentifier: "The S3 object contains content that matches a custom data identifier"
        case .multiple: "The S3 object contains multiple categories of sensitive data"
        }
    }

    public var description: String {
        switch self {
        case .credentials: "Keys, tokens or other credentials were found in the object."
        case .financial: "Card numbers, bank accounts or other financial data were found in the object."
        case .personal: "Data about people's identity or health was found in the object."
        case .customIdentifier: "The object holds what one or more custom data identifiers look for."
        case .multiple: "The object holds sensitive data of more than one category."
        }
    }
}
