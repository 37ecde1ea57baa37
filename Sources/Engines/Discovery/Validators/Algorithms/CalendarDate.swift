/// Dates of the Gregorian calendar within numbers.
enum CalendarDate {
    static func isValid(year: Int, month: Int, day: Int) -> Bool {
        guard (1...12).contains(month), day >= 1 else { return false }
        return day <= days(in: month, of: year)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A date whose year has two digits: in this century or the last.
    static func isValid(shortYear: Int, month: Int, day: Int) -> Bool {
        isValid(year: 1900 + shortYear, month: month, day: day)
            || isValid(year: 2000 + shortYear, month: month, day: day)
    }
}

extension Span where Element == UInt8 {
    /// YYMMDD.
    func isShortDate(at place: Int) -> Bool {
        guard let year = value(place..<place + 2), let month = value(place + 2..<place + 4),
            let day = value(place + 4..<place + 6)
        else { return false }
        return CalendarDate.isValid(shortYear: year, month: month, day: day)
    }

    /// DDMMYY.
    func isShortDateByDay(at place: Int) -> Bool {
        guard let day = value(place..<place + 2), let month = value(place + 2..<place + 4),
            let year = value(place + 4..<place + 6)
        else { return false }
        return CalendarDate.isValid(shortYear: year, month: month, day: day)
    }

    /// YYYYMMDD, from 1850 to 2099.
    func isDate(at place: Int) -> Bool {
        guard let year = value(place..<place + 4), (1850...2099).contains(year),
            let month = value(place + 4..<place + 6), let day = value(place + 6..<place + 8)
        else { return false }
        return CalendarDate.isValid(year: year, month: month, day: day)
    }
}
