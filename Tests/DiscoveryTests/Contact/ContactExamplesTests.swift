import Testing

@testable import Discovery

@Suite struct ContactExamplesTests {
    static let identifiers = FullNames.all + Addresses.all + PhoneNumbers.all + BirthDates.all + Positions.all

    @Test func idsAreMaciesOwn() {
        #expect(
            Set(Self.identifiers.map(\.id)) == [
                "NAME", "ADDRESS", "DATE_OF_BIRTH", "LATITUDE_LONGITUDE", "BRAZIL_CEP_CODE", "BRAZIL_PHONE_NUMBER",
                "FRANCE_PHONE_NUMBER", "GERMANY_PHONE_NUMBER", "ITALY_PHONE_NUMBER", "SPAIN_PHONE_NUMBER",
                "UK_PHONE_NUMBER",
                "PHONE_NUMBER",
            ])
    }
}
