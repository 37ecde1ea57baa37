import Core

/// The policies of a store, with a filter.
enum PoliciesPage {
    @Sendable static func list(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .policies)
        let filter = PolicyFilter(context.query)
        let token = context.query.filled(Paging.field)
        var input: [String: Document] = ["maxResults": 50]
        input["nextToken"] = token.map { .string($0) }
        input["filter"] = filter.document
        let answer: Result<Document, AWSError>? =
            filter.errors.isEmpty ? await store.attempt("ListPolicies", input) : nil
        let create = store.link.appending("create")
        return .page(
            store.page("Policies") {
                heading(
                    "Policies", lead: "A request is allowed when a permit applies and no forbid does.",
                    actions: Button.link("Create policy", create, isPrimary: true))
                filter.html(store.link)
                switch answer {
                case nil: HTML()
                case .failure(let error): Notice.failure(error)
                case .success(let found):
                    tag(.section, .class("card listing")) {
                        table(found["policies"]?.list ?? [], store, isFiltered: filter.document != nil).html
                        Paging.links(
                            filter.link(store.link), next: found["nextToken"]?.string, isFirst: token == nil)
                    }
                }
            }, status: filter.errors.isEmpty ? 200 : 400)
    }

    private static func table(_ policies: [Document], _ store: StorePage, isFiltered: Bool) -> Table<Document> {
        Table(
            "Policies", policies,
            empty: isFiltered
                ? emptyState("No policy matches", "Take the filter away to see all of them.")
                : emptyState(
                    "No policies yet", "Without a policy that permits it, every request is denied.",
                    action: Button.link("Create policy", store.link.appending("create"), isPrimary: true)),
            columns: [
                .init("Policy") { policy in
                    tag(.a, .class("code"), .href(store.link.appending(policy.text("policyId")))) {
                        policy["name"]?.string ?? policy.text("policyId")
                    }
                    if let text = policy["definition"]?["static"]?["description"]?.string, !text.isEmpty {
                        tag(.div, .class("muted small")) { text }
                    }
                },
                .init("Effect") { policy in PolicyWords.effect(policy) },
                .init("Principal") { policy in PolicyWords.entity(policy["principal"]) },
                .init("Action") { policy in PolicyWords.actions(policy) },
                .init("Resource") { policy in PolicyWords.entity(policy["resource"]) },
                .init("Kind") { policy in HTML(text: PolicyWords.kind(policy)) },
                .init("Last updated (UTC)") { policy in Time.minute(policy["lastUpdatedDate"]?.timestamp) },
            ])
    }
}

/// What is told of a policy in tables.
enum PolicyWords {
    static func effect(_ policy: Document) -> HTML {
        policy.text("effect") == "Permit" ? badge("Permit", "good") : badge("Forbid", "bad")
    }

    static func kind(_ policy: Document) -> String {
        policy.text("policyType") == "STATIC" ? "Static" : "Template-linked"
    }

    static func entity(_ entity: Document?) -> HTML {
        EntityText.of(entity).map { code($0) } ?? tag(.span, .class("muted")) { "any" }
    }

    static func actions(_ policy: Document) -> HTML {
        let actions = policy["actions"]?.list ?? []
        guard !actions.isEmpty else { return tag(.span, .class("muted")) { "any" } }
        return group {
            for action in actions.prefix(3) {
                tag(.div, .set(.title, EntityText.of(action) ?? "")) { code(action.text("actionId")) }
            }
            if actions.count > 3 { tag(.div, .class("muted small")) { "and \(actions.count - 3) more" } }
        }
    }
}
