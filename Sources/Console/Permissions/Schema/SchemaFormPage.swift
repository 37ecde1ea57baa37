import Cedar
import Core

/// Writing the schema.
enum SchemaFormPage {
    private static let start = """
        namespace App {
          entity Group;
          entity User in [Group] {
            name: String,
          };
          entity Document {
            owner: User,
            public: Bool,
          };
          action view, edit appliesTo {
            principal: User,
            resource: Document,
            context: {},
          };
        }
        """

    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .schema)
        let text = try await store.schema().map { SchemaText.readable($0.text) }
        return .page(page(text ?? start, nil, nil, isNew: text == nil, store))
    }

    @Sendable static func save(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .schema)
        let text = context.form["schema"] ?? ""
        let findings = SchemaText.findings(text)
        guard findings.isEmpty, context.form["intent"] != "check", let json = try? SchemaText.json(text) else {
            let isBad = !findings.isEmpty && context.form["intent"] != "check"
            return .page(page(text, findings, nil, isNew: false, store), status: isBad ? 400 : 200)
        }
        do {
            _ = try await store.call("PutSchema", ["definition": ["cedarJson": .string(json)]])
            return .redirect(store.link, saying: "The schema was saved.")
        } catch let error as AWSError {
            return .page(page(text, findings, error, isNew: false, store), status: 400)
        }
    }

    private static func page(
        _ text: String, _ findings: [Finding]?, _ error: AWSError?, isNew: Bool, _ store: StorePage
    ) -> Page {
        store.page(isNew ? "Add a schema" : "Edit schema", below: true) {
            heading(isNew ? "Add a schema" : "Edit schema")
            if let error { Notice.failure(error) }
            tag(.section, .class("card")) {
                form(to: store.link.appending("edit"), store.session) {
                    Editor(
                        name: "schema", label: "Schema", text: text, rows: 24,
                        check: StoreSection.overview.link(in: store.id).appending("check-schema"), findings: findings,
                        help:
                            "In Cedar's schema language, or as JSON. Policies that are there already are not checked again."
                    ).html
                    tag(.div, .class("actions")) {
                        Button.primary("Save", intent: "save")
                        Button.secondary("Validate", intent: "check")
                        Button.link("Cancel", store.link)
                    }
                }
            }
        }
    }
}
