/// A piece of a page. It is made of elements and of text, and text is escaped: there is no way to put markup in that is
/// not written in this module's source.
struct HTML: Sendable, Hashable {
    fileprivate(set) var markup = ""

    /// Nothing.
    init() {}

    init(text: String) { markup = Escape.text(text) }

    fileprivate init(markup: String) { self.markup = markup }

    var isEmpty: Bool { markup.isEmpty }

    static func + (left: HTML, right: HTML) -> HTML { HTML(markup: left.markup + right.markup) }

    /// The whole of a document.
    static func document(_ root: HTML) -> String { "<!DOCTYPE html>\n" + root.markup + "\n" }
}

/// An element with what is in it; elements that hold nothing, such as `input`, ignore the content.
func tag(_ name: Tag, _ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    tag(name, attributes, content: content)
}

func tag(_ name: Tag, _ attributes: [Attribute?], @HTMLBuilder content: () -> HTML = { HTML() }) -> HTML {
    var markup = "<\(name.rawValue)"
    for case let attribute? in attributes { attribute.write(to: &markup) }
    markup += ">"
    guard !name.isVoid else { return HTML(markup: markup) }
    // A line feed right behind the start tag would be dropped by the reader of the page.
    if name == .textarea || name == .pre { markup += "\n" }
    markup += content().markup
    markup += "</\(name.rawValue)>"
    return HTML(markup: markup)
}

/// Collects text, elements and what conditions and loops make of them.
@resultBuilder
enum HTMLBuilder {
    static func buildExpression(_ text: String) -> HTML { HTML(text: text) }
    static func buildExpression(_ html: HTML) -> HTML { html }
    static func buildExpression(_ html: HTML?) -> HTML { html ?? HTML() }
    static func buildExpression(_ list: [HTML]) -> HTML { buildArray(list) }
    static func buildBlock(_ parts: HTML...) -> HTML { buildArray(parts) }
    static func buildOptional(_ part: HTML?) -> HTML { part ?? HTML() }
    static func buildEither(first part: HTML) -> HTML { part }
    static func buildEither(second part: HTML) -> HTML { part }
    static func buildArray(_ parts: [HTML]) -> HTML {
        parts.count == 1 ? parts[0] : HTML(markup: parts.map(\.markup).joined())
    }
}

/// Several pieces as one.
func group(@HTMLBuilder _ content: () -> HTML) -> HTML { content() }
