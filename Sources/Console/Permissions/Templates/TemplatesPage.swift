import Core

/// The templates of a store.
enum TemplatesPage {
    @Sendable static func list(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        let token = context.query.filled(Paging.field)
        var input: [String: Document] = ["maxResults": 50]
        input["nextToken"] = token.map { .string($0) }
        let answer = await store.attempt("ListPolicyTemplates", input)
        let create = store.link.appending("create")
        return .page(
            store.page("Templates") {
                heading(
                    "Templates", lead: "A policy with slots. Policies linked to it fill them, and follow its text.",
                    actions: Button.link("Create template", create, isPrimary: true))
                switch answer {
                case .failure(let error): Notice.failure(error)
                case .success(let found):
                    tag(.section, .class("card listing")) {
                        table(found["policyTemplates"]?.list ?? [], store).html
                        Paging.links(store.link, next: found["nextToken"]?.string, isFirst: token == nil)
                    }
                }
            })
    }

    private static func table(_ templates: [Document], _ store: StorePage) -> Table<Document> {
        Table(
            "Templates", templates,
            empty: emptyState(
                "No templates yet", "Use one where many policies say the same of different principals or resources.",
                action: Button.link("Create template", store.link.appending("create"), isPrimary: true)),
            columns: [
                .init("Template") { template in
                    tag(.a, .class("code"), .href(store.link.appending(template.text("policyTemplateId")))) {
                        template["name"]?.string ?? template.text("policyTemplateId")
                    }
                },
                .init("Description") { template in HTML(text: template["description"]?.string ?? "—") },
                .init("Created (UTC)") { template in Time.minute(template["createdDate"]?.timestamp) },
                .init("Last updated (UTC)") { template in Time.minute(template["lastUpdatedDate"]?.timestamp) },
            ])
    }
}

/// One template, and the policies that are linked to it.
enum TemplatePage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        let template = try await store.call("GetPolicyTemplate", ["policyTemplateId": .string(context["template"])])
        let id = template.text("policyTemplateId")
        let link = store.link.appending(id)
        let links = await store.attempt(
            "ListPolicies", ["filter": ["policyTemplateId": .string(id)], "maxResults": 50])
        return .page(
            store.page("Template \(id)", below: true) {
                heading(
                    template["name"]?.string ?? id, lead: template.text("description"), isCode: true,
                    actions: group {
                        Button.link("Link a policy", link.appending("link"), isPrimary: true)
                        Button.link("Edit", link.appending("edit"))
                        Button.link("Delete", link.appending("delete"))
                    })
                card("Statement") { CedarHighlighter.html(template.text("statement")) }
                card("Linked policies") {
                    switch links {
                    case .failure(let error): Notice.failure(error)
                    case .success(let found): table(found["policies"]?.list ?? [], store).html
                    }
                    if case .success(let found) = links, found["nextToken"]?.string != nil {
                        tag(.p) {
                            tag(.a, .href(store.link(to: .policies).query("template", id))) { "All linked policies" }
                        }
                    }
                }
            })
    }

    private static func table(_ policies: [Document], _ store: StorePage) -> Table<Document> {
        Table(
            "Linked policies", policies,
            empty: emptyState("Nothing is linked yet", "Link a policy to fill the template's slots."),
            columns: [
                .init("Policy") { policy in
                    tag(.a, .class("code"), .href(store.link(to: .policies).appending(policy.text("policyId")))) {
                        policy.text("policyId")
                    }
                },
                .init("?principal") { policy in PolicyWords.value(policy["definition"]?["templateLinked"]?["principal"])
                },
                .init("?resource") { policy in PolicyWords.value(policy["definition"]?["templateLinked"]?["resource"])
                },
                .init("Created (UTC)") { policy in Time.minute(policy["createdDate"]?.timestamp) },
            ])
    }
}
