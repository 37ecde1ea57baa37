/// RFC 5321's mailbox with a host name of public form; quoted local parts and address literals are left out.
struct EmailAddress: SurroundingsCheck {
    var name: String { "e-mail address" }

    /// The candidate begins at the `@`, which is rare, and is widened to the left. Refuses the user part of a URL
    /// (`https://user:word@host`) and of an SSH remote (`git@host:path`).
    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        let bytes = block.bytes.span
        guard candidate.lowerBound >= 0, candidate.upperBound <= bytes.count else { return nil }
        if candidate.upperBound < bytes.count, Self.isLocal(bytes[candidate.upperBound]) {
            guard bytes[candidate.upperBound] == UInt8(ascii: ".") else { return nil }
        }
        var floor = max(0, candidate.lowerBound - 65)
        if let cell, block.cells.indices.contains(cell) { floor = max(floor, Int(block.cells[cell].start)) }
        var start = candidate.lowerBound
        while start > floor, Self.isLocal(bytes[start - 1]) { start -= 1 }
        while start < candidate.lowerBound, !Self.opens(bytes[start]) { start += 1 }
        guard Self.isValid(bytes.extracting(start..<candidate.upperBound)) else { return nil }
        guard start > floor else { return start..<candidate.upperBound }
        return Self.isUserOfURL(bytes, before: start) ? nil : start..<candidate.upperBound
    }

    private static func isUserOfURL(_ bytes: Span<UInt8>, before start: Int) -> Bool {
        if bytes[start - 1] == UInt8(ascii: "/") { return true }
        guard bytes[start - 1] == UInt8(ascii: ":") else { return false }
        var index = start
        let limit = max(0, start - 128)
        while index > limit, bytes[index - 1] > 0x20 {
            index -= 1
            if bytes[index] == UInt8(ascii: "/") { return true }
        }
        return false
    }

    private static func opens(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "'"), UInt8(ascii: "-"): true
        default: opens(byte)
        }
    }

    private static let files: [StaticString] = [
        "png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js", "json", "html", "htm", "so", "dll", "exe", "txt",
        "log",
        "yaml", "yml", "xml", "service", "timer", "socket", "mount", "swift", "java", "class",
    ]

    static func isValid(_ text: Span<UInt8>) -> Bool {
        var at = 0
        while at < text.count, text[at] != UInt8(ascii: "@") { at += 1 }
        guard (1...64).contains(at), text.count - at <= 255, text[0] != 0x2E, text[at - 1] != 0x2E else { return false }
        for index in 1..<at where text[index] == 0x2E && text[index - 1] == 0x2E { return false }
        if at == 3, text.hasWord("git", at: 0) { return false }
        var label = at + 1
        var digitsOnly = true
        for index in at + 1..<text.count {
            if text[index] == 0x2E {
                guard index > label, index - label < 64, text[label] != 0x2D, text[index - 1] != 0x2D else {
                    return false
                }
                if label == at + 1, digitsOnly { return false }
                label = index + 1
            } else if !(0x30...0x39).contains(text[index]) {
                digitsOnly = false
            }
        }
        guard label > at + 1, (2...24).contains(text.count - label) else { return false }
        for file in files where file.utf8CodeUnitCount == text.count - label && text.hasWord(file, at: label) {
            return false
        }
        return true
    }
}
