/// A part of a page with its heading.
func card(
    _ title: String, actions: HTML = HTML(), class name: String = "", @HTMLBuilder content: () -> HTML
) -> HTML {
    tag(.section, .class(name.isEmpty ? "card" : "card \(name)")) {
        tag(.div, .class("card-head")) {
            tag(.h2) { title }
            if !actions.isEmpty { tag(.div, .class("actions")) { actions } }
        }
        content()
    }
}

/// A page's own heading with what can be done from there.
func heading(_ title: String, lead: String? = nil, isCode: Bool = false, actions: HTML = HTML()) -> HTML {
    tag(.div, .class("page-head")) {
        tag(.div) {
            tag(.h1, isCode ? .class("code") : nil) { title }
            if let lead, !lead.isEmpty { tag(.p, .class("lead")) { lead } }
        }
        if !actions.isEmpty { tag(.div, .class("actions")) { actions } }
    }
}

/// Names with their values.
func facts(_ pairs: [(String, HTML)]) -> HTML {
    tag(.dl, .class("facts")) {
        for (name, value) in pairs {
            tag(.div) {
                tag(.dt) { name }
                tag(.dd) { value.isEmpty ? HTML(text: "—") : value }
            }
        }
    }
}

func code(_ text: String) -> HTML { tag(.code) { text } }

/// A word with a colour of its own.
func badge(_ text: String, _ kind: String) -> HTML { tag(.span, .class("badge \(kind)")) { text } }
