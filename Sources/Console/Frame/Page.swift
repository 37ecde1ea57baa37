/// A page before its frame is put around it.
struct Page: Sendable {
    struct Crumb: Sendable {
        let title: String
        let link: Link
    }

    let title: String
    /// Where the page stands, from the top down, itself left out.
    var trail: [Crumb] = []
    /// The pages beside this one, such as those of a policy store.
    var siblings: [NavigationItem] = []
    /// Without navigation, for those who are not signed in.
    var isBare = false
    let body: HTML

    init(
        _ title: String, trail: [Crumb] = [], siblings: [NavigationItem] = [], isBare: Bool = false, body: HTML
    ) {
        self.title = title
        self.trail = trail
        self.siblings = siblings
        self.isBare = isBare
        self.body = body
    }

    init(
        _ title: String, trail: [Crumb] = [], siblings: [NavigationItem] = [],
        @HTMLBuilder content: () -> HTML
    ) {
        self.init(title, trail: trail, siblings: siblings, body: content())
    }
}

struct NavigationItem: Sendable {
    let title: String
    let link: Link
    let isCurrent: Bool
}
