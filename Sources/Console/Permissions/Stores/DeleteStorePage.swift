import Core

enum DeleteStorePage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        _ = try await store.call("GetPolicyStore")
        return .page(page(nil, store))
    }

    @Sendable static func delete(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        guard ConfirmDeletion.isConfirmed(context.form, store.id) else {
            return .page(page(ConfirmDeletion.mismatch, store), status: 400)
        }
        do {
            _ = try await store.call("DeletePolicyStore")
            return .redirect(Link("permissions"), saying: "The policy store \(store.id) was deleted.")
        } catch let error as AWSError {
            return .page(page(error.message, store), status: 400)
        }
    }

    private static func page(_ error: String?, _ store: StorePage) -> Page {
        let dialog = ConfirmDeletion(
            kind: "policy store", name: store.id,
            consequence:
                "Its policies, templates, schema, entities, tests and logged decisions are deleted with it. Applications that ask it are refused at once.",
            action: store.link.appending("delete"), cancel: store.link, error: error)
        return store.page("Delete policy store", below: true) { dialog.body(store.session) }
    }
}
