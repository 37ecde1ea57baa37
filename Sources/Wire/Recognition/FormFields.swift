/// One `name=value` of a query string or a form, both percent-decoded.
struct FormField: Sendable, Hashable {
    let name: String
    let value: String
}

/// Reads `application/x-www-form-urlencoded` text.
enum FormReader {
    /// More fields than any AWS operation takes; a bound on what a hostile request makes us keep.
    static let maximumFields = 20_000

    /// - Throws: `DecodingFailure.form` for broken escapes, invalid UTF-8 and too many fields.
    static func fields(_ bytes: some Collection<UInt8>) throws(DecodingFailure) -> [FormField] {
        var fields: [FormField] = []
        for piece in bytes.split(separator: UInt8(ascii: "&")) {
            guard fields.count < maximumFields else { throw .form("The request has too many parameters") }
            let equals = piece.firstIndex(of: UInt8(ascii: "="))
            let name = try decoded(piece[..<(equals ?? piece.endIndex)])
            let value = try equals.map { index throws(DecodingFailure) in
                try decoded(piece[piece.index(after: index)...])
            }
            fields.append(FormField(name: name, value: value ?? ""))
        }
        return fields
    }

    private static func decoded(_ bytes: some Collection<UInt8>) throws(DecodingFailure) -> String {
        guard let text = PercentEncoding.decode(bytes, plusIsSpace: true) else {
            throw .form("The query string is not well-formed")
        }
        return text
    }
}

enum PercentEncoding {
    /// The text behind `%XX` escapes; nil when an escape is broken or the result is not UTF-8.
    static func decode(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(nibble), let low = rest.next().flatMap(nibble) else { return nil }
                decoded.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
