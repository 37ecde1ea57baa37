import Discovery

/// Reads Rich Text Format (specification 1.9.1): the text with headers, notes, comments, field codes and properties.
enum RTFReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.officeSize, reason: .malformedOrTooLarge)
        var blocks = TextBlocks()
        var machine = RTFMachine()
        while true {
            var piece: [UInt8] = []
            if try source.read(appendingTo: &piece, upTo: 1 << 16) == 0 { break }
            for byte in piece { machine.take(byte) }
            try blocks.append(machine.takeText(), into: &sink)
            try context.session.checkTime()
            guard !machine.isTooDeep else { break }
        }
        machine.end()
        try blocks.append(machine.takeText(), into: &sink)
        try blocks.finish(into: &sink)
        guard machine.isBalanced else {
            return Outcome(.skipped, reason: .malformedFile, detail: "Its groups do not end where they should.")
        }
        return Outcome(.complete)
    }
}

/// Takes RTF byte by byte and gives its text.
struct RTFMachine {
    /// What a group inherits and gives back at its end.
    private struct Group {
        var isSkipped = false
        /// How many characters stand in for one of Unicode.
        var fallback = 1
        /// A destination's name may follow.
        var isFresh = true
        /// `\*`: skip it unless it is known.
        var isOptional = false
        /// A property of the document, which ends like a line.
        var isProperty = false
    }

    private enum State {
        case text, control, word, number, firstDigit, secondDigit, binary
    }

    private static let deepest = 4096

    private var groups = [Group()]
    private var state = State.text
    private var word: [UInt8] = []
    private var number: [UInt8] = []
    private var digit: UInt8 = 0
    private var binaryLeft = 0
    /// Characters of a fallback that are still to come.
    private var skipping = 0
    private var surrogate: UInt32?
    private var codePage = 1252
    private var bytes: [UInt8] = []
    private var text: [UInt8] = []
    private(set) var isTooDeep = false
    private var closed = 0

    var isBalanced: Bool { groups.count == 1 && closed > 0 && !isTooDeep }

    mutating func takeText() -> [UInt8] {
        decodeBytes()
        defer { text = [] }
        return text
    }

    mutating func end() {
        if state == .word || state == .number { endWord() }
        state = .text
    }

    mutating func take(_ byte: UInt8) {
        switch state {
        case .text: takeText(byte)
        case .control: takeControl(byte)
        case .word, .number: takeWord(byte)
        case .firstDigit:
            digit = Self.digit(byte)
            state = .secondDigit
        case .secondDigit:
            state = .text
            let low = Self.digit(byte)
            if digit < 16, low < 16 { character(digit << 4 | low) }
        case .binary:
            binaryLeft -= 1
            if binaryLeft <= 0 { state = .text }
        }
    }

    private mutating func takeText(_ byte: UInt8) {
        switch byte {
        case 0x5C: state = .control
        case 0x7B:
            guard groups.count < Self.deepest else {
                isTooDeep = true
                return
            }
            var group = groups[groups.count - 1]
            group.isFresh = true
            group.isOptional = false
            group.isProperty = false
            groups.append(group)
            skipping = 0
        case 0x7D:
            skipping = 0
            closed += 1
            if groups[groups.count - 1].isProperty { put("\n") }
            if groups.count > 1 { groups.removeLast() }
            groups[groups.count - 1].isFresh = false
        case 0x0A, 0x0D, 0: break
        default: character(byte)
        }
    }

    private mutating func takeControl(_ byte: UInt8) {
        state = .text
        switch byte {
        case 0x27: state = .firstDigit
        case 0x2A: groups[groups.count - 1].isOptional = true
        case 0x5C, 0x7B, 0x7D: character(byte)
        case 0x7E: character(0x20)
        case 0x5F: character(0x2D)
        case 0x0A, 0x0D: put("\n")
        case 0x41...0x5A, 0x61...0x7A:
            word = [byte]
            number = []
            state = .word
        default: break
        }
    }

    private mutating func takeWord(_ byte: UInt8) {
        switch byte {
        case 0x41...0x5A, 0x61...0x7A:
            if state == .word, word.count < 32 { return word.append(byte) }
        case 0x30...0x39:
            state = .number
            if number.count < 10 { number.append(byte) }
            return
        case 0x2D:
            if state == .word, number.isEmpty {
                state = .number
                return number.append(byte)
            }
        default: break
        }
        endWord()
        if byte != 0x20 { take(byte) }
    }

    private mutating func endWord() {
        state = .text
        let name = String(decoding: word, as: UTF8.self)
        let value = Int(String(decoding: number, as: UTF8.self))
        let last = groups.count - 1
        if groups[last].isFresh {
            if Self.skipped.contains(name) || (groups[last].isOptional && !Self.read.contains(name)) {
                groups[last].isSkipped = true
            }
            groups[last].isFresh = false
        }
        switch name {
        case "par", "line", "row", "sect", "page", "column", "softline": put("\n")
        case "tab", "cell", "nestcell": put("\t")
        case "emspace", "enspace", "qmspace": put(" ")
        case "emdash": put("\u{2014}")
        case "endash": put("\u{2013}")
        case "lquote": put("\u{2018}")
        case "rquote": put("\u{2019}")
        case "ldblquote": put("\u{201C}")
        case "rdblquote": put("\u{201D}")
        case "bullet": put("\u{2022}")
        case "author", "title", "subject", "operator", "manager", "company", "doccomm", "keywords":
            groups[last].isProperty = true
        case "uc": groups[last].fallback = min(max(0, value ?? 1), 16)
        case "u": unicode(value ?? 0x3F)
        case "ansicpg": if let value, value > 0 { codePage = value }
        case "bin":
            if let value, value > 0 {
                binaryLeft = value
                state = .binary
            }
        default: break
        }
    }

    /// A byte of text in the document's code page.
    private mutating func character(_ byte: UInt8) {
        groups[groups.count - 1].isFresh = false
        guard skipping == 0 else {
            skipping -= 1
            return
        }
        guard !groups[groups.count - 1].isSkipped else { return }
        bytes.append(byte)
    }

    private mutating func put(_ string: String) {
        guard !groups[groups.count - 1].isSkipped else { return }
        decodeBytes()
        text += Array(string.utf8)
    }

    private mutating func unicode(_ value: Int) {
        skipping = groups[groups.count - 1].fallback
        guard !groups[groups.count - 1].isSkipped else { return }
        decodeBytes()
        // Numbers above 32,767 are written as negative ones.
        let unit = UInt32(truncatingIfNeeded: value < 0 ? value &+ 65_536 : value)
        if (0xD800..<0xDC00).contains(unit) {
            surrogate = unit
            return
        }
        var scalar = unit
        if let high = surrogate, (0xDC00..<0xE000).contains(unit) {
            scalar = 0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00)
        }
        surrogate = nil
        text += Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8)
    }

    private mutating func decodeBytes() {
        guard !bytes.isEmpty else { return }
        defer { bytes = [] }
        if bytes.allSatisfy({ $0 < 0x80 }) {
            text += bytes
            return
        }
        let encoding: TextEncoding =
            switch codePage {
            case 65_001: .utf8
            case 1252: .windows1252
            default: .other("cp\(codePage)")
            }
        var transcoder = Transcoder(encoding, repairs: true)
        transcoder.append(bytes, isLast: true, to: &text)
    }

    private static func digit(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: 0xFF
        }
    }

    /// Destinations that hold no text of the document.
    private static let skipped: Set<String> = [
        "fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "pict", "objdata", "objclass",
        "themedata",
        "colorschememapping", "datastore", "latentstyles", "rsidtbl", "generator", "xmlnstbl", "mmathPr", "filetbl",
        "revtbl", "fontemb", "creatim", "revtim", "printim", "buptim",
    ]

    /// Optional destinations that do.
    private static let read: Set<String> = [
        "fldinst", "annotation", "atnauthor", "atnid", "shpinst", "shptxt", "docvar", "userprops", "propname",
        "staticval",
        "company", "manager", "hlinkbase", "footnote", "ftnsep", "nesttableprops", "sp", "sv", "pntext", "bkmkstart",
    ]
}
