import Cedar
import Core

/// A request as the test bench works with it.
struct TestRequest: Sendable, Hashable {
    var principalType = ""
    var principalID = ""
    var actionType = ""
    var actionID = ""
    var resourceType = ""
    var resourceID = ""
    /// A JSON object in Cedar's form.
    var context = "{}"
    /// A JSON array in Cedar's form.
    var entities = "[]"

    init() {}

    init(_ environment: RequestEnvironment) {
        principalType = environment.principal.path
        actionType = environment.action.type.path
        actionID = environment.action.id.string
        resourceType = environment.resource.path
    }

    /// What a form holds, the context as it stands in its own field.
    init(_ form: Fields) {
        principalType = form.filled("principalType") ?? ""
        principalID = form["principalId"] ?? ""
        actionType = form.filled("actionType") ?? ""
        actionID = form["actionId"] ?? ""
        resourceType = form.filled("resourceType") ?? ""
        resourceID = form["resourceId"] ?? ""
        context = form.filled("context") ?? "{}"
        entities = form.filled("entities") ?? "[]"
    }

    /// What was asked when a decision was logged, as far as it was kept.
    init(loggedAs event: JSONNode) {
        let kept = event["unmapped"]
        func part(_ name: String, _ member: String) -> String { kept?[name]?[member]?.string ?? "" }
        (principalType, principalID) = (part("principal", "type"), part("principal", "id"))
        (actionType, actionID) = (part("action", "type"), part("action", "id"))
        (resourceType, resourceID) = (part("resource", "type"), part("resource", "id"))
        context = kept?["context"].map { PrettyJSON.text($0) } ?? "{}"
        entities = kept?["entities"].map { PrettyJSON.text(Self.withoutActions($0)) } ?? "[]"
    }

    /// The log holds the schema's actions too, which no application sends.
    private static func withoutActions(_ entities: JSONNode) -> JSONNode {
        let given = (entities.array ?? []).filter { entity in
            !(entity["uid"]?["type"]?.string.flatMap { Name(parsing: $0) }?.isAction ?? false)
        }
        return JSONNode(.array(given), offset: entities.offset, end: entities.end)
    }

    /// Of a counterexample: a request and entities.
    init?(counterexample text: String) {
        guard let node = try? JSONParser.parse(text), let request = node["request"],
            let principal = Self.uid(request["principal"]), let action = Self.uid(request["action"]),
            let resource = Self.uid(request["resource"])
        else { return nil }
        (principalType, principalID) = principal
        (actionType, actionID) = action
        (resourceType, resourceID) = resource
        context = request["context"].map { PrettyJSON.text($0) } ?? "{}"
        entities = node["entities"].map { PrettyJSON.text($0) } ?? "[]"
    }

    /// An entity as an object with type and id, bare or under `__entity`, or as policies write it.
    private static func uid(_ node: JSONNode?) -> (String, String)? {
        guard let node else { return nil }
        if let text = node.string { return EntityText.read(text).map { ($0.type.path, $0.id.string) } }
        let object = node["__entity"] ?? node
        guard let type = object["type"]?.string, let id = object["id"]?.string else { return nil }
        return (type, id)
    }

    /// As the operations that decide take it.
    var input: [String: Document] {
        var input: [String: Document] = [
            "principal": ["entityType": .string(principalType), "entityId": .string(principalID)],
            "action": ["actionType": .string(actionType), "actionId": .string(actionID)],
            "resource": ["entityType": .string(resourceType), "entityId": .string(resourceID)],
        ]
        if context.trimmed != "{}" { input["context"] = ["cedarJson": .string(context)] }
        if entities.trimmed != "[]" { input["entities"] = ["cedarJson": .string(entities)] }
        return input
    }

    /// The schema's environment that it belongs to.
    func environment(in schema: Schema?) -> RequestEnvironment? {
        guard let schema, let principal = Name(parsing: principalType), let resource = Name(parsing: resourceType),
            let type = Name(parsing: actionType),
            let action = schema.actions[EntityUID(type: type, id: Text(actionID))],
            action.principals.contains(principal), action.resources.contains(resource)
        else { return nil }
        return RequestEnvironment(principal: principal, action: action.uid, resource: resource)
    }

    /// As hidden fields, for forms that hand it on.
    var hiddenFields: HTML {
        let pairs = [
            ("principalType", principalType), ("principalId", principalID), ("actionType", actionType),
            ("actionId", actionID), ("resourceType", resourceType), ("resourceId", resourceID), ("context", context),
            ("entities", entities),
        ]
        return group {
            for (name, value) in pairs {
                tag(.input, .set(.type, "hidden"), .set(.name, name), .set(.value, value))
            }
        }
    }
}

/// JSON over several lines, as people read it.
enum PrettyJSON {
    static func text(_ node: JSONNode, indent: Int = 0) -> String {
        let inner = String(repeating: " ", count: indent + 2)
        let outer = String(repeating: " ", count: indent)
        switch node.value {
        case .array(let elements) where !elements.isEmpty:
            return "[\n" + elements.map { inner + text($0, indent: indent + 2) }.joined(separator: ",\n")
                + "\n\(outer)]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                var name = JSONWriter()
                name.string(member.name)
                return "\(inner)\(name.text): \(text(member.value, indent: indent + 2))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        default: return node.json
        }
    }
}
