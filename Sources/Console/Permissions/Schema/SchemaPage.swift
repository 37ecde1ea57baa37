import Cedar
import Core

/// The schema as a picture, as tables and as text.
enum SchemaPage {
    /// A picture of more says nothing any more.
    private static let mostTypes = 150
    private static let mostActions = 300

    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .schema)
        let edit = store.link.appending("edit")
        _ = try await store.call("GetPolicyStore")
        guard let (text, schema) = try await store.schema() else {
            return .page(
                store.page("Schema") {
                    heading("Schema")
                    tag(.section, .class("card")) {
                        emptyState(
                            "No schema yet",
                            "It says which entities and actions the application has, so that mistakes in policies are found before they are kept.",
                            action: Button.link("Add a schema", edit, isPrimary: true))
                    }
                })
        }
        let isDrawn = schema.entityTypes.count <= mostTypes && schema.actions.count <= mostActions
        return .page(
            store.page("Schema") {
                heading("Schema", actions: Button.link("Edit schema", edit, isPrimary: true))
                if !schema.entityTypes.isEmpty {
                    card("Entity types") {
                        if isDrawn {
                            figure(
                                EntityPicture(schema).html,
                                "An arrow leads from a type to the types it can be a member of.")
                        }
                        SchemaTables.entityTypes(schema)
                    }
                }
                if !schema.actions.isEmpty {
                    card("Actions") {
                        if isDrawn {
                            figure(
                                ActionPicture(schema).html,
                                "Who can ask (left) for what (middle) on which resources (right).")
                        }
                        SchemaTables.actions(schema)
                    }
                }
                card("Text") { CedarHighlighter.html(SchemaText.readable(text)) }
            })
    }

    private static func figure(_ picture: HTML, _ caption: String) -> HTML {
        tag(.figure) {
            tag(.div, .class("picture"), .set(.tabindex, "0"), .set(.role, "group"), .set(.ariaLabel, caption)) {
                picture
            }
            tag(.figcaption) { "\(caption) The table below says the same." }
        }
    }
}
