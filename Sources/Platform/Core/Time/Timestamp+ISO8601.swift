extension Timestamp {
    /// `2026-11-23T20:15:00Z`, as AWS writes times in XML and CloudTrail.
    package var iso8601: String { format(dashes: true, fraction: false) }

    /// `2026-11-23T20:15:00.123Z`, as query-protocol services write times with milliseconds.
    package var iso8601Milliseconds: String { format(dashes: true, fraction: true) }

    /// `20261123T201500Z`, the basic form of SigV4.
    package var basic: String { format(dashes: false, fraction: false) }

    /// `20261123`, the day of a SigV4 credential scope.
    package var basicDay: String { String(basic.prefix(8)) }

    private func format(dashes: Bool, fraction: Bool) -> String {
        let date = CalendarDate(self)
        return String(unsafeUninitializedCapacity: 32) { buffer in
            var index = 0
            func put(_ byte: UInt8) {
                buffer[index] = byte
                index += 1
            }
            func digits(_ value: Int, _ count: Int) {
                var divisor = 1
                for _ in 1..<count { divisor *= 10 }
                while divisor > 0 {
                    put(UInt8(ascii: "0") + UInt8(value / divisor % 10))
                    divisor /= 10
                }
            }
            digits(date.year, 4)
            if dashes { put(UInt8(ascii: "-")) }
            digits(date.month, 2)
            if dashes { put(UInt8(ascii: "-")) }
            digits(date.day, 2)
            put(UInt8(ascii: "T"))
            digits(date.hour, 2)
            if dashes { put(UInt8(ascii: ":")) }
            digits(date.minute, 2)
            if dashes { put(UInt8(ascii: ":")) }
            digits(date.second, 2)
            if fraction {
                put(UInt8(ascii: "."))
                digits(date.microsecond / 1_000, 3)
            }
            put(UInt8(ascii: "Z"))
            return index
        }
    }

    /// Reads ISO 8601 in its extended and basic forms: a date, or a date and a time of day with optional seconds and
    /// fraction, `Z` or an offset; no zone means UTC. nil for anything else.
    package init?(iso8601 text: some StringProtocol) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4) else { return nil }
        let extended = scanner.take("-")
        guard let month = scanner.number(2) else { return nil }
        if extended, !scanner.take("-") { return nil }
        guard let day = scanner.number(2) else { return nil }
        var date = CalendarDate(year: year, month: month, day: day)
        var offset: Int64 = 0
        if !scanner.isAtEnd {
            guard scanner.take("T") || scanner.take("t") || scanner.take(" "),
                scanner.timeOfDay(into: &date), let zone = scanner.zone()
            else { return nil }
            offset = zone
        }
        guard scanner.isAtEnd, let time = date.timestamp else { return nil }
        self = time.adding(seconds: -offset)
    }
}

private struct DigitScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        guard index + digits <= bytes.count else { return nil }
        var value = 0
        for byte in bytes[index..<index + digits] {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += digits
        return value
    }

    mutating func timeOfDay(into date: inout CalendarDate) -> Bool {
        guard let hour = number(2) else { return false }
        date.hour = hour
        let separated = take(":")
        guard let minute = number(2) else { return !separated }
        date.minute = minute
        if separated ? take(":") : index < bytes.count && bytes[index] >= 0x30 && bytes[index] <= 0x39 {
            guard let second = number(2) else { return false }
            date.second = second
        }
        if take(".") || take(",") {
            var scale = 100_000
            guard let first = number(1) else { return false }
            date.microsecond = first * scale
            while let digit = number(1) {
                scale /= 10
                date.microsecond += digit * scale
            }
        }
        return true
    }

    /// Seconds east of UTC; nil when what follows is no zone.
    mutating func zone() -> Int64? {
        if isAtEnd || take("Z") || take("z") { return 0 }
        let sign: Int64 = take("-") ? -1 : (take("+") ? 1 : 0)
        guard sign != 0, let hours = number(2) else { return nil }
        _ = take(":")
        let minutes = number(2) ?? 0
        guard hours <= 23, minutes <= 59 else { return nil }
        return sign * Int64(hours * 3_600 + minutes * 60)
    }
}
