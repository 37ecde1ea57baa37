/// A table of data, with a state for when there is none. On narrow screens each row becomes a small card.
struct Table<Row>: Sendable where Row: Sendable {
    struct Column: Sendable {
        enum Kind: String, Sendable {
            case text, number, actions
        }

        let title: String
        var kind = Kind.text
        let cell: @Sendable (Row) -> HTML

        init(_ title: String, _ kind: Kind = .text, @HTMLBuilder cell: @escaping @Sendable (Row) -> HTML) {
            self.title = title
            self.kind = kind
            self.cell = cell
        }
    }

    /// Says what the table holds, for those who do not see the page.
    let caption: String
    let columns: [Column]
    let rows: [Row]
    /// Shown in place of an empty table.
    let empty: HTML

    init(_ caption: String, _ rows: [Row], empty: HTML, columns: [Column]) {
        self.caption = caption
        self.rows = rows
        self.empty = empty
        self.columns = columns
    }

    var html: HTML {
        guard !rows.isEmpty else { return empty }
        return tag(.table) {
            tag(.caption, .class("hidden-label")) { caption }
            tag(.thead) {
                tag(.tr) {
                    for column in columns {
                        tag(.th, .set(.scope, "col"), .class(column.kind.rawValue)) {
                            column.kind == .actions
                                ? tag(.span, .class("hidden-label")) { column.title } : HTML(text: column.title)
                        }
                    }
                }
            }
            tag(.tbody) { for row in rows { line(row) } }
        }
    }

    private func line(_ row: Row) -> HTML {
        tag(.tr) {
            for column in columns {
                tag(.td, .class(column.kind.rawValue), .set(.dataLabel, column.title)) {
                    tag(.div) { column.cell(row) }
                }
            }
        }
    }
}

/// What stands where nothing is yet, and how to begin.
func emptyState(_ title: String, _ text: String, action: HTML? = nil) -> HTML {
    tag(.div, .class("empty")) {
        tag(.p, .class("empty-title")) { title }
        tag(.p, .class("muted")) { text }
        if let action { tag(.div, .class("actions")) { action } }
    }
}

/// The way to a listing's next page, and back to its first.
enum Paging {
    static let field = "page"

    static func links(_ here: Link, next token: String?, isFirst: Bool) -> HTML {
        guard token != nil || !isFirst else { return HTML() }
        return tag(.nav, .class("paging"), .set(.ariaLabel, "Paging")) {
            if !isFirst { tag(.a, .class("button secondary"), .href(here)) { "First page" } }
            if let token { tag(.a, .class("button secondary"), .href(here.query(field, token))) { "Next page" } }
        }
    }
}
