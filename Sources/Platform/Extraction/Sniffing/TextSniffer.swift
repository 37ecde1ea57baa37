/// Tells kinds of text apart.
struct TextSniffer {
    /// In UTF-8, without a byte order mark.
    private var text: [UInt8] = []
    private let encoding: TextEncoding
    private let isWhole: Bool
    private let suffix: String
    private var endsLinesInReturns = false

    init(_ sample: ArraySlice<UInt8>, encoding: TextEncoding, isWhole: Bool, name: String?) {
        self.encoding = encoding
        self.isWhole = isWhole
        suffix = Self.suffix(of: name)
        let mark = encoding.mark
        let body = !mark.isEmpty && sample.starts(with: mark) ? sample.dropFirst(mark.count) : sample
        var transcoder = Transcoder(encoding, repairs: true)
        transcoder.append(Array(body), isLast: false, to: &text)
        if text.contains(0x0D) && !text.contains(0x0A) {
            endsLinesInReturns = true
            for place in text.indices where text[place] == 0x0D { text[place] = 0x0A }
        }
    }

    var type: FileType {
        if let json = JSONSniffer.type(of: text, isWhole: isWhole, suffix: suffix) { return typed(json) }
        if let mail = MailSniffer.type(of: text, suffix: suffix) { return typed(mail) }
        if let markup = MarkupSniffer.type(of: text, suffix: suffix) { return typed(markup) }
        if suffix == "yaml" || suffix == "yml" || text.starts(with: Array("%YAML ".utf8)) {
            return typed(FileType(.yaml, "application/yaml", confidence: .name))
        }
        if let table { return table }
        if isYAML { return typed(FileType(.yaml, "application/yaml", confidence: .likely)) }
        return typed(FileType(.text, "text/plain", confidence: .fallback))
    }

    private func typed(_ type: FileType) -> FileType {
        var type = type
        type.encoding = encoding
        type.endsLinesInReturns = endsLinesInReturns
        return type
    }

    /// Names that say that a text is no table, however regular its commas.
    private static let neverTables: Set<String> = [
        "md", "rst", "tex", "log", "py", "js", "ts", "swift", "c", "h", "cpp", "hpp", "java", "go", "rs", "rb", "php",
        "sh", "css", "sql", "cs", "kt", "pl", "lua", "r", "m", "scala", "toml", "ini", "cfg", "conf", "properties",
    ]

    private var table: FileType? {
        var preferred: UInt8?
        switch suffix {
        case "csv": preferred = 0x2C
        case "tsv", "tab": preferred = 0x09
        case "psv": preferred = 0x7C
        case _ where Self.neverTables.contains(suffix): return nil
        default: break
        }
        guard let dialect = DelimiterSniffer.dialect(of: text, isWhole: isWhole, preferred: preferred) else {
            return nil
        }
        let mediaType = dialect.delimiter == 0x09 ? "text/tab-separated-values" : "text/csv"
        var type = typed(FileType(.delimited, mediaType, confidence: preferred == nil ? .likely : .certain))
        type.dialect = dialect
        return type
    }

    /// `---` and keys with values on most lines.
    private var isYAML: Bool {
        guard text.starts(with: Array("---".utf8)) else { return false }
        var keys = 0
        var lines = 0
        for line in text.split(separator: 0x0A, maxSplits: 100).prefix(100).dropFirst() {
            let body = line.drop { $0 == 0x20 || $0 == 0x2D }
            guard let first = body.first, first != 0x23 else { continue }
            lines += 1
            let key = body.prefix { $0 != 0x3A && $0 != 0x20 }
            let rest = body.dropFirst(key.count)
            if rest.first == 0x3A, rest.count == 1 || rest.dropFirst().first == 0x20 { keys += 1 }
        }
        return lines > 0 && keys * 2 >= lines
    }

    private static func suffix(of name: String?) -> String {
        guard let name, let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }
}
