import Core

/// Reads single values from text: form fields, XML, headers, path labels and query parameters.
enum ScalarReader {
    static func value(
        _ text: String, _ reference: Reference, _ kind: Shape.Kind, timestamps: TimestampFormat
    ) throws(DecodingFailure) -> Document {
        switch kind {
        case .string: return .string(text)
        case .boolean: return .boolean(try boolean(text))
        case .integer: return .integer(try integer(text, Int64(Int32.min)...Int64(Int32.max), "Integer"))
        case .long: return .integer(try integer(text, Int64.min...Int64.max, "Long"))
        case .float, .double: return .double(try double(text))
        case .blob:
            guard let bytes = Base64.decode(text) else { throw .type("The value is not base64 encoded") }
            return .blob(bytes)
        case .timestamp: return .timestamp(try timestamp(text, reference.timestampFormat ?? timestamps))
        case .structure, .list, .map, .document: throw .type("Unexpected value where a structure or list was expected")
        }
    }

    private static func boolean(_ text: String) throws(DecodingFailure) -> Bool {
        switch text {
        case "true", "True", "TRUE": return true
        case "false", "False", "FALSE": return false
        default: throw .type("'\(text.prefix(64))' can not be converted to a Boolean")
        }
    }

    private static func integer(
        _ text: String, _ range: ClosedRange<Int64>, _ type: String
    ) throws(DecodingFailure) -> Int64 {
        guard let value = Int64(text), range.contains(value) else {
            throw .type("'\(text.prefix(64))' can not be converted to an \(type)")
        }
        return value
    }

    private static func double(_ text: String) throws(DecodingFailure) -> Double {
        switch text {
        case "NaN": return .nan
        case "Infinity": return .infinity
        case "-Infinity": return -.infinity
        default:
            // Swift also reads "0x1p4", "inf" and "nan", which are no numbers on the wire.
            let isDecimal = text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
            }
            guard isDecimal, let value = Double(text) else {
                throw .type("'\(text.prefix(64))' can not be converted to a Double")
            }
            return value
        }
    }

    /// A time in the format of its place; the other formats are understood too, as AWS understands them.
    static func timestamp(_ text: String, _ format: TimestampFormat) throws(DecodingFailure) -> Timestamp {
        let time: Timestamp? =
            switch format {
            case .rfc822: Timestamp(httpDate: text) ?? Timestamp(iso8601: text)
            case .epoch, .iso8601:
                Timestamp(iso8601: text) ?? Double(text).flatMap { Timestamp(epochSeconds: $0) }
                    ?? Timestamp(httpDate: text)
            }
        guard let time else { throw .type("'\(text.prefix(64))' can not be converted to a Timestamp") }
        return time
    }
}
