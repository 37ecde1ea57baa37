extension Timestamp {
    /// `Mon, 23 Nov 2026 20:15:00 GMT`, the date of HTTP headers (RFC 9110, section 5.6.7).
    package var httpDate: String {
        let date = CalendarDate(self)
        let day = Self.floorDivide(seconds, 86_400)
        // 1 January 1970 was a Thursday.
        let weekday = Int(((day + 4) % 7 + 7) % 7)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let year = String(String(10_000 + date.year).dropFirst())
        return "\(Self.weekdays[weekday]), \(two(date.day)) \(Self.months[date.month - 1]) \(year) "
            + "\(two(date.hour)):\(two(date.minute)):\(two(date.second)) GMT"
    }

    /// Reads the preferred form of HTTP's dates, with or without its weekday; nil for anything else.
    package init?(httpDate text: some StringProtocol) {
        var words = text.split(separator: " ")
        if let first = words.first, first.hasSuffix(",") {
            guard Self.weekdays.contains(String(first.dropLast())) else { return nil }
            words.removeFirst()
        }
        guard words.count == 5, words[4] == "GMT" || words[4] == "UTC" || words[4] == "+0000",
            let day = Self.digits(words[0], 1...2), let month = Self.months.firstIndex(of: String(words[1])),
            let year = Self.digits(words[2], 4...4)
        else { return nil }
        let clock = words[3].split(separator: ":", omittingEmptySubsequences: false).map { Self.digits($0, 2...2) }
        guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
            let time = CalendarDate(
                year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second
            ).timestamp
        else { return nil }
        self = time
    }

    private static func digits(_ text: some StringProtocol, _ count: ClosedRange<Int>) -> Int? {
        guard count.contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return Int(text)
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
