import Core

/// What a form says of the decision log.
struct LogSettingsFields: Sendable {
    var isEnabled = true
    var allowPercent = "100"
    var denyPercent = "100"
    var retentionDays = "30"
    var keepsEntities = true
    var isSynchronous = false
    var redact = ""

    init(_ form: Fields) {
        isEnabled = form["enabled"] == "true"
        allowPercent = form.filled("allowPercent") ?? ""
        denyPercent = form.filled("denyPercent") ?? ""
        retentionDays = form.filled("retentionDays") ?? ""
        keepsEntities = form["entities"] == "true"
        isSynchronous = form["delivery"] == "SYNCHRONOUS"
        redact = form["redact"] ?? ""
    }

    init(_ settings: Document) {
        isEnabled = settings["enabled"]?.boolean ?? true
        allowPercent = Self.percent(settings["allowShare"])
        denyPercent = Self.percent(settings["denyShare"])
        retentionDays = String(settings["retentionDays"]?.integer ?? 30)
        keepsEntities = settings["entities"]?.boolean ?? true
        isSynchronous = settings.text("delivery") == "SYNCHRONOUS"
        redact = (settings["redact"]?.list ?? []).compactMap(\.string).joined(separator: "\n")
    }

    /// What is wrong before the service is asked, by field.
    var errors: [String: String] {
        var errors: [String: String] = [:]
        for (name, value) in [("allowPercent", allowPercent), ("denyPercent", denyPercent)] {
            if !(Double(value).map { (0...100).contains($0) } ?? false) { errors[name] = "A number from 0 to 100." }
        }
        if !(Int64(retentionDays).map { (1...36_500).contains($0) } ?? false) {
            errors["retentionDays"] = "A whole number of days, 1 or more."
        }
        return errors
    }

    var document: Document {
        [
            "enabled": .boolean(isEnabled), "allowShare": .double((Double(allowPercent) ?? 100) / 100),
            "denyShare": .double((Double(denyPercent) ?? 100) / 100),
            "retentionDays": .integer(Int64(retentionDays) ?? 30), "entities": .boolean(keepsEntities),
            "delivery": .string(isSynchronous ? "SYNCHRONOUS" : "BUFFERED"),
            "redact": .list(
                redact.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }.map { .string($0) }),
        ]
    }

    static func percent(_ share: Document?) -> String {
        let value: Double
        switch share {
        case .double(let share): value = share * 100
        case .integer(let share): value = Double(share) * 100
        default: value = 100
        }
        return value == value.rounded() ? String(Int(value)) : String(value)
    }

    @HTMLBuilder
    func html(_ errors: [String: String]) -> HTML {
        Field("enabled", "Log decisions", value: isEnabled ? "true" : "").check()
        tag(.div, .class("columns")) {
            Field(
                "allowPercent", "Percent of allowed decisions", value: allowPercent, isRequired: true,
                error: errors["allowPercent"]
            ).input()
            Field(
                "denyPercent", "Percent of denied decisions", value: denyPercent, isRequired: true,
                error: errors["denyPercent"]
            ).input()
            Field(
                "retentionDays", "Days to keep", value: retentionDays, isRequired: true, error: errors["retentionDays"]
            ).input()
        }
        Field(
            "entities", "Keep the entities of requests", value: keepsEntities ? "true" : "",
            help: "Without them, decisions cannot be replayed."
        ).check()
        Field(
            "delivery", "Written", value: isSynchronous ? "SYNCHRONOUS" : "BUFFERED", isRequired: true
        ).select([("BUFFERED", "Within a second"), ("SYNCHRONOUS", "Before the answer")])
        Field(
            "redact", "Attributes to leave out", value: redact, isCode: true,
            help: "One a line, such as context.password or entities.App::User.email.", error: errors["redact"]
        ).area(rows: 3)
    }
}

enum LogSettingsPage {
    @Sendable static func show(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        let settings = try await store.call("GetDecisionLogSettings")["settings"] ?? .empty
        return .page(page(LogSettingsFields(settings), [:], nil, store))
    }

    @Sendable static func save(_ context: PageContext) async throws -> Reply {
        let store = StorePage(context, .overview)
        let fields = LogSettingsFields(context.form)
        guard fields.errors.isEmpty else { return .page(page(fields, fields.errors, nil, store), status: 400) }
        do {
            _ = try await store.call("PutDecisionLogSettings", ["settings": fields.document])
            return .redirect(store.link, saying: "The settings of the decision log were saved.")
        } catch let error as AWSError {
            let errors = error.message.contains("names no attribute") ? ["redact": error.message] : [:]
            return .page(page(fields, errors, error, store), status: 400)
        }
    }

    private static func page(
        _ fields: LogSettingsFields, _ errors: [String: String], _ error: AWSError?, _ store: StorePage
    ) -> Page {
        store.page("Decision log settings", below: true) {
            heading("Decision log settings")
            if let error { Notice.failure(error) }
            tag(.section, .class("card form")) {
                form(to: store.link.appending("log-settings"), store.session) {
                    fields.html(errors)
                    tag(.div, .class("actions")) {
                        Button.primary("Save")
                        Button.link("Cancel", store.link)
                    }
                }
            }
        }
    }
}
