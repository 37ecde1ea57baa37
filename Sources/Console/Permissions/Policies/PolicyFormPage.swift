import Core

/// Writing a policy, new or again.
enum PolicyFormPage {
    private static let start = """
        permit (
          principal,
          action,
          resource
        );
        """

    @Sendable static func showNew(_ context: PageContext) async throws -> Reply {
        .page(newPage(StatementForm(statement: start), StorePage(context, .policies)))
    }

    @Sendable static func create(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        var form = StatementForm(context.form)
        do {
            if context.form["intent"] == "check" {
                form.findings = try await CheckPage.findings(form.statement, store)
                return .page(newPage(form, store))
            }
            let policy = try await store.call("CreatePolicy", input(form, isNew: true))
            return .redirect(store.link.appending(policy.text("policyId")), saying: "The policy was created.")
        } catch let error as AWSError {
            await form.note(error, store)
            return .page(newPage(form, store), status: 400)
        }
    }

    @Sendable static func showExisting(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        let policy = try await store.call("GetPolicy", ["policyId": .string(context["policy"])])
        let definition = policy["definition"]?["static"] ?? .empty
        var form = StatementForm(statement: definition.text("statement"))
        form.name = policy.text("name")
        form.description = definition.text("description")
        return .page(editPage(form, nil, store))
    }

    @Sendable static func update(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        var form = StatementForm(context.form)
        do {
            switch context.form["intent"] {
            case "check":
                form.findings = try await CheckPage.findings(form.statement, store)
                return .page(editPage(form, nil, store))
            case "replay":
                return .page(editPage(form, try await impact(form, store), store))
            default:
                var input = input(form, isNew: false)
                input["policyId"] = .string(context["policy"])
                _ = try await store.call("UpdatePolicy", input)
                return .redirect(store.link.appending(context["policy"]), saying: "The policy was saved.")
            }
        } catch let error as AWSError {
            await form.note(error, store)
            return .page(editPage(form, nil, store), status: 400)
        }
    }

    private static func input(_ form: StatementForm, isNew: Bool) -> [String: Document] {
        var text: [String: Document] = ["statement": .string(form.statement)]
        if !form.description.isEmpty || !isNew { text["description"] = .string(form.description) }
        var input: [String: Document] = ["definition": ["static": .structure(text)]]
        if !form.name.isEmpty { input["name"] = .string(form.name) }
        return input
    }

    private static func newPage(_ form: StatementForm, _ store: StorePage) -> Page {
        store.page("Create policy", below: true) {
            heading("Create policy")
            problem(form)
            tag(.section, .class("card")) {
                form.html(to: store.link.appending("create"), submit: "Create policy", cancel: store.link, store)
            }
        }
    }

    private static func editPage(_ form: StatementForm, _ impact: HTML?, _ store: StorePage) -> Page {
        let link = store.link.appending(store.context["policy"])
        return store.page("Edit policy", below: true, under: [.init(title: store.context["policy"], link: link)]) {
            heading("Edit policy")
            problem(form)
            tag(.section, .class("card")) {
                form.html(
                    to: link.appending("edit"), submit: "Save", cancel: link, isReplayable: true, store)
            }
            if let impact { impact }
        }
    }

    @HTMLBuilder
    static func problem(_ form: StatementForm) -> HTML {
        if let error = form.error { Notice.failure(error) }
    }

    private static func impact(_ form: StatementForm, _ store: StorePage) async throws -> HTML {
        let answer = try await store.call(
            "ReplayDecisions",
            [
                "proposal": [
                    "replace": [
                        ["policyId": .string(store.context["policy"]), "statement": .string(form.statement)]
                    ]
                ]
            ])
        return Impact(answer, store).html
    }
}
