import Discovery

/// Reads Word's and PowerPoint's documents: text with headers, footers, notes, comments, fields, deleted text that is
/// still there, targets of links, and the document's properties (ECMA-376 part 1).
enum OfficeTextReader {
    static func read(
        _ source: ByteSource, context: ReadingContext, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try context.checkSize(source, limit: context.limits.officeSize, reason: .malformedOrTooLarge)
        return try context.session.withFile(source) { descriptor, size in
            let package = try OfficePackage(descriptor: descriptor, size: size, session: context.session)
            var blocks = TextBlocks()
            for part in order(package.parts) {
                try package.readXML(part) { xml in
                    if part.hasPrefix("docProps/") {
                        try PropertiesText.append(xml, to: &blocks, into: &sink)
                    } else if part.hasSuffix(".rels") {
                        try appendLinks(xml, to: &blocks, into: &sink)
                    } else {
                        try append(xml, to: &blocks, into: &sink)
                    }
                }
                try blocks.endLine(into: &sink)
            }
            try blocks.finish(into: &sink)
            return Outcome(.complete)
        }
    }

    /// The parts that have text, as a reader of the document meets them.
    private static func order(_ parts: [String]) -> [String] {
        let ranked = parts.compactMap { part in rank(part).map { (part, $0, number(part)) } }
        return ranked.sorted { ($0.1, $0.2, $0.0) < ($1.1, $1.2, $1.0) }.map(\.0)
    }

    private static func rank(_ part: String) -> Int? {
        guard part.hasSuffix(".xml") || part.hasSuffix(".rels") else { return nil }
        let ranks: [(String, Int)] = [
            ("word/document", 0), ("ppt/slides/slide", 0), ("word/header", 1), ("word/footer", 2),
            ("word/footnotes", 3), ("word/endnotes", 3), ("ppt/notesSlides/notesSlide", 3), ("word/comments", 4),
            ("ppt/comments/", 4), ("word/glossary/document", 5), ("word/diagrams/data", 5), ("ppt/diagrams/data", 5),
            ("word/charts/chart", 5), ("ppt/charts/chart", 5), ("docProps/", 6), ("word/_rels/", 7),
            ("ppt/slides/_rels/", 7),
        ]
        return ranks.first { part.hasPrefix($0.0) }?.1
    }

    /// The digits in a part's name, so that slide 10 comes after slide 9.
    private static func number(_ part: String) -> Int {
        Int(part.filter { $0.isASCII && $0.isNumber }.prefix(9)) ?? 0
    }

    private static func append(
        _ xml: XMLStream, to blocks: inout TextBlocks, into sink: inout any DocumentSink
    ) throws {
        var isText = false
        var fallback = 0
        while let node = try xml.next() {
            switch node {
            case .start("Fallback", isEmpty: false): fallback += 1
            case .end("Fallback"): fallback -= 1
            case _ where fallback > 0: continue
            case .start(let name, let isEmpty):
                isText = !isEmpty && texts.contains(name)
                switch name {
                case "tab": try blocks.append("\t", into: &sink)
                case "br", "cr": try blocks.append("\n", into: &sink)
                case "noBreakHyphen": try blocks.append("-", into: &sink)
                default: break
                }
            case .text(let text): if isText { try blocks.append(text, into: &sink) }
            case .end(let name):
                isText = false
                switch name {
                case "p", "pt", "cm": try blocks.append("\n", into: &sink)
                case "tc", "v": try blocks.append("\t", into: &sink)
                default: break
                }
            }
        }
    }

    /// `w:t`, `a:t`, `m:t`, deleted text, field codes, and the values of charts and old comments.
    private static let texts: Set<String> = ["t", "delText", "instrText", "v", "text"]

    private static func appendLinks(
        _ xml: XMLStream, to blocks: inout TextBlocks, into sink: inout any DocumentSink
    ) throws {
        while let node = try xml.next() {
            guard case .start("Relationship", _) = node, xml.attribute("TargetMode") == "External" else { continue }
            try blocks.append((xml.attribute("Target") ?? "") + "\n", into: &sink)
        }
    }
}

/// Properties of a document, a line each: the name, a colon, the value.
enum PropertiesText {
    static func append(_ xml: XMLStream, to blocks: inout TextBlocks, into sink: inout any DocumentSink) throws {
        var label = ""
        while let node = try xml.next() {
            switch node {
            case .start(let name, _):
                let given = xml.attribute("name") ?? xml.attribute("meta:name")
                label = given ?? (label.isEmpty || !Self.types.contains(name) ? name : label)
            case .text(let text):
                guard text.contains(where: { $0 > 0x20 }) else { continue }
                try blocks.append("\(label): ", into: &sink)
                try blocks.append(text, into: &sink)
                try blocks.append("\n", into: &sink)
            case .end: label = ""
            }
        }
    }

    /// A custom property's name is its element's, and the value's type an element within.
    private static let types: Set<String> = [
        "lpwstr", "lpstr", "i4", "r8", "bool", "filetime", "variant", "vector",
    ]
}
