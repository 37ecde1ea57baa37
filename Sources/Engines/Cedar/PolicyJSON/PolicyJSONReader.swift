internal import Core

/// Reads the JSON form of policies (the reference's "EST").
struct PolicyJSONReader {
    /// As deep as the JSON of the highest expression that text can have: two levels of JSON for one of it.
    static let maximumDepth = 2 * PolicyParser.maximumHeight + 16

    /// Reads a policy that text can write, too.
    func policy(_ node: JSONNode) throws(Diagnostic) -> Policy {
        let policy = try members(node)
        // No expression that is this low reaches the limits of text.
        guard node.exceeds(depth: JSONParser.defaultMaximumDepth) else { return policy }
        do throws(Diagnostics) {
            _ = try Policy(parsing: policy.cedarText)
        } catch {
            throw Diagnostic("\(error)", at: node.range)
        }
        return policy
    }

    private func members(_ node: JSONNode) throws(Diagnostic) -> Policy {
        let fields = try node.fields(
            ["effect", "principal", "action", "resource", "conditions", "annotations"], of: "a policy")
        let effectNode = try node.required("effect", in: fields)
        guard let effect = Policy.Effect(rawValue: try effectNode.text().string) else {
            throw Diagnostic(
                "unknown variant `\(effectNode.string ?? "")`, expected `permit` or `forbid`", at: effectNode.range)
        }
        var conditions: [Policy.Condition] = []
        for condition in try node.required("conditions", in: fields).elements() {
            conditions.append(try self.condition(condition))
        }
        return Policy(
            annotations: try fields["annotations"].map(annotations) ?? [], effect: effect,
            principal: try entityScope(try node.required("principal", in: fields), .principal),
            action: try actionScope(try node.required("action", in: fields)),
            resource: try entityScope(try node.required("resource", in: fields), .resource), conditions: conditions)
    }

    private func annotations(_ node: JSONNode) throws(Diagnostic) -> [Policy.Annotation] {
        var annotations: [Policy.Annotation] = []
        for member in try node.object() {
            guard Identifier.isWellFormed(member.name.utf8) else {
                throw Diagnostic("invalid id `\(member.name)`: not an identifier", at: member.range)
            }
            let value: Text? = if case .null = member.value.value { nil } else { try member.value.text() }
            annotations.append(Policy.Annotation(key: member.name, value: value))
        }
        return annotations
    }

    private func condition(_ node: JSONNode) throws(Diagnostic) -> Policy.Condition {
        let fields = try node.fields(["kind", "body"], of: "a condition")
        let kindNode = try node.required("kind", in: fields)
        guard let kind = Policy.Condition.Kind(rawValue: try kindNode.text().string) else {
            throw Diagnostic(
                "unknown variant `\(kindNode.string ?? "")`, expected `when` or `unless`", at: kindNode.range)
        }
        return Policy.Condition(kind, try ExpressionJSONReader().expression(node.required("body", in: fields)))
    }
}

// MARK: Scopes

extension PolicyJSONReader {
    private func entityScope(_ node: JSONNode, _ variable: Variable) throws(Diagnostic) -> EntityScope {
        let operation = try self.operation(node)
        switch operation {
        case "All", "all":
            _ = try node.fields(["op"], of: "a scope")
            return .any
        case "==", "in":
            let fields = try node.fields(["op", "entity", "slot"], of: "a scope")
            let reference = try self.reference(fields, variable, in: node)
            return operation == "==" ? .equals(reference) : .in(reference)
        case "is":
            let fields = try node.fields(["op", "entity_type", "in"], of: "a scope")
            let type = try typeName(try node.required("entity_type", in: fields))
            guard let group = fields["in"] else { return .isType(type) }
            let inner = try group.fields(["entity", "slot"], of: "a scope")
            return .isTypeIn(type, try reference(inner, variable, in: group))
        default:
            throw unknown(operation, in: node, expected: "`All`, `==`, `in`, or `is`")
        }
    }

    private func actionScope(_ node: JSONNode) throws(Diagnostic) -> ActionScope {
        let operation = try self.operation(node)
        switch operation {
        case "All", "all":
            _ = try node.fields(["op"], of: "a scope")
            return .any
        case "==":
            let fields = try node.fields(["op", "entity"], of: "a scope")
            return .equals(try action(try node.required("entity", in: fields)))
        case "in":
            let fields = try node.fields(["op", "entity", "entities"], of: "a scope")
            switch (fields["entity"], fields["entities"]) {
            case (let entity?, nil): return .in(try action(entity))
            case (nil, let list?):
                var actions: [EntityUID] = []
                for element in try list.elements() { actions.append(try action(element)) }
                return .inAny(actions)
            default:
                throw Diagnostic("`in` needs either `entity` or `entities`", at: node.range)
            }
        default:
            throw unknown(operation, in: node, expected: "`All`, `==`, or `in`")
        }
    }

    private func operation(_ node: JSONNode) throws(Diagnostic) -> String {
        guard let operation = try node.object().first(where: { $0.name == "op" }) else {
            throw Diagnostic("missing field `op`", at: node.range)
        }
        return try operation.value.text().string
    }

    private func unknown(_ operation: String, in node: JSONNode, expected: String) -> Diagnostic {
        Diagnostic("unknown variant `\(operation)`, expected one of \(expected)", at: node.range)
    }

    private func reference(
        _ fields: [Text: JSONNode], _ variable: Variable, in node: JSONNode
    ) throws(Diagnostic) -> EntityScope.Reference {
        switch (fields["entity"], fields["slot"]) {
        case (let entity?, nil): return .entity(try uid(entity))
        case (nil, let slotNode?):
            guard let slot = Slot(rawValue: try slotNode.text().string), slot.rawValue == "?\(variable)" else {
                throw Diagnostic(
                    "expected slot `?\(variable)`, found `\(slotNode.string ?? "")`", at: slotNode.range)
            }
            return .slot(slot)
        default:
            throw Diagnostic("a scope needs either `entity` or `slot`", at: node.range)
        }
    }

    private func action(_ node: JSONNode) throws(Diagnostic) -> EntityUID {
        let uid = try self.uid(node)
        guard uid.type.isAction else {
            throw Diagnostic(
                "expected that action entity uids would have the type `Action`, but got `\(uid)`", at: node.range,
                help: "action entities must have type `Action`, optionally in a namespace")
        }
        return uid
    }

    /// `{"type", "id"}`, with `__entity` around it or without.
    func uid(_ node: JSONNode) throws(Diagnostic) -> EntityUID {
        if let members = node.members, members.count == 1, members[0].name == "__entity" {
            return try uid(members[0].value)
        }
        let fields = try node.fields(["type", "id"], of: "an entity")
        return EntityUID(
            type: try typeName(try node.required("type", in: fields)),
            id: try node.required("id", in: fields).text())
    }

    func typeName(_ node: JSONNode) throws(Diagnostic) -> Name {
        let text = try node.text()
        guard let name = Name(parsing: text.string) else {
            throw Diagnostic(
                "invalid entity type `\(text)`", at: node.range,
                help: "a name is made of identifiers joined by `::`, without white space")
        }
        return name
    }
}
