import Cedar
import Core

/// Entity types as boxes with their attributes; groups stand above their members.
struct EntityPicture: Sendable {
    private static let mostLines = 8
    private static let mostCharacters = 34
    private static let titleHeight = 30
    private static let lineHeight = 18

    private let types: [Schema.EntityType]
    let layout: Layout

    init(_ schema: Schema) {
        types = schema.entityTypes.values.sorted { $0.name < $1.name }
        let boxes = types.map { type in
            let lines = Self.lines(type)
            let longest = max(lines.map(\.count).max() ?? 0, type.name.path.count + 1)
            return Layout.Box(
                type.name.path, width: max(96, longest * 8 + 28),
                height: Self.titleHeight + (lines.isEmpty ? 6 : lines.count * Self.lineHeight + 10))
        }
        layout = Layout(
            boxes,
            parents: Dictionary(
                uniqueKeysWithValues: types.map { ($0.name.path, $0.memberOf.sorted().map(\.path)) }))
    }

    var html: HTML {
        tag(
            .svg, .set(.viewBox, "0 0 \(layout.width) \(layout.height)"), .set(.width, layout.width),
            .set(.height, layout.height), .flag(.dataPicture), .set(.ariaHidden, "true")
        ) {
            Arrow.definition("member")
            for type in types { for parent in type.memberOf.sorted() { edge(type.name.path, parent.path) } }
            for type in types { node(type) }
        }
    }

    private func node(_ type: Schema.EntityType) -> HTML? {
        guard let box = layout[type.name.path] else { return nil }
        let lines = Self.lines(type)
        return tag(.g, .set(.dataNode, box.id)) {
            tag(
                .rect, .set(.x, box.x), .set(.y, box.y), .set(.width, box.width), .set(.height, box.height),
                .set(.rx, 8))
            tag(.text, .class("node-title"), .set(.x, box.x + 14), .set(.y, box.y + 21)) {
                Self.cut(type.name.path)
            }
            for (index, line) in lines.enumerated() {
                tag(
                    .text, .class("node-line"), .set(.x, box.x + 14),
                    .set(.y, box.y + Self.titleHeight + index * Self.lineHeight + 13)
                ) { line }
            }
        }
    }

    private func edge(_ child: String, _ parent: String) -> HTML? {
        guard let from = layout[child], let to = layout[parent] else { return nil }
        let path: String
        if from.id == to.id {
            let (x, y) = (from.x + from.width, from.y + 14)
            path = "M\(x) \(y + 12)c18 0 18 -16 2 -14"
        } else {
            let (start, end) = from.y > to.y ? (from.y, to.bottom + 7) : (from.bottom, to.y - 7)
            let bend = (start + end) / 2
            path = "M\(from.middle) \(start)C\(from.middle) \(bend) \(to.middle) \(bend) \(to.middle) \(end)"
        }
        return tag(
            .path, .class("edge"), .set(.d, path), .set(.dataFrom, child), .set(.dataTo, parent),
            .set(.markerEnd, "url(#member)"))
    }

    private static func lines(_ type: Schema.EntityType) -> [String] {
        var all: [String]
        if let ids = type.enumeration {
            all = ids.map { "\"\($0.string)\"" }
        } else {
            all = SchemaTables.lines(type.attributes)
            if let tags = type.tags { all.append("tags: \(tags.words)") }
        }
        if all.count > mostLines { all = all.prefix(mostLines - 1) + ["and \(all.count - mostLines + 1) more"] }
        return all.map(cut)
    }

    static func cut(_ text: String) -> String {
        text.count > mostCharacters ? text.prefix(mostCharacters - 1) + "…" : text
    }
}

/// The head of an arrow.
enum Arrow {
    static func definition(_ id: String) -> HTML {
        tag(.defs) {
            tag(
                .marker, .id(id), .set(.viewBox, "0 0 8 8"), .set(.refX, 7), .set(.refY, 4), .set(.markerWidth, 8),
                .set(.markerHeight, 8), .set(.orient, "auto-start-reverse")
            ) { tag(.path, .class("arrow"), .set(.d, "M0 0.5L8 4L0 7.5z")) }
        }
    }
}
