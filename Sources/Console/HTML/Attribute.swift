/// An attribute of an element. Names are of a closed list without event handlers, and addresses are `Link`s, so that no
/// text can become code.
struct Attribute: Sendable, Hashable {
    enum Name: String, Sendable {
        case id, `class`, name, value, type, lang, title, role, scope, content, charset, rel, method, rows, cols
        case placeholder, autocomplete, `for`, colspan, list, min, max, step, minlength, maxlength, pattern
        case spellcheck, autocapitalize, wrap, tabindex, enctype, datetime, inputmode
        case required, disabled, selected, checked, hidden, open, autofocus, `defer`, novalidate, readonly
        case ariaLabel = "aria-label"
        case ariaLabelledBy = "aria-labelledby"
        case ariaDescribedBy = "aria-describedby"
        case ariaCurrent = "aria-current"
        case ariaHidden = "aria-hidden"
        case ariaInvalid = "aria-invalid"
        case ariaLive = "aria-live"
        case dataTheme = "data-theme"
        case dataLabel = "data-label"
        case dataEditor = "data-editor"
        case dataCheck = "data-check"
        case dataPicture = "data-picture"
        case dataNode = "data-node"
        case dataFrom = "data-from"
        case dataTo = "data-to"
        case dataLine = "data-line"
        case dataColumn = "data-column"
        case dataEndLine = "data-end-line"
        case dataEndColumn = "data-end-column"
        case dataSeverity = "data-severity"
        case viewBox, width, height, x, y, rx, d, refX, refY, orient, markerWidth, markerHeight
        case textAnchor = "text-anchor"
        case markerEnd = "marker-end"
        case href, src, action, formaction
    }

    private let name: Name
    private let value: String?

    private init(_ name: Name, _ value: String?) {
        self.name = name
        self.value = value
    }

    func write(to markup: inout String) {
        markup += " \(name.rawValue)"
        if let value { markup += "=\"\(Escape.text(value))\"" }
    }
}

extension Attribute {
    /// Any attribute that is no address.
    static func set(_ name: Name, _ value: String) -> Attribute? {
        switch name {
        case .href, .src, .action, .formaction: nil
        default: Attribute(name, value)
        }
    }

    static func set(_ name: Name, _ value: Int) -> Attribute? { set(name, String(value)) }

    /// An attribute without a value, such as `required`.
    static func flag(_ name: Name, isSet: Bool = true) -> Attribute? { isSet ? Attribute(name, nil) : nil }

    static func `class`(_ value: String) -> Attribute { Attribute(.class, value) }
    static func id(_ value: String) -> Attribute { Attribute(.id, value) }
    static func href(_ link: Link) -> Attribute { Attribute(.href, link.text) }
    /// A place on the same page.
    static func href(anchor: String) -> Attribute { Attribute(.href, "#" + anchor) }
    static func src(_ link: Link) -> Attribute { Attribute(.src, link.text) }
    static func action(_ link: Link) -> Attribute { Attribute(.action, link.text) }
    static func formAction(_ link: Link) -> Attribute { Attribute(.formaction, link.text) }
    static func check(_ link: Link) -> Attribute { Attribute(.dataCheck, link.text) }
}
