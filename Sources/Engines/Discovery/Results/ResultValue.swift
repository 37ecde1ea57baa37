import Core

/// A value of a finding or a record, which the two write differently.
public indirect enum ResultValue: Sendable, Hashable {
    case null
    case string(String)
    case integer(Int)
    case boolean(Bool)
    /// Milliseconds since 1970.
    case time(milliseconds: Int64)
    case array([ResultValue])
    case object([Member])

    public struct Member: Sendable, Hashable {
        public var name: String
        public var value: ResultValue

        public init(_ name: String, _ value: ResultValue) {
            self.name = name
            self.value = value
        }
    }

    public static func optional(_ text: String?) -> Self { text.map { .string($0) } ?? .null }

    /// How Macie writes one and the same thing in findings and in detailed results.
    public enum Style: Sendable {
        /// As the API and its events do: numbers are numbers, what is missing is null, times have milliseconds.
        case finding
        /// As records of discovery results do: numbers are strings, what is missing is left out, times have seconds.
        case record
    }

    /// Compact JSON.
    public func json(_ style: Style) -> [UInt8] {
        var json = JSONWriter()
        write(to: &json, style)
        return json.bytes
    }

    private func write(to json: inout JSONWriter, _ style: Style) {
        switch self {
        case .null: json.null()
        case .string(let text): json.string(text)
        case .integer(let number): style == .finding ? json.integer(Int64(number)) : json.string(String(number))
        case .boolean(let value): json.boolean(value)
        case .time(let milliseconds): json.string(Self.text(milliseconds, style))
        case .array(let elements): json.array { json in for element in elements { element.write(to: &json, style) } }
        case .object(let members):
            json.object { json in
                for member in members where style == .finding || member.value != .null {
                    json.name(member.name)
                    member.value.write(to: &json, style)
                }
            }
        }
    }

    private static func text(_ milliseconds: Int64, _ style: Style) -> String {
        // The years 1 to 9999 are all that the form has room for.
        let bounded = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
        let time = Timestamp(microseconds: bounded * 1_000)
        return style == .finding ? time.iso8601Milliseconds : time.iso8601
    }
}
