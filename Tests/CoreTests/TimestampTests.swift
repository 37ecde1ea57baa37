import Testing

@testable import Core

@Suite("Timestamp")
struct TimestampTests {
    @Test(
        "reads and writes ISO 8601",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (1_795_464_900, "2026-11-23T20:15:00Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        ])
    func iso8601(seconds: Int64, text: String) {
        #expect(Timestamp(seconds: seconds).iso8601 == text)
        #expect(Timestamp(iso8601: text)?.seconds == seconds)
    }

    @Test(
        "reads dates without a time, offsets, fractions and the basic form",
        arguments: [
            ("2026-11-23", "2026-11-23T00:00:00Z"), ("2026-11-23T20:15Z", "2026-11-23T20:15:00Z"),
            ("2026-11-23T22:15:00+02:00", "2026-11-23T20:15:00Z"), ("20261123T201500Z", "2026-11-23T20:15:00Z"),
            ("2026-11-23T20:15:00.999Z", "2026-11-23T20:15:00Z"), ("2026-11-23T20:15:00", "2026-11-23T20:15:00Z"),
        ])
    func forms(text: String, meaning: String) {
        #expect(Timestamp(iso8601: text)?.iso8601 == meaning)
    }

    @Test(
        "refuses what is no moment",
        arguments: ["", "2026", "2026-13-01", "2026-02-29", "2026-11-23T24:00:00Z", "2026-11-23T20:15:00Q", "x"])
    func refusals(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }

    @Test("agrees with itself on every day of four centuries")
    func everyDay() {
        var time = Timestamp(iso8601: "1800-01-01")!  // a constant that is well-formed
        for _ in 0..<146_097 {
            #expect(CalendarDate(time).timestamp == time)
            time = time.adding(seconds: 86_400)
        }
        #expect(time.iso8601 == "2200-01-01T00:00:00Z")
    }
}
