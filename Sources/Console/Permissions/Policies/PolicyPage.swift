import Core

/// One policy with its text.
enum PolicyPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        let id = context["policy"]
        let policy = try await store.call("GetPolicy", ["policyId": .string(id)])
        let link = store.link.appending(policy.text("policyId"))
        let isStatic = policy.text("policyType") == "STATIC"
        let definition = policy["definition"]?[isStatic ? "static" : "templateLinked"] ?? .empty
        return .page(
            store.page("Policy \(policy.text("policyId"))", below: true) {
                heading(
                    policy["name"]?.string ?? policy.text("policyId"), lead: definition.text("description"),
                    isCode: true,
                    actions: group {
                        if isStatic { Button.link("Edit", link.appending("edit"), isPrimary: true) }
                        Button.link("Delete", link.appending("delete"))
                    })
                if isStatic {
                    card("Statement") { CedarHighlighter.html(definition.text("statement")) }
                } else {
                    linked(definition, store)
                }
                card("Details") { details(policy) }
            })
    }

    private static func linked(_ link: Document, _ store: StorePage) -> HTML {
        let template = link.text("policyTemplateId")
        return card("Template") {
            facts([
                (
                    "Template",
                    tag(.a, .class("code"), .href(store.link(to: .templates).appending(template))) { template }
                ),
                ("?principal", PolicyWords.value(link["principal"])),
                ("?resource", PolicyWords.value(link["resource"])),
            ])
        }
    }

    private static func details(_ policy: Document) -> HTML {
        facts([
            ("Policy ID", code(policy.text("policyId"))),
            ("Effect", PolicyWords.effect(policy)),
            ("Kind", HTML(text: PolicyWords.kind(policy))),
            ("Principal", PolicyWords.entity(policy["principal"])),
            ("Action", PolicyWords.actions(policy)),
            ("Resource", PolicyWords.entity(policy["resource"])),
            ("Created", Time.moment(policy["createdDate"]?.timestamp)),
            ("Last updated", Time.moment(policy["lastUpdatedDate"]?.timestamp)),
        ])
    }
}

extension PolicyWords {
    /// What a slot is filled with.
    static func value(_ entity: Document?) -> HTML {
        EntityText.of(entity).map { code($0) } ?? HTML()
    }
}

enum DeletePolicyPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        _ = try await store.call("GetPolicy", ["policyId": .string(context["policy"])])
        return .page(page(nil, store))
    }

    @Sendable static func delete(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        let id = context["policy"]
        guard ConfirmDeletion.isConfirmed(context.form, id) else {
            return .page(page(ConfirmDeletion.mismatch, store), status: 400)
        }
        do {
            _ = try await store.call("DeletePolicy", ["policyId": .string(id)])
            return .redirect(store.link, saying: "The policy \(id) was deleted.")
        } catch let error as AWSError {
            return .page(page(error.message, store), status: 400)
        }
    }

    private static func page(_ error: String?, _ store: StorePage) -> Page {
        let link = store.link.appending(store.context["policy"])
        let dialog = ConfirmDeletion(
            kind: "policy", name: store.context["policy"],
            consequence: "What it permits or forbids is no longer, from the next decision on.",
            action: link.appending("delete"), cancel: link, error: error)
        return store.page("Delete policy", below: true) { dialog.body(store.session) }
    }
}
