/// Buttons, and links that look like them.
enum Button {
    /// - Parameter intent: what the handler finds under `intent`, where a form can do several things.
    static func primary(_ title: String, intent: String? = nil) -> HTML { button("primary", title, intent) }
    static func secondary(_ title: String, intent: String? = nil) -> HTML { button("secondary", title, intent) }
    static func danger(_ title: String) -> HTML { button("danger", title, nil) }

    static func link(_ title: String, _ link: Link, isPrimary: Bool = false) -> HTML {
        tag(.a, .class(isPrimary ? "button primary" : "button secondary"), .href(link)) { title }
    }

    private static func button(_ kind: String, _ title: String, _ intent: String?) -> HTML {
        tag(
            .button, .class(kind), .set(.type, "submit"), intent.map { _ in .set(.name, "intent") } ?? nil,
            intent.map { .set(.value, $0) } ?? nil
        ) { title }
    }
}
