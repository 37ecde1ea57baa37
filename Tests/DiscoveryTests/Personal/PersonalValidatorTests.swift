import Testing

@testable import Discovery

@Suite struct PersonalValidatorTests {
    @Test func agreeWithPublishedNumbers() {
        for vector in Vector.all {
            for number in vector.accepted {
                #expect(vector.check.accepts(number), "\(vector.check.name) refuses \(number)")
            }
            for number in vector.refused {
                #expect(!vector.check.accepts(number), "\(vector.check.name) takes \(number)")
            }
        }
    }

    /// Every check that identifiers use, on every prefix of published numbers, on letters and on nothing: none may trap.
    @Test func surviveAnything() {
        let inputs =
            Vector.all.flatMap {
                $0.accepted.flatMap { number in (0...number.count).map { String(number.prefix($0)) } }
            }
            + [
                "", "A", "ZZZZZZZZZZZZZZZZZZZZ", String(repeating: "9", count: 40), String(repeating: "0", count: 40),
                "é1", "-",
            ]
        var accepted = 0
        for identifier in Catalogue.persons {
            for pattern in identifier.patterns {
                switch pattern.validation {
                case .compact(let check), .text(let check):
                    for input in inputs where check.accepts(input) { accepted += 1 }
                default: break
                }
            }
        }
        #expect(accepted > 0)
    }

    @Test func recogniseDates() {
        #expect(CalendarDate.isValid(year: 2000, month: 2, day: 29))
        #expect(!CalendarDate.isValid(year: 1900, month: 2, day: 29))
        #expect(CalendarDate.isValid(shortYear: 0, month: 2, day: 29))
        #expect(!CalendarDate.isValid(year: 2001, month: 4, day: 31))
        #expect(!CalendarDate.isValid(year: 2001, month: 0, day: 1))
    }
}
