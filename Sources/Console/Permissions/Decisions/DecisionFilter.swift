import Core

/// Which logged decisions a listing shows.
struct DecisionFilter: Sendable {
    private static let entities = ["principal", "action", "resource"]
    private static let times = ["after", "before"]

    private let values: [String: String]

    init(_ query: Fields) {
        var values: [String: String] = [:]
        for name in ["decision"] + Self.entities + Self.times { values[name] = query.filled(name) }
        self.values = values
    }

    var errors: [String: String] {
        var errors: [String: String] = [:]
        for name in Self.entities {
            if let text = values[name], EntityText.read(text) == nil {
                errors[name] = "Write it as policies do, such as User::\"alice\"."
            }
        }
        for name in Self.times {
            if let text = values[name], Self.time(text) == nil { errors[name] = "A date and a time." }
        }
        return errors
    }

    /// nil when everything is shown.
    var document: Document? {
        var filter: [String: Document] = [:]
        if let decision = values["decision"], ["ALLOW", "DENY"].contains(decision) {
            filter["decision"] = .string(decision)
        }
        for name in Self.entities {
            guard let entity = values[name].flatMap({ EntityText.read($0) }) else { continue }
            filter[name] = name == "action" ? entity.actionIdentifier : entity.entityIdentifier
        }
        for name in Self.times {
            if let time = values[name].flatMap({ Self.time($0) }) { filter[name] = .timestamp(time) }
        }
        return filter.isEmpty ? nil : .structure(filter)
    }

    /// What a browser's field for date and time sends, taken as UTC.
    private static func time(_ text: String) -> Timestamp? {
        Timestamp(iso8601: text) ?? Timestamp(iso8601: text + "Z") ?? Timestamp(iso8601: text + ":00Z")
    }

    func link(_ base: Link) -> Link {
        values.sorted { $0.key < $1.key }.reduce(base) { $0.query($1.key, $1.value) }
    }

    func html(_ base: Link) -> HTML {
        func field(_ name: String, _ label: String) -> Field {
            Field(name, label, value: values[name] ?? "", isCode: true, error: errors[name])
        }
        return tag(.form, .class("filters"), .set(.method, "get"), .action(base)) {
            Field("decision", "Decision", value: values["decision"] ?? "").select([
                ("", "All"), ("ALLOW", "Allow"), ("DENY", "Deny"),
            ])
            field("principal", "Principal").input()
            field("action", "Action").input()
            field("resource", "Resource").input()
            Field("after", "From (UTC)", value: values["after"] ?? "", error: errors["after"]).input(
                type: "datetime-local")
            Field("before", "To (UTC)", value: values["before"] ?? "", error: errors["before"]).input(
                type: "datetime-local")
            tag(.div, .class("actions")) {
                Button.secondary("Filter")
                if !values.isEmpty { tag(.a, .href(base)) { "Show all" } }
            }
        }
    }
}
