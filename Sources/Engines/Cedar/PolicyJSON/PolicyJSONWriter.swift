internal import Core

/// Writes policies in JSON, each condition by itself.
struct PolicyJSONWriter {
    var json = JSONWriter()

    mutating func policy(_ policy: Policy) {
        json.beginObject()
        json.member("effect", policy.effect.rawValue)
        json.name("principal")
        scope(policy.principal)
        json.name("action")
        scope(policy.action)
        json.name("resource")
        scope(policy.resource)
        json.name("conditions")
        json.beginArray()
        for condition in policy.conditions {
            json.beginObject()
            json.member("kind", condition.kind.rawValue)
            json.name("body")
            var writer = ExpressionJSONWriter(json: json)
            writer.expression(condition.body)
            json = writer.json
            json.endObject()
        }
        json.endArray()
        if !policy.annotations.isEmpty { annotations(policy.annotations) }
        json.endObject()
    }

    private mutating func annotations(_ annotations: [Policy.Annotation]) {
        json.name("annotations")
        json.beginObject()
        for annotation in annotations {
            json.name(annotation.key)
            if let value = annotation.value { json.string(value.string) } else { json.null() }
        }
        json.endObject()
    }

    private mutating func scope(_ scope: EntityScope) {
        json.beginObject()
        switch scope {
        case .any: json.member("op", "All")
        case .equals(let reference):
            json.member("op", "==")
            self.reference(reference)
        case .in(let reference):
            json.member("op", "in")
            self.reference(reference)
        case .isType(let type):
            json.member("op", "is")
            json.member("entity_type", type.path)
        case .isTypeIn(let type, let reference):
            json.member("op", "is")
            json.member("entity_type", type.path)
            json.name("in")
            json.beginObject()
            self.reference(reference)
            json.endObject()
        }
        json.endObject()
    }

    private mutating func scope(_ scope: ActionScope) {
        json.beginObject()
        switch scope {
        case .any: json.member("op", "All")
        case .equals(let uid):
            json.member("op", "==")
            reference(.entity(uid))
        case .in(let uid):
            json.member("op", "in")
            reference(.entity(uid))
        case .inAny(let uids):
            json.member("op", "in")
            json.name("entities")
            json.array { json in for uid in uids { json.reference(to: uid) } }
        }
        json.endObject()
    }

    private mutating func reference(_ reference: EntityScope.Reference) {
        switch reference {
        case .entity(let uid):
            json.name("entity")
            json.reference(to: uid)
        case .slot(let slot): json.member("slot", slot.rawValue)
        }
    }
}
