import Core

/// The entities that are kept with a policy store.
enum EntitiesPage {
    @Sendable static func list(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .entities)
        let type = context.query.filled("type")
        let token = context.query.filled(Paging.field)
        var input: [String: Document] = ["maxResults": 100]
        input["entityType"] = type.map { .string($0) }
        input["nextToken"] = token.map { .string($0) }
        let answer = await store.attempt("ListEntities", input)
        return .page(
            store.page("Entities") {
                heading(
                    "Entities",
                    lead:
                        "Kept with the store for searches and as a help for the test bench. Applications send their own.",
                    actions: Button.link("Put entities", store.link.appending("put"), isPrimary: true))
                tag(.form, .class("filters"), .set(.method, "get"), .action(store.link)) {
                    Field("type", "Type", value: type ?? "", isCode: true).input()
                    tag(.div, .class("actions")) {
                        Button.secondary("Filter")
                        if type != nil { tag(.a, .href(store.link)) { "Show all" } }
                    }
                }
                switch answer {
                case .failure(let error): Notice.failure(error)
                case .success(let found):
                    tag(.section, .class("card listing")) {
                        table(found, store).html
                        Paging.links(
                            store.link.query("type", type), next: found["nextToken"]?.string, isFirst: token == nil)
                    }
                }
            })
    }

    private struct Row: Sendable {
        let type: String
        let id: String
        let parents: [String]
        let attributes: [String]
    }

    private static func table(_ found: Document, _ store: StorePage) -> Table<Row> {
        let nodes = (try? JSONParser.parse(found.text("entities")))?.array ?? []
        let rows = nodes.map { node in
            Row(
                type: node["uid"]?["type"]?.string ?? "", id: node["uid"]?["id"]?.string ?? "",
                parents: (node["parents"]?.array ?? []).map { CedarJSON.words($0) },
                attributes: (node["attrs"]?.members ?? []).map { "\($0.name): \(CedarJSON.words($0.value))" })
        }
        return Table(
            "Entities", rows,
            empty: emptyState(
                "No entities here", "Put some to search for who may do what, or to try requests with.",
                action: Button.link("Put entities", store.link.appending("put"), isPrimary: true)),
            columns: [
                .init("Entity") { row in code(EntityText.text(row.type, row.id)) },
                .init("Parents") { row in texts(row.parents) },
                .init("Attributes") { row in texts(row.attributes) },
                .init("Delete", .actions) { row in
                    tag(
                        .a, .href(store.link.appending("delete").query("type", row.type).query("id", row.id)),
                        .set(.ariaLabel, "Delete \(EntityText.text(row.type, row.id))")
                    ) { "Delete" }
                },
            ])
    }

    private static func texts(_ texts: [String]) -> HTML {
        guard !texts.isEmpty else { return tag(.span, .class("muted")) { "—" } }
        return group { for text in texts { tag(.div) { code(text) } } }
    }
}

/// Cedar's JSON in short words.
enum CedarJSON {
    static func words(_ node: JSONNode) -> String {
        if let entity = node["__entity"] ?? (node["type"] != nil && node["id"] != nil ? node : nil) {
            return EntityText.text(entity["type"]?.string ?? "", entity["id"]?.string ?? "")
        }
        if let call = node["__extn"] { return "\(call["fn"]?.string ?? "")(\(call["arg"]?.json ?? ""))" }
        return node.json
    }
}

enum PutEntitiesPage {
    private static let start = """
        [
          {
            "uid": { "type": "App::User", "id": "alice" },
            "attrs": {},
            "parents": []
          }
        ]
        """

    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        .page(page(start, nil, StorePage(context, .entities)))
    }

    @Sendable static func put(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .entities)
        let text = context.form["entities"] ?? ""
        do {
            let answer = try await store.call("PutEntities", ["entities": ["cedarJson": .string(text)]])
            return .redirect(store.link, saying: "Entities put: \(answer["count"]?.integer ?? 0).")
        } catch let error as AWSError {
            return .page(page(text, error, store), status: 400)
        }
    }

    private static func page(_ text: String, _ error: AWSError?, _ store: StorePage) -> Page {
        store.page("Put entities", below: true) {
            heading("Put entities", lead: "Each takes the place of the one with its type and ID; the others stay.")
            if let error { Notice.failure(error) }
            tag(.section, .class("card")) {
                form(to: store.link.appending("put"), store.session) {
                    Editor(
                        name: "entities", label: "Entities", text: text, rows: 18,
                        findings: error.map { [Finding(["severity": "ERROR", "message": .string($0.message)])] },
                        help: "A JSON array in Cedar's form."
                    ).html
                    tag(.div, .class("actions")) {
                        Button.primary("Put entities")
                        Button.link("Cancel", store.link)
                    }
                }
            }
        }
    }
}

enum DeleteEntityPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .entities)
        let (type, id) = (context.query["type"] ?? "", context.query["id"] ?? "")
        guard !type.isEmpty else { return .redirect(store.link) }
        return .page(page(type, id, nil, store))
    }

    @Sendable static func delete(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .entities)
        let (type, id) = (context.query["type"] ?? "", context.query["id"] ?? "")
        guard ConfirmDeletion.isConfirmed(context.form, EntityText.text(type, id)) else {
            return .page(page(type, id, ConfirmDeletion.mismatch, store), status: 400)
        }
        do {
            _ = try await store.call(
                "DeleteEntities", ["identifiers": [["entityType": .string(type), "entityId": .string(id)]]])
            return .redirect(store.link, saying: "\(EntityText.text(type, id)) was deleted.")
        } catch let error as AWSError {
            return .page(page(type, id, error.message, store), status: 400)
        }
    }

    private static func page(_ type: String, _ id: String, _ error: String?, _ store: StorePage) -> Page {
        let dialog = ConfirmDeletion(
            kind: "entity", name: EntityText.text(type, id),
            consequence: "It is taken out of the entities that are kept with the store.",
            action: store.link.appending("delete").query("type", type).query("id", id), cancel: store.link, error: error
        )
        return store.page("Delete entity", below: true) { dialog.body(store.session) }
    }
}
