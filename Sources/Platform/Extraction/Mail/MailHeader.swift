/// What a part's header says of its body (RFC 2045, RFC 2183).
struct MailHeader {
    /// In lower case, such as `text/plain`.
    private(set) var mediaType = "text/plain"
    private(set) var charset: String?
    private(set) var boundary: [UInt8]?
    private(set) var fileName: String?
    private(set) var encoding = MailTransferEncoding.identity
    private(set) var isAttached = false

    init(_ bytes: [UInt8]) {
        for (name, value) in Self.fields(bytes) {
            switch name {
            case "content-type":
                let parameters = MailParameters(value)
                mediaType = parameters.value.isEmpty ? "text/plain" : parameters.value
                charset = parameters["charset"]
                boundary = parameters["boundary"].map { Array($0.utf8) }
                fileName = fileName ?? parameters["name"]
            case "content-disposition":
                let parameters = MailParameters(value)
                isAttached = parameters.value == "attachment"
                fileName = parameters["filename"] ?? fileName
            case "content-transfer-encoding": encoding = MailTransferEncoding(value)
            default: continue
            }
        }
        if let name = fileName { fileName = EncodedWords.decode(name) }
    }

    var isMultipart: Bool { mediaType.hasPrefix("multipart/") && !(boundary ?? []).isEmpty }

    var isMessage: Bool { mediaType == "message/rfc822" || mediaType == "message/global" }

    /// Text that belongs to the message itself.
    var isInlineText: Bool { !isAttached && fileName == nil && mediaType.hasPrefix("text/") }

    /// Names in lower case with their unfolded values (RFC 5322, 2.2.3).
    private static func fields(_ bytes: [UInt8]) -> [(String, String)] {
        var fields: [(String, String)] = []
        for var line in bytes.split(separator: 0x0A) {
            if line.last == 0x0D { line.removeLast() }
            guard let first = line.first else { continue }
            if first == 0x20 || first == 0x09 {
                if !fields.isEmpty { fields[fields.count - 1].1 += String(decoding: line, as: UTF8.self) }
                continue
            }
            guard let colon = line.firstIndex(of: 0x3A) else { continue }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
            fields.append((name, String(decoding: line[(colon + 1)...], as: UTF8.self)))
        }
        return fields
    }
}
