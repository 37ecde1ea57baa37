import Core

/// All policy stores of the account and region.
enum StoresPage {
    @Sendable static func list(_ context: PageContext) async throws -> Reply {
        var input: [String: Document] = [:]
        let token = context.query.filled(Paging.field)
        input["nextToken"] = token.map { .string($0) }
        let answer = await context.attempt("ListPolicyStores", of: StorePage.service, .structure(input))
        let create = Link("permissions", "create")
        return .page(
            Page("Policy stores") {
                heading(
                    "Policy stores",
                    lead: "Each holds the Cedar policies, the schema and the settings of an application.",
                    actions: Button.link("Create policy store", create, isPrimary: true))
                switch answer {
                case .failure(let error): Notice.failure(error)
                case .success(let found):
                    tag(.section, .class("card listing")) {
                        table(found["policyStores"]?.list ?? [], create).html
                        Paging.links(
                            Link("permissions"), next: found["nextToken"]?.string, isFirst: token == nil)
                    }
                }
            })
    }

    private static func table(_ stores: [Document], _ create: Link) -> Table<Document> {
        Table(
            "Policy stores", stores,
            empty: emptyState(
                "No policy stores in this region",
                "A policy store answers who may do what in one of your applications. Create one, give it a schema, and write its first policy.",
                action: Button.link("Create policy store", create, isPrimary: true)),
            columns: [
                .init("Policy store") { store in
                    tag(.a, .class("code"), .href(Link("permissions", store.text("policyStoreId")))) {
                        store.text("policyStoreId")
                    }
                },
                .init("Description") { store in
                    let text = store.text("description")
                    text.isEmpty ? tag(.span, .class("muted")) { "—" } : HTML(text: text)
                },
                .init("Created (UTC)") { store in Time.minute(store["createdDate"]?.timestamp) },
                .init("Last updated (UTC)") { store in Time.minute(store["lastUpdatedDate"]?.timestamp) },
            ])
    }
}
