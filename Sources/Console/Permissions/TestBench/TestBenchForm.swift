import Cedar
import Core

/// The test bench's forms: which request, and with what.
struct TestBenchForm: Sendable {
    /// More than anybody would look through.
    private static let mostEnvironments = 2_000

    let schema: Schema?
    /// What can be picked; empty when it is too much, as all that a schema allows is a product of its types.
    let environments: [RequestEnvironment]
    var request = TestRequest()
    /// Whether a logged request lacks something.
    var isIncomplete = false
    /// Of a request that the schema knows.
    private var context: ContextFields?

    init(schema: Schema?) {
        self.schema = schema
        var count = 0
        for action in schema?.actions.values.map({ $0 }) ?? [] where count <= Self.mostEnvironments {
            count += action.principals.count * action.resources.count
        }
        environments = count <= Self.mostEnvironments ? schema?.requestEnvironments ?? [] : []
    }

    func environment(keyed key: String?) -> RequestEnvironment? { environments.first { Self.key($0) == key } }

    mutating func take(_ request: TestRequest) {
        self.request = request
        context = record.map { ContextFields($0, context: request.context) }
    }

    mutating func read(_ form: Fields) {
        request = TestRequest(form)
        guard let record else { return }
        let fields = ContextFields(record, form: form)
        context = fields
        request.context = fields.json
    }

    var isValid: Bool { context?.errors.isEmpty ?? true }

    private var record: SchemaRecord? {
        request.environment(in: schema).flatMap { schema?.actions[$0.action]?.context }
    }

    private static func key(_ environment: RequestEnvironment) -> String {
        "\(environment.principal) \(environment.action) \(environment.resource)"
    }

    /// Picks a request from the schema.
    func chooser(_ link: Link) -> HTML {
        let current = request.environment(in: schema).map { Self.key($0) }
        return tag(.form, .class("filters chooser"), .set(.method, "get"), .action(link)) {
            tag(.div, .class("field")) {
                tag(.label, .set(.for, "field-request")) { "Request from the schema" }
                tag(.select, .id("field-request"), .set(.name, "request")) {
                    for environment in environments {
                        let key = Self.key(environment)
                        tag(.option, .set(.value, key), .flag(.selected, isSet: key == current)) {
                            "\(environment.action.id.string): \(environment.principal) on \(environment.resource)"
                        }
                    }
                }
            }
            tag(.div, .class("actions")) { Button.secondary("Choose") }
        }
    }

    func html(_ store: StorePage, _ suggestions: [String: [String]]) -> HTML {
        form(to: store.link, store.session, class: "card") {
            if environments.isEmpty || request.environment(in: schema) == nil {
                freeNames
            } else {
                knownNames(suggestions)
            }
            contextPart
            Editor(
                name: "entities", label: "Entities", text: request.entities, rows: 8,
                help: "A JSON array in Cedar's form: what the application would send."
            ).html
            tag(.div, .class("actions")) {
                Button.primary("Decide", intent: "decide")
                Button.secondary("Fill in the stored entities", intent: "stored")
            }
        }
    }

    private var freeNames: HTML {
        tag(.div, .class("columns")) {
            Field("principalType", "Principal type", value: request.principalType, isRequired: true, isCode: true)
                .input()
            Field("principalId", "Principal ID", value: request.principalID, isRequired: true, isCode: true).input()
            Field(
                "actionType", "Action type", value: request.actionType.isEmpty ? "Action" : request.actionType,
                isRequired: true, isCode: true
            ).input()
            Field("actionId", "Action ID", value: request.actionID, isRequired: true, isCode: true).input()
            Field("resourceType", "Resource type", value: request.resourceType, isRequired: true, isCode: true).input()
            Field("resourceId", "Resource ID", value: request.resourceID, isRequired: true, isCode: true).input()
        }
    }

    private func knownNames(_ suggestions: [String: [String]]) -> HTML {
        group {
            for (name, value) in [
                ("principalType", request.principalType), ("actionType", request.actionType),
                ("actionId", request.actionID), ("resourceType", request.resourceType),
            ] {
                tag(.input, .set(.type, "hidden"), .set(.name, name), .set(.value, value))
            }
            tag(.p, .class("asked")) {
                "May a "
                code(request.principalType)
                " do "
                code(request.actionID)
                " on a "
                code(request.resourceType)
                "?"
            }
            tag(.div, .class("columns")) {
                Field(
                    "principalId", "Principal: ID of the \(request.principalType)", value: request.principalID,
                    isRequired: true, isCode: true, suggestions: suggestions[request.principalType] ?? []
                ).input()
                Field(
                    "resourceId", "Resource: ID of the \(request.resourceType)", value: request.resourceID,
                    isRequired: true, isCode: true, suggestions: suggestions[request.resourceType] ?? []
                ).input()
            }
        }
    }

    @HTMLBuilder private var contextPart: HTML {
        if let context {
            if !context.isEmpty {
                tag(.fieldset) {
                    tag(.legend) { "Context" }
                    context.html
                }
            }
        } else {
            Field("context", "Context", value: request.context, isCode: true, help: "A JSON object.").area(rows: 4)
        }
    }
}
