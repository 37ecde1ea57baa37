import Core

/// Writes single values as text, for XML, headers and JSON strings.
struct ScalarWriter {
    let service: ServiceModel
    let wire: WireProtocol

    /// - Throws: `EncodingFailure` when the value is not of the shape.
    func text(
        _ value: Document, _ reference: Reference, _ shape: Shape, timestamps: TimestampFormat
    ) throws(EncodingFailure) -> String {
        switch (shape.kind, value) {
        case (.string, .string(let text)): return text
        case (.boolean, .boolean(let value)): return value ? "true" : "false"
        case (.integer, .integer(let value)), (.long, .integer(let value)), (.float, .integer(let value)),
            (.double, .integer(let value)):
            return String(value)
        case (.float, .double(let value)), (.double, .double(let value)): return Self.text(value)
        case (.blob, .blob(let bytes)): return Base64.encode(bytes)
        case (.blob, .string(let text)): return Base64.encode(text.utf8)
        case (.timestamp, .timestamp(let time)): return self.text(time, reference.timestampFormat ?? timestamps)
        default: throw EncodingFailure(shape, value.kind)
        }
    }

    func text(_ time: Timestamp, _ format: TimestampFormat) -> String {
        switch format {
        case .iso8601: service.writesWholeSeconds ? time.iso8601 : time.iso8601Milliseconds
        case .epoch: Self.epoch(time)
        case .rfc822: time.httpDate
        }
    }

    /// Seconds with up to three digits of fraction, as AWS writes times in JSON.
    static func epoch(_ time: Timestamp) -> String {
        let whole = time.seconds
        let fraction = Int(time.microseconds - whole * 1_000_000) / 1_000
        if fraction == 0 { return String(whole) }
        // Before 1970 the seconds are rounded down, so the fraction counts up from a negative number.
        guard whole < 0 else { return "\(whole).\(padded(fraction))" }
        return "-\(-whole - 1).\(padded(1_000 - fraction))"
    }

    private static func padded(_ fraction: Int) -> String {
        var digits = String(1_000 + fraction).dropFirst()
        while digits.hasSuffix("0") { digits = digits.dropLast() }
        return String(digits)
    }

    static func text(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
        return value.description
    }
}

extension Document {
    /// What the value is, for messages that must not show the value itself.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .double: "a double"
        case .string: "a string"
        case .blob: "a blob"
        case .timestamp: "a timestamp"
        case .list: "a list"
        case .structure: "a structure"
        }
    }
}
