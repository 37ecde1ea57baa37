import Core

/// Writing a template, new or again.
enum TemplateFormPage {
    private static let start = """
        permit (
          principal == ?principal,
          action,
          resource
        );
        """

    @Sendable static func showNew(_ context: PageContext) async throws -> Reply {
        .page(newPage(StatementForm(statement: start), StorePage(context, .templates)))
    }

    @Sendable static func create(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        var form = StatementForm(context.form)
        do {
            if context.form["intent"] == "check" {
                form.findings = try await CheckPage.findings(form.statement, store)
                return .page(newPage(form, store))
            }
            let template = try await store.call("CreatePolicyTemplate", input(form, isNew: true))
            return .redirect(
                store.link.appending(template.text("policyTemplateId")), saying: "The template was created.")
        } catch let error as AWSError {
            await form.note(error, store)
            return .page(newPage(form, store), status: 400)
        }
    }

    @Sendable static func showExisting(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        let template = try await store.call("GetPolicyTemplate", ["policyTemplateId": .string(context["template"])])
        var form = StatementForm(statement: template.text("statement"))
        form.name = template.text("name")
        form.description = template.text("description")
        return .page(editPage(form, store))
    }

    @Sendable static func update(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        var form = StatementForm(context.form)
        do {
            if context.form["intent"] == "check" {
                form.findings = try await CheckPage.findings(form.statement, store)
                return .page(editPage(form, store))
            }
            var input = input(form, isNew: false)
            input["policyTemplateId"] = .string(context["template"])
            _ = try await store.call("UpdatePolicyTemplate", input)
            return .redirect(store.link.appending(context["template"]), saying: "The template was saved.")
        } catch let error as AWSError {
            await form.note(error, store)
            return .page(editPage(form, store), status: 400)
        }
    }

    private static func input(_ form: StatementForm, isNew: Bool) -> [String: Document] {
        var input: [String: Document] = ["statement": .string(form.statement)]
        if !form.description.isEmpty || !isNew { input["description"] = .string(form.description) }
        if !form.name.isEmpty { input["name"] = .string(form.name) }
        return input
    }

    private static func newPage(_ form: StatementForm, _ store: StorePage) -> Page {
        store.page("Create template", below: true) {
            heading("Create template", lead: "Slots are ?principal and ?resource, in the scope.")
            PolicyFormPage.problem(form)
            tag(.section, .class("card")) {
                form.html(to: store.link.appending("create"), submit: "Create template", cancel: store.link, store)
            }
        }
    }

    private static func editPage(_ form: StatementForm, _ store: StorePage) -> Page {
        let link = store.link.appending(store.context["template"])
        return store.page("Edit template", below: true, under: [.init(title: store.context["template"], link: link)]) {
            heading("Edit template", lead: "All linked policies follow at once.")
            PolicyFormPage.problem(form)
            tag(.section, .class("card")) {
                form.html(to: link.appending("edit"), submit: "Save", cancel: link, store)
            }
        }
    }
}
