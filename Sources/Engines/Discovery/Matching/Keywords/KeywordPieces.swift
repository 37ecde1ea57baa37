/// The texts by which the pass finds keywords, with what must stand beside them, side by side in memory.
struct KeywordPieces: Sendable {
    /// A piece of a keyword.
    struct Entry: Sendable {
        let keyword: Int32
        /// The piece's, in bytes.
        let length: Int32
        /// Where in `text` lies what stands before the piece, and what stands after it. Where that is not ASCII, `before`
        /// begins with the piece's place in `others`.
        let before: Range<Int32>
        let after: Range<Int32>
        let isASCII: Bool
    }

    private(set) var entries: [Entry] = []
    /// In lower case; a space for any separator or none.
    private(set) var text: [UInt8] = []
    /// Pieces of keywords with other letters.
    private(set) var others: [KeywordTable.Piece] = []

    /// Adds what one text may be a piece of, and gives where in `entries` that is.
    mutating func add(_ pieces: [KeywordTable.Piece]) -> Range<Int32> {
        let first = Int32(truncatingIfNeeded: entries.count)
        for piece in pieces { entries.append(entry(of: piece)) }
        return first..<Int32(truncatingIfNeeded: entries.count)
    }

    private mutating func entry(of piece: KeywordTable.Piece) -> Entry {
        let keyword = Int32(truncatingIfNeeded: piece.keyword)
        let length = Int32(truncatingIfNeeded: piece.length)
        // An apostrophe may be a curly one.
        let isASCII = (piece.before + piece.after).allSatisfy { $0.isASCII && $0 != "'" }
        guard isASCII else {
            others.append(piece)
            let place = Int32(truncatingIfNeeded: others.count - 1)
            return Entry(keyword: keyword, length: length, before: place..<place, after: place..<place, isASCII: false)
        }
        return Entry(
            keyword: keyword, length: length, before: add(piece.before), after: add(piece.after), isASCII: true)
    }

    private mutating func add(_ scalars: [Unicode.Scalar]) -> Range<Int32> {
        let first = Int32(truncatingIfNeeded: text.count)
        text += scalars.map { UInt8(truncatingIfNeeded: $0.value) }
        return first..<Int32(truncatingIfNeeded: text.count)
    }
}

extension KeywordPieces {
    /// What a loop over many hits reads. Good within `withView`.
    struct View {
        fileprivate let entries: UnsafeBufferPointer<Entry>
        fileprivate let text: UnsafeBufferPointer<UInt8>
        fileprivate let others: [KeywordTable.Piece]

        /// Calls `found` with every keyword that has its piece end at a place and stands for itself.
        ///
        /// - Parameter inName: whether the text is a field's name.
        @inline(__always)
        func forEachKeyword(
            _ pieces: Range<Int32>, endingAt end: Int, in neighbours: Neighbours, inName: Bool,
            _ found: (_ keyword: Int32, Range<Int>) -> Void
        ) {
            for place in pieces {
                let entry = entries[Int(place)]
                if !inName, entry.before.isEmpty, entry.isASCII, isWithinWord(entry, endingAt: end, in: neighbours) {
                    continue
                }
                let range =
                    entry.isASCII
                    ? range(of: entry, endingAt: end, in: neighbours)
                    : others[Int(entry.before.lowerBound)].range(endingAt: end, in: neighbours)
                if let range, neighbours.isKeyword(range, inName: inName) { found(entry.keyword, range) }
            }
        }

        /// Whether a keyword that its piece begins plainly goes on before it: most hits are parts of longer words.
        @inline(__always)
        private func isWithinWord(_ entry: Entry, endingAt end: Int, in neighbours: Neighbours) -> Bool {
            let start = end &- Int(entry.length)
            guard start > neighbours.limits.lowerBound else { return false }
            let (before, first) = (neighbours.bytes[start &- 1], neighbours.bytes[start])
            return ((before | 0x20) &- 0x61 < 26 || before &- 0x30 < 10) && (first &- 0x61 < 26 || first &- 0x30 < 10)
        }

        @inline(__always)
        private func range(of entry: Entry, endingAt end: Int, in neighbours: Neighbours) -> Range<Int>? {
            let (bytes, limits) = (neighbours.bytes, neighbours.limits)
            var start = end &- Int(entry.length)
            var place = Int(entry.before.upperBound)
            while place > Int(entry.before.lowerBound) {
                place &-= 1
                let isInside = start > limits.lowerBound
                if text[place] == 0x20 {
                    if isInside, KeywordSpelling.isSeparator(bytes[start &- 1]) { start &-= 1 }
                } else {
                    guard isInside, ByteSet.lowercase(bytes[start &- 1]) == text[place] else { return nil }
                    start &-= 1
                }
            }
            var end = end
            for place in Int(entry.after.lowerBound)..<Int(entry.after.upperBound) {
                let isInside = end < limits.upperBound
                if text[place] == 0x20 {
                    if isInside, KeywordSpelling.isSeparator(bytes[end]) { end &+= 1 }
                } else {
                    guard isInside, ByteSet.lowercase(bytes[end]) == text[place] else { return nil }
                    end &+= 1
                }
            }
            return start..<end
        }
    }

    func withView(_ body: (View) -> Void) {
        entries.withUnsafeBufferPointer { entries in
            text.withUnsafeBufferPointer { text in body(View(entries: entries, text: text, others: others)) }
        }
    }
}
