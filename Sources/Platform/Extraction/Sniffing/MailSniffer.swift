/// Tells a message (RFC 5322) and a mailbox (RFC 4155) by the headers that it begins with.
enum MailSniffer {
    /// Headers that mail has and hardly anything else.
    private static let ofMail: Set<String> = [
        "received", "return-path", "delivered-to", "message-id", "from", "to", "subject", "date", "mime-version",
        "content-type", "content-transfer-encoding", "reply-to", "cc", "bcc", "sender", "dkim-signature", "x-mailer",
        "in-reply-to", "references", "list-id", "arc-seal", "authentication-results", "received-spf", "x-received",
        "resent-from", "importance", "x-priority", "x-originating-ip", "envelope-to", "x-spam-status", "user-agent",
        "x-gm-message-state", "x-google-smtp-source", "thread-topic", "thread-index", "content-language", "status",
    ]
    /// Those of them that say much.
    private static let strong: Set<String> = [
        "from", "received", "message-id", "return-path", "mime-version", "to", "date",
    ]

    static func type(of text: [UInt8], suffix: String) -> FileType? {
        let isMailbox = text.starts(with: Array("From ".utf8))
        var body = text[...]
        if isMailbox {
            guard let end = body.firstIndex(of: 0x0A) else { return nil }
            guard body[..<end].contains(0x3A) else { return nil }
            body = body[(end + 1)...]
        }
        let isNamed = suffix == "eml" || suffix == "mbox" || suffix == "mht" || suffix == "mhtml"
        let names = headerNames(of: body)
        let known = names.filter { ofMail.contains($0) }
        let telling = Set(known.filter { strong.contains($0) })
        let isMail =
            telling.count >= 2 && known.count >= 3 && known.count * 2 >= names.count || isNamed && !known.isEmpty
        guard isMail else { return nil }
        let confidence = telling.count >= 2 ? FileType.Confidence.likely : .name
        return isMailbox
            ? FileType(.mailbox, "application/mbox", confidence: confidence)
            : FileType(.mail, "message/rfc822", confidence: confidence)
    }

    /// The names before the first blank line, in lower case; none when something else stands among them.
    private static func headerNames(of text: ArraySlice<UInt8>) -> [String] {
        var names: [String] = []
        var place = text.startIndex
        while place < text.endIndex, names.count < 200 {
            let end = text[place...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = text[place..<end]
            place = end + 1
            guard let first = line.first, first != 0x0D else { break }
            if first == 0x20 || first == 0x09 {
                if names.isEmpty { return [] }
                continue
            }
            let name = line.prefix { $0 > 0x20 && $0 < 0x7F && $0 != 0x3A }
            guard !name.isEmpty, name.endIndex < line.endIndex, line[name.endIndex] == 0x3A else {
                return end == text.endIndex ? names : []
            }
            names.append(String(decoding: name, as: UTF8.self).lowercased())
        }
        return names
    }
}
