/// Decides the line breaks of a layout and writes it.
struct LayoutPrinter {
    private struct Item {
        let layout: Layout
        let indent: Int
        /// Whether the group around it fits on one line.
        let isFlat: Bool
    }

    private let tokens: [CommentedToken]
    private let width: Int

    private(set) var text = ""
    private var column = 0
    private var isAtLineStart = true
    /// The indent of the line at whose start the text is.
    private var lineIndent = 0
    private var needsSpace = false
    /// A comment runs to the end of its line, so that nothing may follow it there.
    private var needsLine = false

    init(_ tokens: [CommentedToken], width: Int) {
        self.tokens = tokens
        self.width = width
    }

    mutating func write(_ layout: Layout) {
        var items = [Item(layout: layout, indent: 0, isFlat: false)]
        while let item = items.popLast() {
            func push(_ layouts: [Layout], indent: Int, isFlat: Bool) {
                for layout in layouts.reversed() { items.append(Item(layout: layout, indent: indent, isFlat: isFlat)) }
            }
            switch item.layout {
            case .token(let index):
                writeLeading(index, item.indent)
                writeRest(index, item.indent)
            case .leading(let index): writeLeading(index, item.indent)
            case .rest(let index): writeRest(index, item.indent)
            case .space: needsSpace = true
            case .line where item.isFlat: needsSpace = true
            case .softLine where item.isFlat: break
            case .line, .softLine, .hardLine: newLine(item.indent)
            case .nest(let indent, let layouts): push(layouts, indent: item.indent + indent, isFlat: item.isFlat)
            case .sequence(let layouts): push(layouts, indent: item.indent, isFlat: item.isFlat)
            case .group(let layouts):
                let isFlat = item.isFlat || fits(layouts, indent: item.indent, before: items)
                push(layouts, indent: item.indent, isFlat: isFlat)
            }
        }
    }
}

// MARK: Writing

extension LayoutPrinter {
    private mutating func newLine(_ indent: Int) {
        if !isAtLineStart { text += "\n" }
        isAtLineStart = true
        lineIndent = indent
        column = indent
        needsSpace = false
        needsLine = false
    }

    private mutating func write(_ string: String, _ indent: Int) {
        if needsLine { newLine(indent) }
        if isAtLineStart {
            text += String(repeating: " ", count: lineIndent)
            isAtLineStart = false
        } else if needsSpace {
            text += " "
            column += 1
        }
        needsSpace = false
        text += string
        let lastLine = string.unicodeScalars.reversed().prefix { $0 != "\n" }.count
        column = string.unicodeScalars.contains("\n") ? lastLine : column + lastLine
    }

    private mutating func writeLeading(_ index: Int, _ indent: Int) {
        for comment in tokens[index].leading {
            newLine(indent)
            write(comment, indent)
            needsLine = true
        }
    }

    private mutating func writeRest(_ index: Int, _ indent: Int) {
        write(tokens[index].text, indent)
        guard let comment = tokens[index].trailing else { return }
        needsSpace = true
        write(comment, indent)
        needsLine = true
    }
}

// MARK: Measuring

extension LayoutPrinter {
    /// Whether the layouts fit on the rest of the line, with what must follow them there.
    private func fits(_ layouts: [Layout], indent: Int, before following: [Item]) -> Bool {
        // A comment before the group may have ended its line.
        var ruler = Ruler(room: width - (needsLine ? indent : column + (needsSpace ? 1 : 0)))
        var items = layouts.reversed().map { Item(layout: $0, indent: 0, isFlat: true) }
        var next = following.count
        while true {
            if items.isEmpty {
                guard next > 0 else { return ruler.room >= 0 }
                next -= 1
                items.append(following[next])
            }
            let item = items.removeLast()
            switch item.layout {
            case .nest(_, let layouts), .sequence(let layouts), .group(let layouts):
                // What follows is measured flat as far as its first place for a new line.
                items += layouts.reversed().map { Item(layout: $0, indent: 0, isFlat: item.isFlat) }
            default:
                if let answer = ruler.measure(item.layout, isFlat: item.isFlat, of: tokens) { return answer }
            }
        }
    }

    /// The room that is left while layouts are laid on one line.
    private struct Ruler {
        var room: Int
        private var isAfterComment = false

        init(room: Int) { self.room = room }

        /// Whether everything fits, as soon as that is certain.
        mutating func measure(_ layout: Layout, isFlat: Bool, of tokens: [CommentedToken]) -> Bool? {
            switch layout {
            case .space: room -= 1
            case .line where isFlat: room -= 1
            case .softLine where isFlat: break
            case .hardLine where isFlat: return false
            case .line, .softLine, .hardLine: return room >= 0
            case .token(let index): return measure(tokens[index], leading: true, rest: true, isFlat)
            case .leading(let index): return measure(tokens[index], leading: true, rest: false, isFlat)
            case .rest(let index): return measure(tokens[index], leading: false, rest: true, isFlat)
            case .nest, .group, .sequence: break
            }
            return room >= 0 ? nil : false
        }

        private mutating func measure(
            _ token: CommentedToken, leading: Bool, rest: Bool, _ isFlat: Bool
        ) -> Bool? {
            if leading, !token.leading.isEmpty { return !isFlat && room >= 0 }
            guard rest else { return nil }
            // The comment ends the line; what stands in the group behind it does not fit on one.
            if isAfterComment { return !isFlat && room >= 0 }
            let firstLine = token.text.unicodeScalars.prefix { $0 != "\n" }.count
            room -= firstLine
            if room < 0 { return false }
            if token.text.utf8.contains(UInt8(ascii: "\n")) { return true }
            isAfterComment = token.trailing != nil
            return nil
        }
    }
}
