/// A qualified name such as `Photos::Album`: the name of an entity type, of a common type or of a namespace.
///
/// Parts are ASCII identifiers, so that plain string comparison is byte comparison.
public struct Name: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The parts joined by `::`, without white space: the normalised form of RFC 9.
    public let path: String

    /// Takes a normalised name as it is; use ``init(parsing:)`` for text that comes from elsewhere.
    package init(path: String) {
        self.path = path
    }

    /// Reads a normalised name; nil when a part is no identifier or a reserved word.
    public init?(parsing text: String) {
        guard Name.isNormalised(text) else { return nil }
        self.init(path: text)
    }

    public var description: String { path }

    /// The last part: `Album` of `Photos::Album`.
    public var basename: Substring {
        guard let colon = path.utf8.lastIndex(of: UInt8(ascii: ":")) else { return path[...] }
        return path[path.utf8.index(after: colon)...]
    }

    /// All parts but the last, empty for a name without a namespace.
    public var namespace: Substring {
        guard let colon = path.utf8.lastIndex(of: UInt8(ascii: ":")) else { return "" }
        return path[..<path.utf8.index(before: colon)]
    }

    /// Whether this names a type of actions: its last part is `Action`.
    public var isAction: Bool { basename == "Action" }

    public static func < (left: Name, right: Name) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }

    private static func isNormalised(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while true {
                let part = rest.prefix { $0 != UInt8(ascii: ":") }
                guard Identifier.isUsable(part) else { return false }
                rest = rest[part.endIndex...]
                if rest.isEmpty { return true }
                guard rest.starts(with: "::".utf8) else { return false }
                rest = rest.dropFirst(2)
            }
        }
    }
}

/// The rules for a single identifier (`grammar.lalrpop` of the reference implementation).
public enum Identifier {
    /// Words that the grammar keeps for itself wherever an identifier may stand.
    public static let reserved: Set<String> = [
        "true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar",
    ]

    /// Whether the bytes are an ASCII identifier: a letter or `_`, then letters, digits and `_`.
    static func isWellFormed(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, isStart(first) else { return false }
        return bytes.dropFirst().allSatisfy { isStart($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    static func isUsable(_ bytes: some Collection<UInt8>) -> Bool {
        isWellFormed(bytes) && !reservedBytes.contains { $0.elementsEqual(bytes) }
    }

    private static let reservedBytes = reserved.map { Array($0.utf8) }

    static func isStart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
