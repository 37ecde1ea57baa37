internal import Core

extension PartialRequest {
    /// Reads a request from a JSON object with the members `principal_type`, `action`, `resource_type` and, where they
    /// are known, `principal_eid`, `resource_eid` and `context`, as the reference's command line does.
    ///
    /// The action is an entity uid as policies write it. Throws also for what the schema does not allow.
    public init(json text: String, schema: Schema) throws(Diagnostics) {
        let node = try JSONNode.readOrDiagnose(text)
        let fields: [Text: JSONNode]
        do throws(Diagnostic) {
            fields = Dictionary(
                try node.object("a request").map { (Text($0.name), $0.value) }, uniquingKeysWith: { $1 })
        } catch {
            throw Diagnostics(error)
        }
        let action: EntityUID
        do throws(Diagnostic) {
            action = try node.required("action", in: fields).entityUID()
        } catch {
            throw Diagnostics(error)
        }
        self.init(
            principal: try Party(fields, node, type: "principal_type", id: "principal_eid"), action: action,
            resource: try Party(fields, node, type: "resource_type", id: "resource_eid"),
            context: try fields["context"].map { context throws(Diagnostics) in
                try PartialRecord(context: context, of: action, in: schema)
            } ?? .unknown)
        let errors = validate(against: schema)
        guard errors.isEmpty else { throw Diagnostics(errors.map(\.diagnostic)) }
    }
}

extension PartialRequest.Party {
    fileprivate init(_ fields: [Text: JSONNode], _ node: JSONNode, type: Text, id: Text) throws(Diagnostics) {
        do throws(Diagnostic) {
            let typeNode = try node.required(type, in: fields)
            let name = try typeNode.text()
            guard let type = Name(parsing: name.string) else {
                throw Diagnostic("`\(name)` is not the name of an entity type", at: typeNode.range)
            }
            var known: Text?
            if let node = fields[id], node.value != .null { known = try node.text() }
            self.init(type: type, id: known)
        } catch {
            throw Diagnostics(error)
        }
    }
}

extension PartialRecord {
    fileprivate init(context node: JSONNode, of action: EntityUID, in schema: Schema) throws(Diagnostics) {
        guard node.value != .null else {
            self = .unknown
            return
        }
        do throws(EntityDataError) {
            guard let declared = schema.actions[action] else { throw EntityDataError(.noSuchAction(action)) }
            let value = try ValueJSONReader(context: .context).value(node, of: .record(declared.context))
            guard case .record(let members) = value else {
                throw EntityDataError(.contextIsNotRecord(value), at: node.range)
            }
            self = .complete(members)
        } catch {
            throw Diagnostics(error.diagnostic)
        }
    }
}

extension JSONNode {
    fileprivate func entityUID() throws(Diagnostic) -> EntityUID {
        let text = try text()
        do throws(Diagnostics) {
            return try EntityUID(parsing: text.string)
        } catch {
            throw Diagnostic("`\(text)` is not an entity uid: \(error)", at: range)
        }
    }
}
