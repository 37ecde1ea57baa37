/// Where boxes stand in a picture: in layers, one beneath the other, none over another.
struct Layout: Sendable {
    struct Box: Sendable, Hashable {
        let id: String
        let width: Int
        let height: Int
        var x = 0
        var y = 0

        init(_ id: String, width: Int, height: Int) {
            self.id = id
            self.width = width
            self.height = height
        }

        var middle: Int { x + width / 2 }
        var bottom: Int { y + height }
    }

    static let gap = 28
    static let layerGap = 56
    /// Layers break into several rows past this width.
    static let widest = 1_080

    private(set) var boxes: [Box]
    private(set) var width = 0
    private(set) var height = 0

    /// - Parameter parents: the boxes that stand above each; circles are broken where they are met.
    init(_ boxes: [Box], parents: [String: [String]]) {
        self.boxes = boxes
        let layers = Self.layers(boxes.map(\.id), parents)
        let last = layers.values.max() ?? 0
        var placed: [String: Box] = [:]
        var y = Self.gap
        for layer in 0...last {
            let order = Self.ordered(boxes.filter { layers[$0.id] == layer }, by: parents, placed)
            for row in Self.rows(order) {
                var x = Self.gap
                for var box in row {
                    (box.x, box.y) = (x, y)
                    x += box.width + Self.gap
                    placed[box.id] = box
                }
                width = max(width, x)
                y += (row.map(\.height).max() ?? 0) + Self.layerGap
            }
        }
        height = max(y - Self.layerGap + Self.gap, 2 * Self.gap)
        self.boxes = boxes.compactMap { placed[$0.id] }
        center()
    }

    subscript(_ id: String) -> Box? { boxes.first { $0.id == id } }

    /// How far below the top each stands: one beneath the lowest of its parents.
    private static func layers(_ ids: [String], _ parents: [String: [String]]) -> [String: Int] {
        var depth: [String: Int] = [:]
        var onTheWay: Set<String> = []
        func visit(_ id: String) -> Int {
            if let known = depth[id] { return known }
            onTheWay.insert(id)
            let above = (parents[id] ?? []).filter { !onTheWay.contains($0) && $0 != id && ids.contains($0) }
            let own = above.map { visit($0) + 1 }.max() ?? 0
            onTheWay.remove(id)
            depth[id] = own
            return own
        }
        for id in ids { _ = visit(id) }
        return depth
    }

    /// Each near its parents, so that few lines cross.
    private static func ordered(_ boxes: [Box], by parents: [String: [String]], _ placed: [String: Box]) -> [Box] {
        func wish(_ box: Box) -> Int {
            let above = (parents[box.id] ?? []).compactMap { placed[$0]?.middle }
            return above.isEmpty ? .max : above.reduce(0, +) / above.count
        }
        return boxes.sorted { (wish($0), $0.id) < (wish($1), $1.id) }
    }

    private static func rows(_ boxes: [Box]) -> [[Box]] {
        var rows: [[Box]] = []
        var taken = 0
        for box in boxes {
            if rows.isEmpty || taken + gap + box.width > widest {
                rows.append([])
                taken = 0
            }
            rows[rows.count - 1].append(box)
            taken += gap + box.width
        }
        return rows
    }

    private mutating func center() {
        for y in Set(boxes.map(\.y)) {
            let row = boxes.indices.filter { boxes[$0].y == y }
            let end = row.map { boxes[$0].x + boxes[$0].width }.max() ?? 0
            let shift = (width - Self.gap - end) / 2
            for index in row { boxes[index].x += max(shift, 0) }
        }
    }
}
