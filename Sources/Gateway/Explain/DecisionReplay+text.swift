import Core
import IAMPolicy

extension DecisionReplay {
    /// The replay for people: the call, then each decision with what every policy said.
    package var text: String {
        var lines = [
            "\(field("eventName")) at \(field("eventTime")) in \(field("awsRegion"))",
            "  by       \(caller)",
            "  from     \(field("sourceIPAddress")) (\(field("userAgent")))",
            "  outcome  \(event["errorCode"]?.string ?? "served")",
        ]
        if let message = event["errorMessage"]?.string { lines.append("           \(message)") }
        if steps.isEmpty { lines += ["", "No decision was made: \(reasonForNone)"] }
        for step in steps { lines += [""] + step.lines }
        return lines.joined(separator: "\n")
    }

    /// The replay for programs.
    package var json: String {
        var writer = JSONWriter()
        writer.object { json in
            for name in ["requestID", "eventName", "eventTime", "awsRegion", "errorCode", "errorMessage"] {
                if let text = event[name]?.string { json.member(name, text) }
            }
            json.member("caller", caller)
            json.member("differs", differs)
            json.name("decisions")
            json.array { json in for step in steps { json.raw(step.explanation.json) } }
        }
        return writer.text
    }

    private func field(_ name: String) -> String { event[name]?.string ?? "?" }

    private var caller: String {
        let identity = event["userIdentity"]
        return identity?["arn"]?.string ?? identity?["invokedBy"]?.string ?? identity?["type"]?.string ?? "unknown"
    }

    private var reasonForNone: String {
        switch event["errorCode"]?.string {
        case nil: "the operation needs no permission."
        case let code?: "the call ended before with \(code)."
        }
    }
}

extension DecisionReplay.Step {
    fileprivate var lines: [String] {
        let decision = explanation.decision
        let type = decision.decidedBy.map { " by \($0.englishName)" } ?? ""
        var lines = [
            "\(explanation.action) on \(explanation.resource)",
            "  \(decision.outcome.rawValue)\(type)",
        ]
        if differs { lines.append("  DIFFERS from what was decided then: \(recorded.outcome)") }
        if explanation.policies.isEmpty { lines.append("  no policy bears on this caller and resource") }
        for policy in explanation.policies {
            lines.append("  \(policy.type.englishName) \(policy.name)")
            for statement in policy.statements { lines.append("    \(statement.line)") }
        }
        return lines
    }
}

extension StatementTrace {
    fileprivate var line: String {
        let name = "\(effect.rawValue) \(sid.map { "\"\($0)\"" } ?? "statement \(index + 1)") (\(range.start))"
        guard let failure else { return "✓ \(name) applies" }
        let element = failure.condition.map { "Condition \($0.operator) on \($0.key)" } ?? failure.element.rawValue
        let actual = failure.actual.map { Self.list($0) } ?? "nothing"
        return "✗ \(name): \(element) asks for \(Self.list(failure.expected)), the request has \(actual)"
    }

    private static func list(_ values: [String]) -> String {
        let shown = values.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
        return values.count > 4 ? "\(shown) and \(values.count - 4) more" : shown
    }
}
