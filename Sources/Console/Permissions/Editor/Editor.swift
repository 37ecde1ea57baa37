/// A text area for code. With the script it shows the text in colours, with line numbers, and checks it while it is
/// typed; without it, a button of the form does.
struct Editor: Sendable {
    let name: String
    let label: String
    let text: String
    var rows = 14
    /// Where the script has the text checked.
    var check: Link?
    /// nil before anything was checked.
    var findings: [Finding]?
    var help: String?

    private var id: String { "field-\(name)" }
    private var isWrong: Bool { findings?.contains { $0.isError } ?? false }

    var html: HTML {
        tag(
            .div, .class(isWrong ? "editor wrong" : "editor"), .flag(.dataEditor), check.map { .check($0) }
        ) {
            tag(.label, .set(.for, id)) { label }
            tag(.div, .class("editor-box")) {
                tag(.div, .class("editor-gutter"), .set(.ariaHidden, "true"))
                tag(.pre, .class("editor-mirror"), .set(.ariaHidden, "true"))
                tag(
                    .textarea, .id(id), .set(.name, name), .set(.rows, rows), .class("code"),
                    .set(.spellcheck, "false"),
                    .set(.autocapitalize, "off"), .set(.autocomplete, "off"), .set(.wrap, "off"),
                    isWrong ? .set(.ariaInvalid, "true") : nil, .flag(.autofocus, isSet: isWrong),
                    .set(.ariaDescribedBy, help == nil ? "\(id)-findings" : "\(id)-help \(id)-findings")
                ) { text }
            }
            if let help { tag(.p, .id("\(id)-help"), .class("help")) { help } }
            tag(.ul, .id("\(id)-findings"), .class("findings"), .set(.ariaLive, "polite")) {
                if let findings {
                    if findings.isEmpty {
                        tag(.li, .class("no-finding")) { "No findings." }
                    } else {
                        for finding in findings { finding.item }
                    }
                }
            }
        }
    }
}
