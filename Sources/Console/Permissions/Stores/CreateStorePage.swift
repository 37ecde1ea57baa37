import Core

enum CreateStorePage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        .page(page(StoreFields(), nil, context))
    }

    @Sendable static func create(_ context: PageContext) async throws -> Reply {
        let fields = StoreFields(context.form)
        do {
            let store = try await context.call("CreatePolicyStore", of: StorePage.service, .structure(fields.input))
            return .redirect(
                Link("permissions", store.text("policyStoreId")), saying: "The policy store was created.")
        } catch let error as AWSError {
            return .page(page(fields, error, context), status: 400)
        }
    }

    private static func page(_ fields: StoreFields, _ error: AWSError?, _ context: PageContext) -> Page {
        let stores = Link("permissions")
        return Page("Create policy store", trail: [.init(title: "Policy stores", link: stores)]) {
            heading("Create policy store")
            if let error { Notice.failure(error) }
            tag(.section, .class("card form")) {
                form(to: stores.appending("create"), context.session) {
                    fields.html(error)
                    tag(.div, .class("actions")) {
                        Button.primary("Create policy store")
                        Button.link("Cancel", stores)
                    }
                }
            }
        }
    }
}
