import Core

/// The two forms in which a signed request gives its date.
enum SignatureDate {
    /// `20261123T201500Z` and nothing else.
    static func basic(_ text: String) -> Timestamp? {
        let bytes = text.utf8
        guard bytes.count == 16, bytes.last == UInt8(ascii: "Z") else { return nil }
        var digits: [Int] = []
        digits.reserveCapacity(14)
        for (index, byte) in bytes.dropLast().enumerated() {
            if index == 8 {
                guard byte == UInt8(ascii: "T") else { return nil }
            } else {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                digits.append(Int(byte - 0x30))
            }
        }
        func number(_ range: Range<Int>) -> Int { digits[range].reduce(0) { $0 * 10 + $1 } }
        return CalendarDate(
            year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: number(8..<10),
            minute: number(10..<12), second: number(12..<14)
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
