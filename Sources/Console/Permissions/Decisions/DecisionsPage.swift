import Core

/// The decision log.
enum DecisionsPage {
    @Sendable static func list(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .decisions)
        let filter = DecisionFilter(context.query)
        let token = context.query.filled(Paging.field)
        var input: [String: Document] = ["maxResults": 50]
        input["filter"] = filter.document
        input["nextToken"] = token.map { .string($0) }
        let answer: Result<Document, AWSError>? =
            filter.errors.isEmpty ? await store.attempt("ListDecisions", input) : nil
        return .page(
            store.page("Decision log") {
                heading("Decision log", lead: "What applications asked and what they were told, newest first.")
                filter.html(store.link)
                switch answer {
                case nil: HTML()
                case .failure(let error): Notice.failure(error)
                case .success(let found):
                    tag(.section, .class("card listing")) {
                        table(found["decisions"]?.list ?? [], store, isFiltered: filter.document != nil).html
                        Paging.links(
                            filter.link(store.link), next: found["nextToken"]?.string, isFirst: token == nil)
                    }
                }
            }, status: filter.errors.isEmpty ? 200 : 400)
    }

    private static func table(_ decisions: [Document], _ store: StorePage, isFiltered: Bool) -> Table<Document> {
        Table(
            "Decisions", decisions,
            empty: isFiltered
                ? emptyState("No decision matches", "Take the filter away to see all of them.")
                : emptyState(
                    "Nothing was decided yet",
                    "Decisions appear here once an application asks with IsAuthorized, unless logging is off."),
            columns: [
                .init("Time (UTC)") { decision in
                    tag(.a, .href(store.link.appending(decision.text("decisionId")))) {
                        Time.second(decision["time"]?.timestamp)
                    }
                },
                .init("Decision") { decision in DecisionWords.badge(decision.text("decision")) },
                .init("Principal") { decision in PolicyWords.value(decision["principal"]) },
                .init("Action") { decision in PolicyWords.value(decision["action"]) },
                .init("Resource") { decision in PolicyWords.value(decision["resource"]) },
                .init("Policies") { decision in policies(decision, store) },
                .init("Took", .number) { decision in
                    HTML(text: "\(decision["latencyMicroseconds"]?.integer ?? 0) µs")
                },
            ])
    }

    static func policies(_ decision: Document, _ store: StorePage) -> HTML {
        let ids = (decision["determiningPolicies"]?.list ?? []).map { $0.text("policyId") }
        let errors = decision["errors"]?.list?.count ?? 0
        return group {
            if ids.isEmpty { tag(.span, .class("muted")) { "none" } }
            for id in ids.prefix(3) {
                tag(.div) {
                    tag(.a, .class("code"), .href(store.link(to: .policies).appending(id))) { id }
                }
            }
            if ids.count > 3 { tag(.div, .class("muted small")) { "and \(ids.count - 3) more" } }
            if errors > 0 { badge("\(errors) failed", "warn") }
        }
    }
}

/// One logged decision.
enum DecisionPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .decisions)
        let id = context["decision"]
        let decision = try await LoggedDecisions.find(id, store)
        let event = try? JSONParser.parse(decision.text("event"))
        let errors = (decision["errors"]?.list ?? []).map { $0.text("errorDescription") }
        return .page(
            store.page("Decision \(id)", below: true) {
                heading(
                    "Decision",
                    actions: Button.link(
                        "Try in test bench", store.link(to: .testBench).query("decision", id), isPrimary: true))
                tag(.section, .class("card")) {
                    tag(.div, .class("verdict")) {
                        DecisionWords.badge(decision.text("decision"))
                        Time.moment(decision["time"]?.timestamp)
                    }
                    if !errors.isEmpty {
                        Notice.warning("Policies that failed and were left out", errors.joined(separator: "\n"))
                    }
                    facts([
                        ("Principal", PolicyWords.value(decision["principal"])),
                        ("Action", PolicyWords.value(decision["action"])),
                        ("Resource", PolicyWords.value(decision["resource"])),
                        ("Policies that decided", DecisionsPage.policies(decision, store)),
                        ("Version of the store", HTML(text: "\(decision["storeVersion"]?.integer ?? 0)")),
                        ("Took", HTML(text: "\(decision["latencyMicroseconds"]?.integer ?? 0) µs")),
                        ("Asked by", code(event?["actor"]?["invoked_by"]?.string ?? "")),
                        ("From", code(event?["src_endpoint"]?["ip"]?.string ?? "")),
                        ("Decision ID", code(id)),
                    ])
                }
                card("Event (OCSF)") {
                    CedarHighlighter.html(event.map { PrettyJSON.text($0) } ?? decision.text("event"))
                }
            })
    }
}
