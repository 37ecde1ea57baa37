/// Text that is never reported, whatever finds it (Macie User Guide, allow lists). Mailing addresses are reported all the same.
public struct AllowList: Sendable {
    public let name: String
    let criteria: Criteria

    enum Criteria: Sendable {
        case words(ByteStrings)
        case expression(Automaton)
    }

    /// Up to a hundred thousand entries, one a line; blank lines are skipped.
    ///
    /// An entry stands for text that is the same but for the case of letters and for line breaks and runs of spaces, which
    /// count as one space.
    /// - Throws: `AllowListError`.
    public init(name: String, entries file: [UInt8]) throws(AllowListError) {
        guard file.count <= Self.maximumSize else { throw .fileTooLarge(bytes: file.count) }
        var entries = [[UInt8]]()
        var line = 0
        for text in file.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            var isBOM = false
            if line == 1, text.starts(with: [0xEF, 0xBB, 0xBF]) { isBOM = true }
            let entry = Self.normalized(text.dropFirst(isBOM ? 3 : 0))
            guard !entry.isEmpty else { continue }
            let characters = entry.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
            guard characters <= Self.maximumEntryLength else { throw .entryTooLong(line: line, characters: characters) }
            entries.append(entry)
        }
        guard !entries.isEmpty else { throw .empty }
        guard entries.count <= Self.maximumEntries else { throw .tooManyEntries(entries.count) }
        self.name = name
        criteria = .words(ByteStrings(entries))
    }

    /// Text that an expression matches completely.
    ///
    /// - Throws: `AllowListError.regex`.
    public init(name: String, regex: String) throws(AllowListError) {
        self.name = name
        do {
            criteria = .expression(Automaton([try ExpressionParser.parse(regex)]))
        } catch {
            throw .regex(error)
        }
    }

    /// 35 MB.
    static let maximumSize = 35 << 20
    static let maximumEntries = 100_000
    static let maximumEntryLength = 90

    /// What two texts that are the same to a list have in common.
    static func normalized(_ text: some Sequence<UInt8>) -> [UInt8] {
        var result = [UInt8]()
        normalize(text, into: &result)
        return result
    }

    static func normalize(_ text: some Sequence<UInt8>, into result: inout [UInt8]) {
        result.removeAll(keepingCapacity: true)
        var hasOther = false
        for byte in text {
            if ByteSet.space.contains(byte) {
                if let last = result.last, last != 0x20 { result.append(0x20) }
            } else {
                result.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                hasOther = hasOther || byte >= 0x80
            }
        }
        if result.last == 0x20 { result.removeLast() }
        guard hasOther else { return }
        var folded = [UInt8]()
        for scalar in String(decoding: result, as: UTF8.self).unicodeScalars {
            folded.append(contentsOf: String(scalar.lowercase).utf8)
        }
        result = folded
    }
}

/// Why an allow list is refused.
public enum AllowListError: Error, Hashable, Sendable, CustomStringConvertible {
    case fileTooLarge(bytes: Int)
    case empty
    case tooManyEntries(Int)
    case entryTooLong(line: Int, characters: Int)
    case regex(ExpressionError)

    public var description: String {
        switch self {
        case .fileTooLarge(let bytes): "the list has \(bytes) bytes; 35 MB are allowed; split it"
        case .empty: "the list has no entry; write one a line"
        case .tooManyEntries(let count): "the list has \(count) entries; 100000 are allowed; split it or use a regex"
        case .entryTooLong(let line, let characters):
            "line \(line): the entry has \(characters) characters; 90 are allowed; shorten it or use a regex"
        case .regex(let error): "regex: \(error)"
        }
    }
}
