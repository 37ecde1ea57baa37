/// PuTTY's private key file: its headers in their order, with the characters that Macie reads (Macie User Guide, keywords).
struct PuTTYKey: SurroundingsCheck {
    /// Whether a comment may hold anything, or letters, digits and `-` alone as Macie wants.
    let anyComment: Bool

    var name: String { "PuTTY file" }

    /// The candidate itself when what follows it is the rest of such a file, or its beginning at the end of a block that is not
    /// the last.
    func value(of candidate: Range<Int>, in block: Block, cell: Int?) -> Range<Int>? {
        var end = block.bytes.count
        if let cell, block.cells.indices.contains(cell) { end = min(end, Int(block.cells[cell].end)) }
        guard candidate.lowerBound >= 0, candidate.upperBound <= end else { return nil }
        let text = block.bytes.span.extracting(candidate.lowerBound..<end)
        return Self.follows(text, anyComment: anyComment, isWhole: block.isLast || cell != nil) ? candidate : nil
    }

    private struct Header {
        let name: StaticString
        let others: StaticString
    }

    private static let headers: [Header] = [
        Header(name: "putty-user-key-file-", others: "-: "), Header(name: "encryption: ", others: "-"),
        Header(name: "comment: ", others: "-"), Header(name: "public-lines: ", others: "-/+="),
        Header(name: "private-lines: ", others: "-/+="), Header(name: "private-mac: ", others: "-+"),
    ]

    /// `isWhole` says that no text follows; otherwise a text that ends early may still be one.
    static func follows(_ text: Span<UInt8>, anyComment: Bool, isWhole: Bool) -> Bool {
        var index = 0
        for (order, header) in headers.enumerated() {
            guard text.hasWord(header.name, at: index) else {
                return !isWhole && text.count - index < header.name.utf8CodeUnitCount
            }
            index += header.name.utf8CodeUnitCount
            let next = order + 1 < headers.count ? headers[order + 1].name : "private-mac: "
            let skipsLine = anyComment && order == 2
            while index < text.count {
                let atLineStart = text[index - 1] == 0x0A || text[index - 1] == 0x0D
                if atLineStart && (order == headers.count - 1 || text.hasWord(next, at: index)) { break }
                guard skipsLine || isAllowed(text[index], header.others) else { return order == headers.count - 1 }
                index += 1
            }
        }
        return true
    }

    private static func isAllowed(_ byte: UInt8, _ others: StaticString) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x0A, 0x0D: true
        default: others.withUTF8Buffer { $0.contains(byte) }
        }
    }
}
