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

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
