import Core

/// The form of what is written in Cedar: a policy or a template.
struct StatementForm: Sendable {
    var name = ""
    var description = ""
    var statement: String
    /// nil before it was checked.
    var findings: [Finding]?
    var error: AWSError?

    init(statement: String) { self.statement = statement }

    init(_ form: Fields) {
        name = form.filled("name") ?? ""
        description = form.filled("description") ?? ""
        statement = form["statement"] ?? ""
    }

    /// With what a refusal says of the statement among the findings.
    mutating func note(_ error: AWSError, _ store: StorePage) async {
        self.error = error
        let found = (try? await CheckPage.findings(statement, store)) ?? []
        if found.isEmpty, let message = error.message(about: "statement") {
            findings = [Finding(["severity": "ERROR", "message": .string(message)])]
        } else {
            findings = found
        }
    }

    /// - Parameters:
    ///   - action: where the form goes to.
    ///   - submit: what the button says.
    ///   - isReplayable: whether logged decisions can be made again with it.
    func html(
        to action: Link, submit: String, cancel: Link, isReplayable: Bool = false, _ store: StorePage
    ) -> HTML {
        form(to: action, store.session) {
            Editor(
                name: "statement", label: "Statement", text: statement,
                check: StoreSection.overview.link(in: store.id).appending("check-statement"), findings: findings,
                help: "One policy in Cedar. It is checked against the schema."
            ).html
            tag(.div, .class("columns")) {
                Field(
                    "name", "Name", value: name, isCode: true, help: "Such as name/readers; can stand in for the ID.",
                    error: error?.message(about: "name")
                ).input()
                Field(
                    "description", "Description", value: description, error: error?.message(about: "description")
                ).input()
            }
            tag(.div, .class("actions")) {
                Button.primary(submit, intent: "save")
                Button.secondary("Validate", intent: "check")
                if isReplayable { Button.secondary("Preview the effect", intent: "replay") }
                Button.link("Cancel", cancel)
            }
        }
    }
}
