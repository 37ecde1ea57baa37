import Core

enum StoreSettingsPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        return .page(page(StoreFields(try await store.call("GetPolicyStore")), nil, store))
    }

    @Sendable static func save(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        let fields = StoreFields(context.form)
        do {
            _ = try await store.call("UpdatePolicyStore", fields.input)
            return .redirect(store.link, saying: "The settings were saved.")
        } catch let error as AWSError {
            return .page(page(fields, error, store), status: 400)
        }
    }

    private static func page(_ fields: StoreFields, _ error: AWSError?, _ store: StorePage) -> Page {
        store.page("Settings", below: true) {
            heading("Settings")
            if let error { Notice.failure(error) }
            tag(.section, .class("card form")) {
                form(to: store.link.appending("settings"), store.session) {
                    fields.html(error)
                    tag(.div, .class("actions")) {
                        Button.primary("Save")
                        Button.link("Cancel", store.link)
                    }
                }
            }
        }
    }
}
