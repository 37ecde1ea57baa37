/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
public struct Datetime: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads `YYYY-MM-DD`, or that with `Thh:mm:ss`, perhaps `.SSS`, and then `Z` or `±hhmm` (RFC 80).
    public init(parsing text: Text) throws(ExtensionFailure) {
        guard let milliseconds = Datetime.parse(text.string) else {
            throw ExtensionFailure(message: "`\(text)` is not a well-formed datetime value")
        }
        self.milliseconds = milliseconds
    }

    /// nil when the sum leaves the range.
    public func offset(_ duration: Duration) -> Datetime? {
        let (sum, overflow) = milliseconds.addingReportingOverflow(duration.milliseconds)
        return overflow ? nil : Datetime(milliseconds: sum)
    }

    /// nil when the difference leaves the range.
    public func duration(since other: Datetime) -> Duration? {
        let (difference, overflow) = milliseconds.subtractingReportingOverflow(other.milliseconds)
        return overflow ? nil : Duration(milliseconds: difference)
    }

    /// The start of its day in UTC; nil when that is before all datetimes.
    public var date: Datetime? {
        let (start, overflow) = milliseconds.subtractingReportingOverflow(time.milliseconds)
        return overflow ? nil : Datetime(milliseconds: start)
    }

    /// The time since the start of its day, never negative.
    public var time: Duration {
        let rest = milliseconds % Datetime.day
        return Duration(milliseconds: rest < 0 ? rest + Datetime.day : rest)
    }

    /// The expression that makes it: an offset from the epoch, as RFC 110 serialises it.
    public var description: String {
        "datetime(\"1970-01-01\").offset(duration(\"\(milliseconds)ms\"))"
    }

    public static func < (left: Datetime, right: Datetime) -> Bool { left.milliseconds < right.milliseconds }

    private static let day: Int64 = 86_400_000

    private static func parse(_ text: String) -> Int64? {
        var cursor = ASCIICursor(text)
        guard let year = cursor.number(digits: 4), cursor.take("-"),
            let month = cursor.number(digits: 2), cursor.take("-"),
            let dayOfMonth = cursor.number(digits: 2), (1...12).contains(month),
            (1...days(inMonth: month, of: year)).contains(dayOfMonth)
        else { return nil }
        let midnight = Int64(daysSinceEpoch(year: year, month: month, day: dayOfMonth)) * day
        if cursor.isAtEnd { return midnight }
        guard cursor.take("T"), let time = timeOfDay(&cursor), let zone = zone(&cursor), cursor.isAtEnd
        else { return nil }
        return midnight + time - zone
    }

    private static func timeOfDay(_ cursor: inout ASCIICursor) -> Int64? {
        guard let hour = cursor.number(digits: 2), hour < 24, cursor.take(":"),
            let minute = cursor.number(digits: 2), minute < 60, cursor.take(":"),
            let second = cursor.number(digits: 2), second < 60
        else { return nil }
        var milliseconds = 0
        if cursor.take(".") {
            guard let fraction = cursor.number(digits: 3) else { return nil }
            milliseconds = fraction
        }
        return Int64(((hour * 60 + minute) * 60 + second) * 1000 + milliseconds)
    }

    /// The zone's lead on UTC in milliseconds.
    private static func zone(_ cursor: inout ASCIICursor) -> Int64? {
        if cursor.take("Z") { return 0 }
        let isNegative = cursor.next == UInt8(ascii: "-")
        guard cursor.take("-") || cursor.take("+"),
            let hours = cursor.number(digits: 2), hours < 24, let minutes = cursor.number(digits: 2), minutes < 60
        else { return nil }
        return Int64((hours * 60 + minutes) * 60_000) * (isNegative ? -1 : 1)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days of the proleptic Gregorian calendar, counted in eras of 400 years that begin in March.
    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
