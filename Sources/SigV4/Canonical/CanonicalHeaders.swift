import Core

/// The block of signed headers in a canonical request.
enum CanonicalHeaders {
    /// One line per name, in the order given; a header that is not there has an empty value.
    static func append(_ names: [String], of headers: HTTPHeaders, to text: inout [UInt8]) {
        for name in names {
            text.append(contentsOf: name.utf8)
            text.append(UInt8(ascii: ":"))
            var isFirst = true
            for field in headers.fields where field.name == name {
                if !isFirst { text.append(UInt8(ascii: ",")) }
                isFirst = false
                append(value: field.value, to: &text)
            }
            text.append(UInt8(ascii: "\n"))
        }
    }

    /// White space around the value goes, runs of it inside become one space, folded lines included.
    private static func append(value: String, to text: inout [UInt8]) {
        // Few values have any.
        if !value.utf8.contains(where: isSpace) { return text.append(contentsOf: value.utf8) }
        let start = text.count
        var pendingSpace = false
        for byte in value.utf8 {
            if isSpace(byte) {
                pendingSpace = text.count > start
            } else {
                if pendingSpace { text.append(UInt8(ascii: " ")) }
                pendingSpace = false
                text.append(byte)
            }
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
}
