/// The elements that pages are made of. There is no `style`, no `iframe` and nothing else that could run or load what is
/// not ours.
enum Tag: String, Sendable {
    case html, head, meta, title, link, script, body
    case header, nav, main, section, aside, footer, div, span, p, h1, h2, h3, pre, code, hr, br, wbr, small, strong,
        time
    case ul, ol, li, dl, dt, dd, figure, figcaption, details, summary
    case a, form, fieldset, legend, label, input, select, option, optgroup, textarea, button, datalist
    case table, caption, thead, tbody, tr, th, td
    case svg, g, rect, path, text, defs, marker, circle

    var isVoid: Bool {
        switch self {
        case .meta, .link, .input, .hr, .br, .wbr: true
        default: false
        }
    }
}
