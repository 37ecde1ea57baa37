import Core

/// What a form says of a policy store.
struct StoreFields: Sendable {
    var description = ""
    var isStrict = true
    var isProtected = false

    init() {}

    init(_ form: Fields) {
        description = form.filled("description") ?? ""
        isStrict = form["mode"] != "OFF"
        isProtected = form["protection"] == "true"
    }

    init(_ store: Document) {
        description = store.text("description")
        isStrict = store["validationSettings"]?.text("mode") != "OFF"
        isProtected = store.text("deletionProtection") == "ENABLED"
    }

    var input: [String: Document] {
        [
            "description": .string(description),
            "validationSettings": ["mode": .string(isStrict ? "STRICT" : "OFF")],
            "deletionProtection": .string(isProtected ? "ENABLED" : "DISABLED"),
        ]
    }

    @HTMLBuilder
    func html(_ error: AWSError?) -> HTML {
        Field(
            "description", "Description", value: description, isFocused: true,
            help: "For people: which application this is for.", error: error?.message(about: "description")
        ).input()
        Field(
            "mode", "Validation", value: isStrict ? "STRICT" : "OFF", isRequired: true,
            help:
                "Strict refuses policies that do not fit the schema; a strict store needs one before its first policy.",
            error: error?.message(about: "mode")
        ).select([("STRICT", "Strict: against the schema"), ("OFF", "Off: syntax alone")])
        Field(
            "protection", "Protect against deletion", value: isProtected ? "true" : "",
            help: "Deleting is refused until this is taken away again."
        ).check()
    }
}
