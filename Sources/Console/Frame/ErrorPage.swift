import Core

/// Pages for what went wrong as a whole.
enum ErrorPage {
    static func failure(_ error: AWSError) -> Reply {
        let status: Int
        switch error.code {
        case _ where MissingPermission(error) != nil: status = 403
        case "ResourceNotFoundException": status = 404
        default: status = error.status ?? 400
        }
        let title = MissingPermission(error) == nil ? ErrorWords.title(of: error) : "Access denied"
        return .page(
            Page(title) {
                heading(title)
                Notice.failure(error)
                tag(.div, .class("actions")) { Button.link("Policy stores", Link("permissions")) }
            }, status: status)
    }

    static func notFound() -> Reply { plain("Page not found", "There is no page at this address.", 404) }

    static func wrongMethod() -> Reply { plain("Not possible", "This address is not for that kind of request.", 405) }

    static func foreign() -> Reply {
        plain(
            "The form was not accepted",
            "It did not come from a page of this console, or your session is a new one. Go back, load the page again and repeat what you did.",
            403)
    }

    private static func plain(_ title: String, _ text: String, _ status: Int) -> Reply {
        .page(
            Page(title) {
                heading(title, lead: text)
                tag(.div, .class("actions")) { Button.link("Policy stores", Link("permissions")) }
            }, status: status)
    }
}
