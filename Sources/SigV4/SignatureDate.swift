import Core

/// The two forms in which a signed request gives its date.
enum SignatureDate {
    /// `20261123T201500Z` and nothing else.
    static func basic(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        for index in 0..<15 where index != 8 {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
        }
        func pair(_ index: Int) -> Int { Int(bytes[index] - 0x30) * 10 + Int(bytes[index + 1] - 0x30) }
        return CalendarDate(
            year: pair(0) * 100 + pair(2), month: pair(4), day: pair(6), hour: pair(9), minute: pair(11),
            second: pair(13)
        ).timestamp
    }

    /// `Mon, 23 Nov 2026 20:15:00 GMT`, the form of HTTP's Date header (RFC 9110, 5.6.7).
    static func rfc1123(_ text: String) -> Timestamp? {
        let parts = text.split(separator: " ")
        let time = parts.count == 6 ? parts[4].split(separator: ":", omittingEmptySubsequences: false) : []
        guard time.count == 3, parts[0].hasSuffix(","), parts[5] == "GMT" || parts[5] == "UTC",
            let month = months.firstIndex(where: { $0 == parts[2] }), let day = Int(parts[1]),
            let year = Int(parts[3]), parts[3].utf8.count == 4, let hour = Int(time[0]), let minute = Int(time[1]),
            let second = Int(time[2])
        else { return nil }
        return CalendarDate(year: year, month: month + 1, day: day, hour: hour, minute: minute, second: second)
            .timestamp
    }

    static func complaint(_ text: String) -> String {
        "Date must be in ISO-8601 'basic format'. Got '\(text)'. See http://en.wikipedia.org/wiki/ISO_8601"
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
