import Cedar
import Core

/// Actions between the types that can ask for them and those that they are asked on. Actions that apply to the same types
/// share a box.
struct ActionPicture: Sendable {
    struct Group: Sendable {
        let id: String
        let names: [String]
        let principals: [String]
        let resources: [String]
    }

    private static let mostNames = 12
    private static let lineHeight = 18
    private static let typeHeight = 34
    private static let gap = 18
    private static let columnGap = 96
    private static let top = 44

    let groups: [Group]
    let boxes: [String: Layout.Box]
    private let principals: [String]
    private let resources: [String]
    private let size: (width: Int, height: Int)

    init(_ schema: Schema) {
        groups = Self.groups(schema)
        principals = Self.types(groups, \.principals)
        resources = Self.types(groups, \.resources)
        let columns = [
            principals.map { Layout.Box("p:\($0)", width: Self.width([$0]), height: Self.typeHeight) },
            groups.map {
                Layout.Box($0.id, width: Self.width($0.names), height: $0.names.count * Self.lineHeight + 16)
            },
            resources.map { Layout.Box("r:\($0)", width: Self.width([$0]), height: Self.typeHeight) },
        ]
        (boxes, size) = Self.place(columns)
    }

    var html: HTML {
        tag(
            .svg, .set(.viewBox, "0 0 \(size.width) \(size.height)"), .set(.width, size.width),
            .set(.height, size.height),
            .flag(.dataPicture), .set(.ariaHidden, "true")
        ) {
            Arrow.definition("asks")
            for (title, id) in titles {
                if let box = boxes[id] { tag(.text, .class("column-title"), .set(.x, box.x), .set(.y, 26)) { title } }
            }
            for group in groups {
                for type in group.principals { edge("p:\(type)", group.id) }
                for type in group.resources { edge(group.id, "r:\(type)") }
            }
            for type in principals { node("p:\(type)", [type], class: "principal-box") }
            for group in groups { node(group.id, group.names, class: "action-box") }
            for type in resources { node("r:\(type)", [type], class: "resource-box") }
        }
    }

    private var titles: [(String, String)] {
        [
            ("Principals", principals.first.map { "p:\($0)" }), ("Actions", groups.first?.id),
            ("Resources", resources.first.map { "r:\($0)" }),
        ].compactMap { title, id in id.map { (title, $0) } }
    }

    private func node(_ id: String, _ lines: [String], class name: String) -> HTML? {
        guard let box = boxes[id] else { return nil }
        return tag(.g, .set(.dataNode, id)) {
            tag(
                .rect, .class(name), .set(.x, box.x), .set(.y, box.y), .set(.width, box.width),
                .set(.height, box.height),
                .set(.rx, name == "action-box" ? 8 : Self.typeHeight / 2))
            for (index, line) in lines.enumerated() {
                tag(
                    .text, .class(name == "action-box" ? "node-line" : "node-title"), .set(.x, box.x + 14),
                    .set(.y, box.y + (name == "action-box" ? 21 + index * Self.lineHeight : 22))
                ) { EntityPicture.cut(line) }
            }
        }
    }

    private func edge(_ from: String, _ to: String) -> HTML? {
        guard let start = boxes[from], let end = boxes[to] else { return nil }
        let (x1, y1) = (start.x + start.width, start.y + start.height / 2)
        let (x2, y2) = (end.x - 6, end.y + end.height / 2)
        let bend = (x1 + x2) / 2
        return tag(
            .path, .class("edge"), .set(.d, "M\(x1) \(y1)C\(bend) \(y1) \(bend) \(y2) \(x2) \(y2)"),
            .set(.dataFrom, from),
            .set(.dataTo, to), .set(.markerEnd, "url(#asks)"))
    }

    private static func groups(_ schema: Schema) -> [Group] {
        struct Signature: Hashable {
            let principals: Set<Name>
            let resources: Set<Name>
        }
        let bySignature = Dictionary(grouping: schema.actions.values) {
            Signature(principals: $0.principals, resources: $0.resources)
        }
        // Groups apply to nothing and would stand alone; the table tells what is in them.
        let asked = bySignature.filter { !$0.key.principals.isEmpty && !$0.key.resources.isEmpty }
        return (asked.isEmpty ? bySignature : asked).map { signature, actions in
            var names = actions.map(\.uid.id.string).sorted()
            let id = "a:\(names[0])"
            if names.count > mostNames {
                names = names.prefix(mostNames - 1) + ["and \(names.count - mostNames + 1) more"]
            }
            return Group(
                id: id, names: names, principals: signature.principals.sorted().map(\.path),
                resources: signature.resources.sorted().map(\.path))
        }.sorted { $0.id < $1.id }
    }

    private static func types(_ groups: [Group], _ side: KeyPath<Group, [String]>) -> [String] {
        var seen: Set<String> = []
        return groups.flatMap { $0[keyPath: side] }.filter { seen.insert($0).inserted }
    }

    private static func width(_ texts: [String]) -> Int {
        max(90, (texts.map { min($0.count, 34) }.max() ?? 0) * 8 + 32)
    }

    /// The columns beside each other, each in the middle of the height.
    private static func place(_ columns: [[Layout.Box]]) -> ([String: Layout.Box], (width: Int, height: Int)) {
        let heights = columns.map { column in column.map { $0.height + gap }.reduce(0, +) - gap }
        let tallest = max(heights.max() ?? 0, 0)
        var boxes: [String: Layout.Box] = [:]
        var x = Layout.gap
        for (column, height) in zip(columns, heights) where !column.isEmpty {
            let width = column.map(\.width).max() ?? 0
            var y = top + (tallest - height) / 2
            for var box in column {
                (box.x, box.y) = (x + (width - box.width) / 2, y)
                y += box.height + gap
                boxes[box.id] = box
            }
            x += width + columnGap
        }
        return (boxes, (max(x - columnGap + Layout.gap, 2 * Layout.gap), top + tallest + Layout.gap))
    }
}
