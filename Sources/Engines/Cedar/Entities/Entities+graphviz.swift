extension Entities {
    /// A Graphviz graph: entities grouped by type, with arrows to their ancestors.
    public var graphviz: String {
        var lines = ["strict digraph {", "\tordering=\"out\"", "\tnode[shape=box]"]
        var named = Set(entities.keys)
        for above in ancestors.values { named.formUnion(above) }
        let byType = Dictionary(grouping: named, by: \.type)
        for (type, uids) in byType.sorted(by: { $0.key < $1.key }) {
            lines += ["subgraph \"cluster_\(type)\" {", "\tlabel=\(Self.quoted(type.path))"]
            for uid in uids.sorted() {
                lines.append("\t\(Self.quoted(uid.description)) [label=\(Self.quoted(uid.id.string))]")
            }
            lines.append("}")
        }
        for (uid, above) in ancestors.sorted(by: { $0.key < $1.key }) {
            for ancestor in above.sorted() {
                lines.append("\t\(Self.quoted(uid.description)) -> \(Self.quoted(ancestor.description))")
            }
        }
        return (lines + ["}"]).joined(separator: "\n")
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
