internal import Core

extension SchemaRecord {
    /// Reads those members of a JSON object that the record declares, by their types, and passes over all others: for
    /// data of callers who know no schema. Whether required members are there is not looked at.
    public func declaredValues(json text: String) throws(Diagnostics) -> [Text: Value] {
        try Value.members(of: text) { member throws(EntityDataError) in
            guard let attribute = attributes[Text(member.name)] else { return nil }
            let value = try ValueJSONReader(context: .context).value(member.value, of: attribute.type)
            if let mismatch = value.mismatch(with: attribute.type) {
                let problem = Diagnostic("`\(member.name)` is not of its type: \(mismatch)", at: member.value.range)
                throw EntityDataError(.malformed(problem))
            }
            return value
        }
    }
}

extension Value {
    /// Reads those members of a JSON object that Cedar has values for, and passes over others, such as null and fractions:
    /// for data of callers who know no schema.
    public static func readableMembers(json text: String) throws(Diagnostics) -> [Text: Value] {
        try members(of: text) { member throws(EntityDataError) in
            try? ValueJSONReader(context: .context).value(member.value)
        }
    }

    fileprivate static func members(
        of text: String, _ read: (JSONMember) throws(EntityDataError) -> Value?
    ) throws(Diagnostics) -> [Text: Value] {
        let node = try JSONNode.readOrDiagnose(text)
        guard let members = node.members else {
            throw Diagnostics(Diagnostic("expected an object, found \(node.kind)", at: node.range))
        }
        do throws(EntityDataError) {
            var values: [Text: Value] = [:]
            for member in members { values[Text(member.name)] = try read(member) }
            return values
        } catch {
            throw Diagnostics(error.diagnostic)
        }
    }
}
