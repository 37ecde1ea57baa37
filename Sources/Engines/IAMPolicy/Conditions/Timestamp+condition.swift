import Core

extension Timestamp {
    /// A date of a condition: any of W3C's profiles of ISO 8601, from the year alone on, or seconds since 1970.
    init?(conditionValue text: String) {
        let bytes = Array(text.utf8)
        if bytes.allSatisfy({ $0.isASCIIDigit }), bytes.count == 4, let year = Int(text) {
            guard let time = CalendarDate(year: year, month: 1, day: 1).timestamp else { return nil }
            self = time
            return
        }
        if bytes.count == 7, bytes[4] == UInt8(ascii: "-") {
            guard let time = Timestamp(iso8601: text + "-01") else { return nil }
            self = time
            return
        }
        let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
        if !digits.isEmpty, digits.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") }) {
            guard let seconds = Double(text), let time = Timestamp(epochSeconds: seconds) else { return nil }
            self = time
            return
        }
        guard let time = Timestamp(iso8601: text) else { return nil }
        self = time
    }
}
