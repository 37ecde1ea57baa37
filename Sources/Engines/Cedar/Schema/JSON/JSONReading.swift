internal import Core

extension JSONNode {
    var range: SourceRange { SourceRange(offset, end) }

    /// Reads JSON text in which no object has two members of one name, names being compared by their bytes.
    static func read(
        _ text: String, maximumDepth: Int = JSONParser.defaultMaximumDepth
    ) throws(Diagnostic) -> JSONNode {
        let node: JSONNode
        do throws(JSONError) {
            // The parser's own check compares by canonical equivalence, which Cedar does not.
            node = try JSONParser.parse(text, maximumDepth: maximumDepth, duplicates: .keep)
        } catch {
            throw Diagnostic(error.reason, at: SourceRange(error.offset, error.offset + 1))
        }
        try node.checkMemberNames()
        return node
    }

    private func checkMemberNames() throws(Diagnostic) {
        switch value {
        case .object(let members):
            try Self.checkNames(members)
            for member in members { try member.value.checkMemberNames() }
        case .array(let elements):
            for element in elements { try element.checkMemberNames() }
        case .null, .boolean, .number, .string:
            break
        }
    }

    /// Up to so many names are compared with one another, which is quicker than to hash them.
    private static let few = 8

    private static func checkNames(_ members: [JSONMember]) throws(Diagnostic) {
        let names = members.map { Text($0.name) }
        var seen = Set<Text>()
        for (index, name) in names.enumerated() {
            let isNew = names.count <= few ? !names[..<index].contains(name) : seen.insert(name).inserted
            if isNew { continue }
            throw Diagnostic(
                "the key `\(name)` occurs two or more times in the same JSON object", at: members[index].range)
        }
    }

    /// An error of the form that the reference's JSON library gives.
    func invalidType(expected: String) -> Diagnostic {
        Diagnostic("invalid type: \(kind), expected \(expected)", at: range)
    }

    func object(_ expected: String = "an object") throws(Diagnostic) -> [JSONMember] {
        guard let members else { throw invalidType(expected: expected) }
        return members
    }

    func elements(_ expected: String = "an array") throws(Diagnostic) -> [JSONNode] {
        guard let array else { throw invalidType(expected: expected) }
        return array
    }

    func text(_ expected: String = "a string") throws(Diagnostic) -> Text {
        guard let string else { throw invalidType(expected: expected) }
        return Text(string)
    }

    /// The object's members by name, of which all must be among the fields that there are.
    func fields(_ known: [String], of expected: String) throws(Diagnostic) -> [Text: JSONNode] {
        var fields: [Text: JSONNode] = [:]
        for member in try object(expected) {
            guard known.contains(where: { Text($0) == Text(member.name) }) else {
                throw Diagnostic.unknownField(member.name, known: known, at: member.range)
            }
            fields[Text(member.name)] = member.value
        }
        return fields
    }

    func required(_ field: Text, in fields: [Text: JSONNode]) throws(Diagnostic) -> JSONNode {
        guard let node = fields[field] else { throw Diagnostic("missing field `\(field)`", at: range) }
        return node
    }
}

extension JSONMember {
    /// The name, with its quotes as far as they can be told from the value's place.
    var range: SourceRange { SourceRange(offset, offset + name.utf8.count + 2) }
}

extension Diagnostic {
    static func unknownField(_ name: String, known: [String], at range: SourceRange) -> Diagnostic {
        let expected =
            switch known.count {
            case 0: "there are no fields"
            case 1: "expected `\(known[0])`"
            default: "expected one of \(known.map { "`\($0)`" }.joined(separator: ", "))"
            }
        let suggestion = NearestName.of(name, among: known).map { "did you mean `\($0)`?" }
        return Diagnostic("unknown field `\(name)`, \(expected)", at: range, help: suggestion)
    }
}
