import Core
import Gateway
import Plane

/// What stands around every page: head, header, navigation, crumbs, the last change's outcome.
struct Frame: Sendable {
    /// The one who is signed in.
    struct Visitor: Sendable {
        let session: Session
        let caller: Caller
        let regions: [Region]
    }

    let visitor: Visitor?
    let theme: Theme?
    var flash: Flash?
    /// Where the region and theme switches come back to.
    let here: Link

    func document(_ page: Page) -> String {
        HTML.document(
            tag(.html, .set(.lang, "en"), theme.map { .set(.dataTheme, $0.rawValue) } ?? nil) {
                head(page)
                tag(.body, .class(page.isBare ? "bare" : "framed")) {
                    tag(.a, .class("skip"), .href(anchor: "content")) { "Skip to the content" }
                    if let visitor, !page.isBare { header(visitor) }
                    if !page.isBare { navigation(page) }
                    tag(.main, .id("content"), .set(.tabindex, "-1")) {
                        if !page.trail.isEmpty { crumbs(page) }
                        if let flash { message(flash) }
                        page.body
                    }
                }
            })
    }

    private func head(_ page: Page) -> HTML {
        tag(.head) {
            tag(.meta, .set(.charset, "utf-8"))
            tag(.meta, .set(.name, "viewport"), .set(.content, "width=device-width, initial-scale=1"))
            tag(.meta, .set(.name, "color-scheme"), .set(.content, theme?.rawValue ?? "light dark"))
            if let visitor { tag(.meta, .set(.name, "form-token"), .set(.content, visitor.session.formToken)) }
            tag(.title) { "\(page.title) · Castellan" }
            tag(.link, .set(.rel, "stylesheet"), .href(Assets.style.link))
            tag(.link, .set(.rel, "icon"), .set(.type, "image/svg+xml"), .href(Assets.icon.link))
            tag(.script, .src(Assets.script.link), .flag(.defer))
        }
    }

    private func header(_ visitor: Visitor) -> HTML {
        tag(.header, .class("top")) {
            tag(.a, .class("brand"), .href(.home)) {
                Icon.brand
                tag(.span) { "Castellan" }
            }
            tag(.div, .class("top-tools")) {
                regionForm(visitor)
                who(visitor)
            }
        }
    }

    private func regionForm(_ visitor: Visitor) -> HTML {
        var names = visitor.regions.map(\.rawValue)
        if !names.contains(visitor.session.region.rawValue) { names.insert(visitor.session.region.rawValue, at: 0) }
        return tag(.form, .class("inline"), .set(.method, "post"), .action(Link("region"))) {
            FormToken.field(visitor.session)
            tag(.input, .set(.type, "hidden"), .set(.name, "return"), .set(.value, here.text))
            tag(.label, .class("hidden-label"), .set(.for, "region-choice")) { "Region" }
            tag(.select, .id("region-choice"), .set(.name, "region")) {
                for name in names {
                    tag(.option, .set(.value, name), .flag(.selected, isSet: name == visitor.session.region.rawValue)) {
                        name
                    }
                }
            }
            tag(.button, .class("quiet small")) { "Switch" }
        }
    }

    private func themeForm(_ visitor: Visitor) -> HTML {
        let next = (theme ?? .light).other
        return tag(.form, .class("inline"), .set(.method, "post"), .action(Link("theme"))) {
            FormToken.field(visitor.session)
            tag(.input, .set(.type, "hidden"), .set(.name, "return"), .set(.value, here.text))
            tag(.button, .class("quiet small"), .set(.name, "theme"), .set(.value, next.rawValue)) {
                next == .dark ? "Dark colours" : "Light colours"
            }
        }
    }

    private func who(_ visitor: Visitor) -> HTML {
        tag(.details, .class("who")) {
            tag(.summary) { tag(.span, .class("who-name")) { visitor.caller.shortName } }
            tag(.div, .class("who-card")) {
                tag(.dl) {
                    tag(.dt) { "Signed in as" }
                    tag(.dd) { code(visitor.caller.arn) }
                    tag(.dt) { "Account" }
                    tag(.dd) { tag(.code) { visitor.caller.account.rawValue } }
                    tag(.dt) { "Until" }
                    tag(.dd) { Time.moment(visitor.session.expires) }
                }
                tag(.div, .class("actions")) {
                    themeForm(visitor)
                    form(to: Link("sign-out"), visitor.session) {
                        tag(.button, .class("quiet small")) { "Sign out" }
                    }
                }
            }
        }
    }

    private func navigation(_ page: Page) -> HTML {
        tag(.nav, .class("side"), .set(.ariaLabel, "Pages")) {
            tag(.ul) {
                tag(.li) {
                    tag(
                        .a, .href(Link("permissions")),
                        page.siblings.isEmpty ? .set(.ariaCurrent, page.trail.isEmpty ? "page" : "true") : nil
                    ) { "Policy stores" }
                }
                if !page.siblings.isEmpty {
                    for item in page.siblings {
                        tag(.li, .class("nested")) {
                            tag(.a, .href(item.link), item.isCurrent ? .set(.ariaCurrent, "page") : nil) { item.title }
                        }
                    }
                }
            }
        }
    }

    private func crumbs(_ page: Page) -> HTML {
        tag(.nav, .class("crumbs"), .set(.ariaLabel, "Breadcrumbs")) {
            tag(.ol) {
                for crumb in page.trail { tag(.li) { tag(.a, .href(crumb.link)) { crumb.title } } }
            }
        }
    }

    private func message(_ flash: Flash) -> HTML {
        tag(.div, .class("flash \(flash.kind.rawValue)"), .set(.role, flash.kind == .success ? "status" : "alert")) {
            flash.text
        }
    }
}

extension Caller {
    /// What a header has room for.
    fileprivate var shortName: String {
        switch identity {
        case .root: "root"
        case .user(let name, _, _): name
        case .assumedRole(let name, _, _, let session, _): "\(name)/\(session)"
        case .federatedUser(let name), .service(let name): name
        case .anonymous: "anonymous"
        }
    }
}
