internal import Core

extension SchemaJSONReader {
    /// A member with null says as little of an action as one that is not there.
    func action(_ member: JSONMember) throws(Diagnostic) -> SchemaDocument.Action {
        let fields = try member.value.fields(
            ["attributes", "appliesTo", "memberOf", "annotations"], of: "an action"
        )
        .filter { $0.key == "annotations" || $0.value.value != .null }
        if let attributes = fields["attributes"] {
            throw Diagnostic(
                "unsupported feature used in schema: action declared with attributes: [\(member.name)]",
                at: attributes.range)
        }
        var memberOf: [SchemaDocument.ActionReference]?
        if let groups = fields["memberOf"] {
            memberOf = []
            for group in try groups.elements() { memberOf?.append(try reference(group)) }
        }
        return SchemaDocument.Action(
            id: Text(member.name), annotations: try annotations(fields["annotations"]), memberOf: memberOf,
            appliesTo: try fields["appliesTo"].map { node throws(Diagnostic) in try appliesTo(node) },
            place: SourcePlace(member.range))
    }

    private func reference(_ node: JSONNode) throws(Diagnostic) -> SchemaDocument.ActionReference {
        let fields = try node.fields(["id", "type"], of: "the id of an action")
        let type = fields["type"].flatMap { $0.value == .null ? nil : $0 }
        return SchemaDocument.ActionReference(
            type: try type.map { node throws(Diagnostic) in try name(node, "name") },
            id: try node.required("id", in: fields).text(), place: SourcePlace(node.range))
    }

    private func appliesTo(_ node: JSONNode) throws(Diagnostic) -> SchemaDocument.AppliesTo {
        let fields = try node.fields(["resourceTypes", "principalTypes", "context"], of: "an apply spec")
        return SchemaDocument.AppliesTo(
            principals: try names(try node.required("principalTypes", in: fields)),
            resources: try names(try node.required("resourceTypes", in: fields)),
            context: try fields["context"].map { context throws(Diagnostic) in try type(context) }
                ?? SchemaDocument.TypeExpression(.record(SchemaDocument.Record())))
    }
}
