import Core

extension Explanation {
    /// The explanation as JSON, as `castellan explain` prints it and the audit log keeps it.
    public var json: String {
        var writer = JSONWriter(reserving: 2_048)
        writer.object { write(members: &$0) }
        return writer.text
    }

    func write(members writer: inout JSONWriter) {
        writer.member("principal", principal)
        writer.member("action", action)
        writer.member("resource", resource)
        decision.write(members: &writer)
        writer.name("policies")
        writer.array { writer in
            for policy in policies { writer.object { policy.write(members: &$0) } }
        }
    }
}

extension Decision {
    func write(members writer: inout JSONWriter) {
        writer.member("decision", outcome.rawValue)
        writer.name("decidedBy")
        if let decidedBy { writer.string(decidedBy.rawValue) } else { writer.null() }
        if let level { writer.member("orgIdentifier", level) }
        writer.name("matchedStatements")
        writer.array { writer in
            for statement in matched { writer.object { statement.write(members: &$0) } }
        }
    }
}

extension StatementReference {
    fileprivate func write(members writer: inout JSONWriter) {
        writer.member("policyType", type.rawValue)
        writer.member("policy", policy)
        if let level { writer.member("orgIdentifier", level) }
        writer.member("statement", Int64(index))
        if let sid { writer.member("sid", sid) }
        writer.member("effect", effect.rawValue)
        range.write(members: &writer)
    }
}

extension PolicyTrace {
    fileprivate func write(members writer: inout JSONWriter) {
        writer.member("policyType", type.rawValue)
        writer.member("policy", name)
        if let level { writer.member("orgIdentifier", level) }
        writer.name("statements")
        writer.array { writer in
            for statement in statements { writer.object { statement.write(members: &$0) } }
        }
    }
}

extension StatementTrace {
    fileprivate func write(members writer: inout JSONWriter) {
        writer.member("statement", Int64(index))
        if let sid { writer.member("sid", sid) }
        writer.member("effect", effect.rawValue)
        writer.member("applied", applied)
        range.write(members: &writer)
        guard let failure else { return }
        writer.name("failed")
        writer.object { writer in
            writer.member("element", failure.element.rawValue)
            if let condition = failure.condition {
                writer.member("operator", condition.operator)
                writer.member("key", condition.key)
            }
            writer.name("expected")
            writer.strings(failure.expected)
            writer.name("actual")
            if let actual = failure.actual { writer.strings(actual) } else { writer.null() }
        }
    }
}

extension TextRange {
    fileprivate func write(members writer: inout JSONWriter) {
        for (name, place) in [("start", start), ("end", end)] {
            writer.name(name)
            writer.object { writer in
                writer.member("line", Int64(place.line))
                writer.member("column", Int64(place.column))
            }
        }
    }
}

extension JSONWriter {
    fileprivate mutating func strings(_ values: [String]) {
        array { writer in for value in values { writer.string(value) } }
    }
}
