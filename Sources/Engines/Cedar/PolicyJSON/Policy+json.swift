internal import Core

extension Policy {
    /// Reads the JSON form of one policy or template (the reference's "EST").
    public init(json text: String) throws(Diagnostics) {
        do throws(Diagnostic) {
            let node = try JSONNode.read(text, maximumDepth: PolicyJSONReader.maximumDepth)
            self = try node.locatingErrors { (node) throws(Diagnostic) in try PolicyJSONReader().policy(node) }
        } catch {
            throw Diagnostics(error)
        }
    }

    /// The policy in JSON, each condition by itself.
    public var json: String {
        var writer = PolicyJSONWriter()
        writer.policy(self)
        return writer.json.text
    }
}

extension PolicySet {
    /// Reads a policy set: `staticPolicies`, `templates` and `templateLinks`, all of them required.
    public init(json text: String) throws(Diagnostics) {
        do throws(Diagnostic) {
            let node = try JSONNode.read(text, maximumDepth: PolicyJSONReader.maximumDepth)
            self = try node.locatingErrors { (node) throws(Diagnostic) in try PolicySet(node) }
        } catch {
            throw Diagnostics(error)
        }
    }

    private init(_ node: JSONNode) throws(Diagnostic) {
        self.init()
        let fields = try node.fields(["templates", "staticPolicies", "templateLinks"], of: "a policy set")
        for name in ["staticPolicies", "templates"] as [Text] {
            for member in try node.required(name, in: fields).object() {
                try add(member, isTemplate: name == "templates")
            }
        }
        for link in try node.required("templateLinks", in: fields).elements() { try add(link: link) }
    }

    private mutating func add(_ member: JSONMember, isTemplate: Bool) throws(Diagnostic) {
        let policy = try PolicyJSONReader().policy(member.value)
        guard policy.isTemplate == isTemplate else {
            throw Diagnostic(
                isTemplate
                    ? "expected a template, got a static policy"
                    : "expected a static policy, got a template containing the slot "
                        + (policy.slots.min()?.rawValue ?? ""),
                at: member.range,
                help: isTemplate
                    ? "a template should include slot(s) `?principal` or `?resource`"
                    : "try removing the template slot(s) from this policy")
        }
        do throws(Failure) {
            try add(policy, id: Text(member.name))
        } catch {
            throw Diagnostic("\(error)", at: member.range)
        }
    }

    private mutating func add(link node: JSONNode) throws(Diagnostic) {
        let fields = try node.fields(["templateId", "newId", "values"], of: "a link")
        var values: [Slot: EntityUID] = [:]
        for member in try node.required("values", in: fields).object() {
            guard let slot = Slot(rawValue: member.name) else {
                throw Diagnostic("`\(member.name)` is no slot", at: member.range)
            }
            values[slot] = try PolicyJSONReader().uid(member.value)
        }
        let template = try node.required("templateId", in: fields).text()
        let id = try node.required("newId", in: fields).text()
        do throws(Failure) {
            try link(template, id: id, values: values)
        } catch {
            throw Diagnostic("\(error)", at: node.range)
        }
    }

    /// The policy set in JSON, each kind of policy in the order of its adding.
    public var json: String {
        var writer = PolicyJSONWriter()
        writer.json.beginObject()
        for (name, policies) in [("staticPolicies", policies), ("templates", templates)] {
            writer.json.name(name)
            writer.json.beginObject()
            for id in order {
                guard let policy = policies[id] else { continue }
                writer.json.name(id.string)
                writer.policy(policy)
            }
            writer.json.endObject()
        }
        writer.json.name("templateLinks")
        writer.json.array { json in
            for id in order {
                guard let link = links[id] else { continue }
                json.link(id, link)
            }
        }
        writer.json.endObject()
        return writer.json.text
    }
}

extension JSONWriter {
    fileprivate mutating func link(_ id: Text, _ link: PolicySet.Link) {
        object { json in
            json.member("templateId", link.template.string)
            json.member("newId", id.string)
            json.name("values")
            json.object { json in
                for (slot, uid) in link.values.sorted(by: { $0.key < $1.key }) {
                    json.name(slot.rawValue)
                    json.reference(to: uid)
                }
            }
        }
    }
}

extension PolicySet.Failure: CustomStringConvertible {
    public var description: String {
        func list(_ slots: [Slot]) -> String { slots.map { "`\($0.rawValue)`" }.joined(separator: ", ") }
        switch self {
        case .idTaken(let id): return "duplicate template or policy id `\(id)`"
        case .notStatic(let id): return "`\(id)` is a template, not a static policy"
        case .noSlots(let id): return "`\(id)` has no slots and cannot be linked"
        case .noSuchTemplate(let id): return "failed to find a template with id `\(id)`"
        case .templateInUse(let id, let link): return "template `\(id)` is used by the link `\(link)`"
        case .slotsDiffer(let template, let missing, let extra):
            let parts = [
                missing.isEmpty ? nil : "the following slots were not provided as arguments: \(list(missing))",
                extra.isEmpty
                    ? nil : "the following slots were provided as arguments, but did not exist: \(list(extra))",
            ]
            return "template `\(template)`: " + parts.compactMap { $0 }.joined(separator: "; ")
        }
    }
}
