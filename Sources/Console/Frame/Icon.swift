/// The few pictures that the frame has.
enum Icon {
    /// A keep with its gate.
    static var brand: HTML {
        tag(
            .svg, .class("icon"), .set(.viewBox, "0 0 24 24"), .set(.width, 22), .set(.height, 22),
            .set(.ariaHidden, "true")
        ) {
            tag(.path, .set(.d, Self.outline))
        }
    }

    static let outline = "M4 3h3v3h3V3h4v3h3V3h3v7l-2 2v9h-4v-5a2 2 0 0 0-4 0v5H6v-9l-2-2z"
}
