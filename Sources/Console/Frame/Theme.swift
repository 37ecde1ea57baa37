/// Light or dark where the user has chosen; without a choice the browser decides.
enum Theme: String, Sendable {
    case light, dark

    static let cookie = "castellan-theme"

    var other: Theme { self == .light ? .dark : .light }
}
