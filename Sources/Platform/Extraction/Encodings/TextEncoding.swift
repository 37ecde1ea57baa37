/// How text is written as bytes.
public enum TextEncoding: Sendable, Hashable {
    case utf8
    case utf16LittleEndian, utf16BigEndian
    case utf32LittleEndian, utf32BigEndian
    /// Windows-1252, which is what texts labelled ISO 8859-1 or US-ASCII are in practice (WHATWG Encoding, "labels").
    case windows1252
    /// One that the system's converter knows by this name, such as `koi8-r`; read as Windows-1252 where it does not.
    case other(String)

    /// The encoding that mail, HTML or XML names.
    public init(label: String) {
        let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        switch name {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "": self = .utf8
        case "utf-16", "utf-16le", "utf16", "ucs-2", "iso-10646-ucs-2", "unicode": self = .utf16LittleEndian
        case "utf-16be": self = .utf16BigEndian
        case "utf-32", "utf-32le": self = .utf32LittleEndian
        case "utf-32be": self = .utf32BigEndian
        case "us-ascii", "ascii", "ansi_x3.4-1968", "iso-8859-1", "iso8859-1", "latin1", "l1", "windows-1252", "cp1252",
            "x-cp1252":
            self = .windows1252
        default: self = Self.isPlausible(name) ? .other(name) : .windows1252
        }
    }

    /// Names go to the system's converter, which takes suffixes with a meaning of their own (`//TRANSLIT`) and paths.
    private static func isPlausible(_ name: String) -> Bool {
        name.utf8.count <= 40
            && name.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x5F
            }
    }

    /// The byte order mark that a text in this encoding may begin with.
    var mark: [UInt8] {
        switch self {
        case .utf8: [0xEF, 0xBB, 0xBF]
        case .utf16LittleEndian: [0xFF, 0xFE]
        case .utf16BigEndian: [0xFE, 0xFF]
        case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
        case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
        case .windows1252, .other: []
        }
    }
}
