import Core

/// Which policies a listing shows.
struct PolicyFilter: Sendable {
    let kind: String
    let principal: String
    let resource: String
    let template: String

    init(_ query: Fields) {
        kind = query.filled("kind") ?? ""
        principal = query.filled("principal") ?? ""
        resource = query.filled("resource") ?? ""
        template = query.filled("template") ?? ""
    }

    var errors: [String: String] {
        var errors: [String: String] = [:]
        for (name, text) in [("principal", principal), ("resource", resource)]
        where !text.isEmpty && EntityText.read(text) == nil {
            errors[name] = "Write an entity, such as User::\"alice\"."
        }
        return errors
    }

    /// nil when everything is shown.
    var document: Document? {
        var filter: [String: Document] = [:]
        if ["STATIC", "TEMPLATE_LINKED"].contains(kind) { filter["policyType"] = .string(kind) }
        for (name, text) in [("principal", principal), ("resource", resource)] {
            if let entity = EntityText.read(text) { filter[name] = ["identifier": entity.entityIdentifier] }
        }
        if !template.isEmpty { filter["policyTemplateId"] = .string(template) }
        return filter.isEmpty ? nil : .structure(filter)
    }

    func link(_ base: Link) -> Link {
        base.query("kind", kind).query("principal", principal).query("resource", resource).query("template", template)
    }

    func html(_ base: Link) -> HTML {
        tag(.form, .class("filters"), .set(.method, "get"), .action(base)) {
            Field("kind", "Kind", value: kind).select([
                ("", "All"), ("STATIC", "Static"), ("TEMPLATE_LINKED", "Template-linked"),
            ])
            Field("principal", "Principal", value: principal, isCode: true, error: errors["principal"]).input()
            Field("resource", "Resource", value: resource, isCode: true, error: errors["resource"]).input()
            if !template.isEmpty { Field("template", "Template", value: template, isCode: true).input() }
            tag(.div, .class("actions")) {
                Button.secondary("Filter")
                if document != nil { tag(.a, .href(base)) { "Show all" } }
            }
        }
    }
}
