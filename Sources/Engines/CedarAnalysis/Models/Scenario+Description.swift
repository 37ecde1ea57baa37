import Cedar

extension Scenario: CustomStringConvertible {
    /// The request and the entities with what they have, one to a line; without the action and its groups, which are as
    /// in the schema.
    public var description: String {
        var lines = [
            "principal: \(request.principal)", "action: \(request.action)", "resource: \(request.resource)",
            "context: \(Value.record(request.context).cedarText)",
        ]
        let shown = entities.entities.values.filter { !$0.uid.type.isAction }.sorted { $0.uid < $1.uid }
        if !shown.isEmpty { lines.append("entities:") }
        for entity in shown {
            let parents = (entities.ancestors[entity.uid] ?? []).sorted().map(\.description)
            var line = "  \(entity.uid)"
            if !parents.isEmpty { line += " in [\(parents.joined(separator: ", "))]" }
            if !entity.attributes.isEmpty { line += " \(Value.record(entity.attributes).cedarText)" }
            if !entity.tags.isEmpty { line += " tags \(Value.record(entity.tags).cedarText)" }
            lines.append(line)
        }
        return lines.joined(separator: "\n")
    }
}
