/// Tells HTML and XML by how they begin (WHATWG MIME Sniffing, 7.1, for HTML's tags).
enum MarkupSniffer {
    private static let htmlBeginnings = [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a ", "<style",
        "<title", "<body", "<br", "<p>", "<p ", "<b>", "<span", "<meta", "<ul",
    ]

    static func type(of text: [UInt8], suffix: String) -> FileType? {
        var body = text.drop { $0 <= 0x20 }
        guard body.first == 0x3C else { return nil }
        if String(decoding: body.prefix(5), as: UTF8.self).lowercased() == "<?xml" {
            let rest = String(decoding: body.prefix(1_024), as: UTF8.self).lowercased()
            if rest.contains("<html") || rest.contains("<!doctype html") { return FileType(.markup, "text/html") }
            return FileType(.markup, "application/xml")
        }
        while body.starts(with: Array("<!--".utf8)) {
            guard let end = MagicNumbers.firstPlace(of: Array("-->".utf8), in: body) else { break }
            body = body[(end + 3)...].drop { $0 <= 0x20 }
        }
        let start = String(decoding: body.prefix(16), as: UTF8.self).lowercased()
        if htmlBeginnings.contains(where: { start.hasPrefix($0) }) {
            return FileType(.markup, "text/html", confidence: .likely)
        }
        if suffix == "html" || suffix == "htm" || suffix == "xhtml" {
            return FileType(.markup, "text/html", confidence: .name)
        }
        let isNamed = suffix == "xml" || suffix == "svg" || suffix == "xsd" || suffix == "xsl" || suffix == "plist"
        guard isNamed || isElement(body) else { return nil }
        return FileType(.markup, "application/xml", confidence: isNamed ? .name : .likely)
    }

    /// Whether an element's start tag is the first thing, and its end tag or another follows.
    private static func isElement(_ body: ArraySlice<UInt8>) -> Bool {
        if body.starts(with: Array("<!DOCTYPE ".utf8)) || body.starts(with: Array("<!--".utf8)) { return true }
        let name = body.dropFirst().prefix { isNameByte($0) }
        guard !name.isEmpty, let next = body.dropFirst(1 + name.count).first else { return false }
        guard next == 0x3E || next == 0x20 || next == 0x2F || next == 0x0A || next == 0x0D || next == 0x09 else {
            return false
        }
        return MagicNumbers.firstPlace(of: Array("</".utf8), in: body) != nil
            || MagicNumbers.firstPlace(of: Array("/>".utf8), in: body) != nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x80...: true
        default: false
        }
    }
}
