/// A page that asks before something is deleted, and wants its name typed.
struct ConfirmDeletion: Sendable {
    static let field = "confirmation"

    let kind: String
    let name: String
    let consequence: String
    let action: Link
    let cancel: Link
    var error: String?

    /// Whether the form that came back names the thing.
    static func isConfirmed(_ form: Fields, _ name: String) -> Bool { form.filled(field) == name.trimmed }

    static let mismatch = "This is not the name. Nothing was deleted."

    func body(_ session: Session) -> HTML {
        tag(.section, .class("card dialog")) {
            tag(.h1) { "Delete \(kind)?" }
            tag(.p) { consequence }
            tag(.p) {
                "To confirm, type "
                tag(.code, .class("to-type")) { name }
            }
            form(to: action, session) {
                Field(
                    Self.field, "Name of the \(kind)", isRequired: true, isCode: true, isFocused: true, error: error
                ).input()
                tag(.div, .class("actions")) {
                    Button.danger("Delete \(kind)")
                    Button.link("Cancel", cancel)
                }
            }
        }
    }
}
