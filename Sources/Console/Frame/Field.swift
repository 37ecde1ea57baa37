/// A labelled control of a form, with its help and what is wrong with it.
struct Field: Sendable {
    let name: String
    let label: String
    var value = ""
    var isRequired = false
    /// Shown in the typeface of code, without the keyboard's corrections.
    var isCode = false
    var autocomplete = "off"
    var isFocused = false
    var help: String?
    var error: String?
    var suggestions: [String] = []

    init(
        _ name: String, _ label: String, value: String = "", isRequired: Bool = false, isCode: Bool = false,
        autocomplete: String = "off", isFocused: Bool = false, help: String? = nil, error: String? = nil,
        suggestions: [String] = []
    ) {
        self.name = name
        self.label = label
        self.value = value
        self.isRequired = isRequired
        self.isCode = isCode
        self.autocomplete = autocomplete
        self.isFocused = isFocused
        self.help = help
        self.error = error
        self.suggestions = suggestions
    }

    private var id: String { "field-\(name)" }

    func input(type: String = "text") -> HTML {
        framed {
            tag(
                .input,
                common + [
                    .set(.type, type), .set(.value, value), .set(.autocomplete, autocomplete),
                    suggestions.isEmpty ? nil : .set(.list, "\(id)-list"),
                ])
            if !suggestions.isEmpty {
                tag(.datalist, .id("\(id)-list")) {
                    for suggestion in suggestions { tag(.option, .set(.value, suggestion)) }
                }
            }
        }
    }

    func area(rows: Int) -> HTML {
        framed { tag(.textarea, common + [.set(.rows, rows)]) { value } }
    }

    /// - Parameter options: values with what is shown for them.
    func select(_ options: [(value: String, title: String)]) -> HTML {
        framed {
            tag(.select, common) {
                for option in options {
                    tag(.option, .set(.value, option.value), .flag(.selected, isSet: option.value == value)) {
                        option.title
                    }
                }
            }
        }
    }

    /// A box to tick; `value` says `true` when it is.
    func check() -> HTML {
        tag(.div, .class("field check")) {
            tag(
                .input,
                [
                    .id(id), .set(.name, name), .set(.type, "checkbox"), .set(.value, "true"),
                    .flag(.checked, isSet: value == "true"),
                    help.map { _ in .set(.ariaDescribedBy, "\(id)-help") } ?? nil,
                ])
            tag(.label, .set(.for, id)) { label }
            if let help { tag(.p, .id("\(id)-help"), .class("help")) { help } }
        }
    }

    private var common: [Attribute?] {
        let described = [help.map { _ in "\(id)-help" }, error.map { _ in "\(id)-error" }].compactMap { $0 }
        return [
            .id(id), .set(.name, name), isCode ? .class("code") : nil, .flag(.required, isSet: isRequired),
            isCode ? .set(.spellcheck, "false") : nil, isCode ? .set(.autocapitalize, "off") : nil,
            .flag(.autofocus, isSet: isFocused || error != nil), error == nil ? nil : .set(.ariaInvalid, "true"),
            described.isEmpty ? nil : .set(.ariaDescribedBy, described.joined(separator: " ")),
        ]
    }

    private func framed(@HTMLBuilder _ control: () -> HTML) -> HTML {
        tag(.div, .class(error == nil ? "field" : "field wrong")) {
            tag(.label, .set(.for, id)) {
                label
                if !isRequired { tag(.span, .class("optional")) { " optional" } }
            }
            control()
            if let help { tag(.p, .id("\(id)-help"), .class("help")) { help } }
            if let error { tag(.p, .id("\(id)-error"), .class("error")) { error } }
        }
    }
}

/// What shows that a form is the session's own.
enum FormToken {
    static let name = "form-token"
    static let header = "x-form-token"

    static func field(_ session: Session) -> HTML {
        tag(.input, .set(.type, "hidden"), .set(.name, name), .set(.value, session.formToken))
    }
}

/// A form that changes or asks something, with the session's token in it.
func form(
    to link: Link, _ session: Session, class name: String = "", @HTMLBuilder content: () -> HTML
) -> HTML {
    tag(.form, .set(.method, "post"), .action(link), name.isEmpty ? nil : .class(name)) {
        FormToken.field(session)
        content()
    }
}
