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
func facts(_ pairs: [(String, HTML)], class name: String = "") -> HTML {
    tag(.dl, .class(name.isEmpty ? "facts" : "facts \(name)")) {
        for (name, value) in pairs {
            tag(.div) {
                tag(.dt) { name }
                tag(.dd) { value.isEmpty ? HTML(text: "—") : value }
            }
        }
    }
}

/// Text in the typeface of code. Long names break behind their colons and slashes.
func code(_ text: String) -> HTML {
    var parts: [HTML] = []
    var part = ""
    var before: Character?
    for character in text {
        part.append(character)
        if character == "/" || (character == ":" && before == ":") {
            parts.append(HTML(text: part) + tag(.wbr))
            part = ""
        }
        before = character
    }
    return tag(.code) {
        parts
        part
    }
}

/// A word with a colour of its own.
func badge(_ text: String, _ kind: String) -> HTML { tag(.span, .class("badge \(kind)")) { text } }
