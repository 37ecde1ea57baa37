import Discovery
import Testing

/// Macie's identifiers of health and personal data, and which of them Macie recommends.
@Suite struct ManagedPersonalTests {
    @Test func areAllThere() {
        var recommended: [String: Bool] = [:]
        for identifier in Catalogue.persons {
            if case .macie(let isRecommended) = identifier.source { recommended[identifier.id] = isRecommended }
        }
        #expect(Set(recommended.keys) == Set(Self.managed.union(Self.recommended)))
        #expect(Set(recommended.filter(\.value).keys) == Self.recommended)
    }

    @Test func haveTheirKindsSeverity() {
        let organizations = Catalogue.persons.filter {
            $0.id.contains("_ORGANIZATION_") && $0.kind == .organizationTaxID
        }
        #expect(organizations.count >= 3)
        #expect(Catalogue.persons.allSatisfy { $0.kind.category == .personal })
    }

    private static let recommended: Set<String> = [
        "AUSTRALIA_TAX_FILE_NUMBER",
        "BRAZIL_CPF_NUMBER",
        "CANADA_DRIVERS_LICENSE",
        "CANADA_PASSPORT_NUMBER",
        "CANADA_SOCIAL_INSURANCE_NUMBER",
        "DRIVERS_LICENSE",
        "FRANCE_NATIONAL_IDENTIFICATION_NUMBER",
        "FRANCE_PASSPORT_NUMBER",
        "FRANCE_TAX_IDENTIFICATION_NUMBER",
        "GERMANY_NATIONAL_IDENTIFICATION_NUMBER",
        "GERMANY_PASSPORT_NUMBER",
        "GERMANY_TAX_IDENTIFICATION_NUMBER",
        "ITALY_NATIONAL_IDENTIFICATION_NUMBER",
        "ITALY_PASSPORT_NUMBER",
        "SPAIN_DNI_NUMBER",
        "SPAIN_NIE_NUMBER",
        "SPAIN_NIF_NUMBER",
        "SPAIN_PASSPORT_NUMBER",
        "SPAIN_SOCIAL_SECURITY_NUMBER",
        "SPAIN_TAX_IDENTIFICATION_NUMBER",
        "UK_DRIVERS_LICENSE",
        "UK_ELECTORAL_ROLL_NUMBER",
        "UK_NATIONAL_INSURANCE_NUMBER",
        "UK_PASSPORT_NUMBER",
        "USA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER",
        "USA_PASSPORT_NUMBER",
        "USA_SOCIAL_SECURITY_NUMBER",
    ]

    private static let managed: Set<String> = [
        "ARGENTINA_DNI_NUMBER",
        "ARGENTINA_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER",
        "ARGENTINA_ORGANIZATION_TAX_IDENTIFICATION_NUMBER",
        "ARGENTINA_TARJETA_SUBE",
        "AUSTRALIA_DRIVERS_LICENSE",
        "AUSTRIA_DRIVERS_LICENSE",
        "BELGIUM_DRIVERS_LICENSE",
        "BRAZIL_CNPJ_NUMBER",
        "BRAZIL_RG_NUMBER",
        "BULGARIA_DRIVERS_LICENSE",
        "CANADA_HEALTH_NUMBER",
        "CANADA_NATIONAL_IDENTIFICATION_NUMBER",
        "CHILE_RUT_NUMBER",
        "COLOMBIA_CITIZENSHIP_CARD_NUMBER",
        "COLOMBIA_INDIVIDUAL_NIT_NUMBER",
        "COLOMBIA_ORGANIZATION_NIT_NUMBER",
        "CROATIA_DRIVERS_LICENSE",
        "CYPRUS_DRIVERS_LICENSE",
        "CZECHIA_DRIVERS_LICENSE",
        "DENMARK_DRIVERS_LICENSE",
        "ESTONIA_DRIVERS_LICENSE",
        "EUROPEAN_HEALTH_INSURANCE_CARD_NUMBER",
        "FINLAND_DRIVERS_LICENSE",
        "FINLAND_EUROPEAN_HEALTH_INSURANCE_NUMBER",
        "FRANCE_DRIVERS_LICENSE",
        "FRANCE_HEALTH_INSURANCE_NUMBER",
        "GERMANY_DRIVERS_LICENSE",
        "GREECE_DRIVERS_LICENSE",
        "HTTP_COOKIE",
        "HUNGARY_DRIVERS_LICENSE",
        "INDIA_AADHAAR_NUMBER",
        "INDIA_DRIVERS_LICENSE",
        "INDIA_PERMANENT_ACCOUNT_NUMBER",
        "IRELAND_DRIVERS_LICENSE",
        "ITALY_DRIVERS_LICENSE",
        "LATVIA_DRIVERS_LICENSE",
        "LITHUANIA_DRIVERS_LICENSE",
        "LUXEMBOURG_DRIVERS_LICENSE",
        "MALTA_DRIVERS_LICENSE",
        "MEDICAL_DEVICE_UDI",
        "MEXICO_CURP_NUMBER",
        "MEXICO_INDIVIDUAL_RFC_NUMBER",
        "MEXICO_ORGANIZATION_RFC_NUMBER",
        "NETHERLANDS_DRIVERS_LICENSE",
        "POLAND_DRIVERS_LICENSE",
        "PORTUGAL_DRIVERS_LICENSE",
        "ROMANIA_DRIVERS_LICENSE",
        "SLOVAKIA_DRIVERS_LICENSE",
        "SLOVENIA_DRIVERS_LICENSE",
        "SPAIN_DRIVERS_LICENSE",
        "SWEDEN_DRIVERS_LICENSE",
        "UK_NHS_NUMBER",
        "UK_TAX_IDENTIFICATION_NUMBER",
        "USA_HEALTHCARE_PROCEDURE_CODE",
        "USA_HEALTH_INSURANCE_CLAIM_NUMBER",
        "USA_MEDICARE_BENEFICIARY_IDENTIFIER",
        "USA_NATIONAL_DRUG_CODE",
        "USA_NATIONAL_PROVIDER_IDENTIFIER",
        "US_DRUG_ENFORCEMENT_AGENCY_NUMBER",
        "VEHICLE_IDENTIFICATION_NUMBER",
    ]
}
