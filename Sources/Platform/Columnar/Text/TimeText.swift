import Core

/// Dates and times as text: `1980-01-31`, `1980-01-31 23:59:59.5`, with `Z` where it is UTC.
///
/// A space rather than `T` separates them, so that the date stands alone as a word.
enum TimeText {
    /// - Parameter days: Since 1970. Those of years that no calendar has are written as the number that they are.
    static func append(days: Int64, to bytes: inout [UInt8]) {
        guard days.magnitude < Self.dayLimit else { return NumberText.append(days, to: &bytes) }
        let date = CalendarDate(Timestamp(microseconds: days * 86_400_000_000))
        append(year: date.year, to: &bytes)
        bytes.append(0x2D)
        NumberText.append(UInt64(date.month), width: 2, to: &bytes)
        bytes.append(0x2D)
        NumberText.append(UInt64(date.day), width: 2, to: &bytes)
    }

    /// - Parameter time: Since 1970.
    static func append(timestamp time: Int64, _ unit: TimeUnit, utc: Bool, to bytes: inout [UInt8]) {
        let seconds = floorDivide(time, unit.perSecond)
        append(seconds: seconds, fraction: time &- seconds &* unit.perSecond, unit, utc: utc, to: &bytes)
    }

    static func append(
        seconds: Int64, fraction: Int64, _ unit: TimeUnit, utc: Bool, to bytes: inout [UInt8]
    ) {
        let days = floorDivide(seconds, 86_400)
        append(days: days, to: &bytes)
        bytes.append(0x20)
        append(secondOfDay: seconds &- days &* 86_400, fraction: fraction, unit, to: &bytes)
        if utc { bytes.append(0x5A) }
    }

    /// - Parameter time: Since midnight. What no clock shows is written as the number that it is.
    static func append(time: Int64, _ unit: TimeUnit, to bytes: inout [UInt8]) {
        guard time >= 0, time / unit.perSecond < 86_400 else { return NumberText.append(time, to: &bytes) }
        append(secondOfDay: time / unit.perSecond, fraction: time % unit.perSecond, unit, to: &bytes)
    }

    private static func append(secondOfDay: Int64, fraction: Int64, _ unit: TimeUnit, to bytes: inout [UInt8]) {
        let second = secondOfDay.magnitude
        NumberText.append(second / 3_600, width: 2, to: &bytes)
        bytes.append(0x3A)
        NumberText.append(second / 60 % 60, width: 2, to: &bytes)
        bytes.append(0x3A)
        NumberText.append(second % 60, width: 2, to: &bytes)
        append(fraction: fraction.magnitude, unit, to: &bytes)
    }

    /// Without zeros at its end.
    private static func append(fraction: UInt64, _ unit: TimeUnit, to bytes: inout [UInt8]) {
        guard fraction != 0 else { return }
        bytes.append(0x2E)
        NumberText.append(fraction + UInt64(unit.perSecond), width: 1, to: &bytes)
        // The leading 1 held the zeros' place.
        let digits = unit == .milliseconds ? 3 : unit == .microseconds ? 6 : 9
        bytes.remove(at: bytes.count - digits - 1)
        while bytes.last == 0x30 { bytes.removeLast() }
    }

    private static func append(year: Int, to bytes: inout [UInt8]) {
        if year < 0 { bytes.append(0x2D) }
        NumberText.append(UInt64(year.magnitude), width: 4, to: &bytes)
    }

    /// 290,000 years.
    private static let dayLimit: UInt64 = 106_000_000

    private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }
}
