import Core

/// What a page's handler answers with.
struct Reply: Sendable {
    enum Content: Sendable {
        case page(Page)
        /// After a change: the browser goes there with GET, so that reloading repeats nothing.
        case redirect(Link)
        case json([UInt8])
    }

    var content: Content
    var status = 200
    var flash: Flash?
    var cookies: [Cookie] = []
    /// Seconds after which to come again.
    var retryAfter: Int?

    static func page(_ page: Page, status: Int = 200) -> Reply { Reply(content: .page(page), status: status) }

    static func redirect(_ link: Link, saying text: String? = nil) -> Reply {
        Reply(content: .redirect(link), status: 303, flash: text.map { Flash(.success, $0) })
    }

    static func json(_ bytes: [UInt8]) -> Reply { Reply(content: .json(bytes)) }
}
