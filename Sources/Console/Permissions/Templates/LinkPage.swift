import Core

/// Linking a policy to a template: a value for each of its slots.
enum LinkPage {
    private static let slots = ["principal", "resource"]

    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        return .page(try await page([:], nil, store))
    }

    @Sendable static func create(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        var errors: [String: String] = [:]
        var link: [String: Document] = ["policyTemplateId": .string(context["template"])]
        for slot in slots {
            guard let text = context.form.filled(slot) else { continue }
            if let entity = EntityText.read(text) {
                link[slot] = entity.entityIdentifier
            } else {
                errors[slot] = "Write an entity, such as User::\"alice\"."
            }
        }
        guard errors.isEmpty else { return .page(try await page(errors, nil, store), status: 400) }
        do {
            let policy = try await store.call("CreatePolicy", ["definition": ["templateLinked": .structure(link)]])
            return .redirect(
                store.link(to: .policies).appending(policy.text("policyId")), saying: "The policy was linked.")
        } catch let error as AWSError {
            return .page(try await page([:], error, store), status: 400)
        }
    }

    private static func page(_ errors: [String: String], _ error: AWSError?, _ store: StorePage) async throws -> Page {
        let id = store.context["template"]
        let template = try await store.call("GetPolicyTemplate", ["policyTemplateId": .string(id)])
        let statement = template.text("statement")
        let used = Set(CedarHighlighter.tokens(statement).filter { $0.kind == .variable }.map(\.text))
        let link = store.link.appending(id)
        return store.page("Link a policy", below: true, under: [.init(title: id, link: link)]) {
            heading("Link a policy")
            if let error { Notice.failure(error) }
            card("Template") { CedarHighlighter.html(statement) }
            tag(.section, .class("card form")) {
                form(to: link.appending("link"), store.session) {
                    for slot in slots where used.contains("?\(slot)") {
                        Field(
                            slot, "?\(slot)", value: store.context.form[slot] ?? "", isRequired: true, isCode: true,
                            help: "An entity, such as User::\"alice\".", error: errors[slot]
                        ).input()
                    }
                    tag(.div, .class("actions")) {
                        Button.primary("Link policy")
                        Button.link("Cancel", link)
                    }
                }
            }
        }
    }
}

enum DeleteTemplatePage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        _ = try await store.call("GetPolicyTemplate", ["policyTemplateId": .string(context["template"])])
        return .page(page(nil, store))
    }

    @Sendable static func delete(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .templates)
        let id = context["template"]
        guard ConfirmDeletion.isConfirmed(context.form, id) else {
            return .page(page(ConfirmDeletion.mismatch, store), status: 400)
        }
        do {
            _ = try await store.call("DeletePolicyTemplate", ["policyTemplateId": .string(id)])
            return .redirect(store.link, saying: "The template \(id) and its linked policies were deleted.")
        } catch let error as AWSError {
            return .page(page(error.message, store), status: 400)
        }
    }

    private static func page(_ error: String?, _ store: StorePage) -> Page {
        let link = store.link.appending(store.context["template"])
        let dialog = ConfirmDeletion(
            kind: "template", name: store.context["template"],
            consequence: "All policies that are linked to it are deleted with it.",
            action: link.appending("delete"), cancel: link, error: error)
        return store.page("Delete template", below: true) { dialog.body(store.session) }
    }
}
