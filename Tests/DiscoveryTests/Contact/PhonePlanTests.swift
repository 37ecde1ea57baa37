import Testing

@testable import Discovery

@Suite struct PhonePlanTests {
    @Test(arguments: [
        (PhonePlan.northAmerica, "+1 (415) 555-0132"), (.northAmerica, "212.555.0187"), (.brazil, "(11) 98765-4321"),
        (.france, "+33 (0)1 23 45 67 89"), (.germany, "030/901820"), (.germany, "0171-2345678"),
        (.italy, "+39 06 6982 1234"),
        (.spain, "91 123 45 67"), (.unitedKingdom, "020 7946 0958"),
    ])
    func acceptsNumbersOfThePlan(_ plan: PhonePlan, _ number: String) {
        #expect(plan.isValid(Array(number.utf8)[...]))
    }

    @Test(arguments: [
        (PhonePlan.northAmerica, "111-555-0132"), (.northAmerica, "415-911-0132"), (.northAmerica, "2222222222"),
        (.brazil, "(20) 2345-6789"), (.france, "00 12 34 56 78"), (.germany, "01632 302326"),
        (.germany, "020 7946 0958"),
        (.italy, "247 123 4567"), (.spain, "512 345 678"), (.unitedKingdom, "0400 123456"),
        (.northAmerica, "(415 555-0132"),
    ])
    func refusesNumbersOfNoPlan(_ plan: PhonePlan, _ number: String) {
        #expect(!plan.isValid(Array(number.utf8)[...]))
    }

    @Test func countsLocalNumbersInColumnsOfPhonesOnly() throws {
        let phones = try Examples(PhoneNumbers.all)
        let found = try phones.detections(in: .table(["phone"], [["555-0132"]]))
        #expect(found.map { phones.rules.name(of: $0.rule) } == ["PHONE_NUMBER"])
        #expect(try phones.values(in: .table(["order"], [["555-0132"]])).isEmpty)
    }

    @Test(arguments: ["2000-02-29", "29.02.2000", "02/29/2000", "29 février 2000", "19000101", "31-Dec-35"])
    func acceptsDatesOfTheCalendar(_ date: String) {
        #expect(Validation.Check.calendarDate.accepts(date))
    }

    @Test(arguments: ["1900-02-29", "2001-02-29", "32.01.2000", "00/00/2000", "2036-01-01", "1-2.2000", "99999999", ""])
    func refusesDatesThatAreNone(_ date: String) {
        #expect(!Validation.Check.calendarDate.accepts(date))
    }
}
