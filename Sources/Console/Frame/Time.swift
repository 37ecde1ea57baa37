import Core

/// Times as people read them; the exact one is in the element.
enum Time {
    static func moment(_ time: Timestamp?) -> HTML {
        guard let time else { return HTML(text: "—") }
        let date = CalendarDate(time)
        let text =
            "\(date.year)-\(two(date.month))-\(two(date.day)) \(two(date.hour)):\(two(date.minute)):\(two(date.second)) UTC"
        return tag(.time, .set(.datetime, time.iso8601Milliseconds)) { text }
    }

    /// For tables, whose heading says that times are UTC.
    static func minute(_ time: Timestamp?) -> HTML { short(time, length: 16) }

    static func second(_ time: Timestamp?) -> HTML { short(time, length: 19) }

    private static func short(_ time: Timestamp?, length: Int) -> HTML {
        guard let time else { return HTML(text: "—") }
        let text = time.iso8601.prefix(length).map { $0 == "T" ? " " : String($0) }.joined()
        return tag(.time, .set(.datetime, time.iso8601Milliseconds)) { text }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
