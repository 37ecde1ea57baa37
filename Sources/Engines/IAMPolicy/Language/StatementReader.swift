import Core

/// Reads one statement's elements.
struct StatementReader {
    let path: String
    let node: JSONNode
    /// Whether `${…}` is a variable. A Version after the Statement counts as well, since members have no order.
    let isV2012: Bool

    mutating func read(_ policy: inout PolicyReader, index: Int, range: TextRange) -> Statement {
        checkElements(&policy)
        return Statement(
            index: index, sid: readSid(&policy), effect: readEffect(&policy), range: range,
            actions: readActions(&policy), resources: readResources(&policy), principals: readPrincipals(&policy),
            conditions: readConditions(&policy))
    }

    private static let elements: Set<String> = [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    private func checkElements(_ policy: inout PolicyReader) {
        for member in node.members ?? [] where !Self.elements.contains(member.name) {
            policy.noteSyntax("No element \"\(member.name)\" belongs in a statement", path, at: member.offset)
        }
        for name in ["Principal", "Action", "Resource"] where node[name] != nil && node["Not" + name] != nil {
            policy.noteSyntax("A statement has \(name) or Not\(name), not both", path, at: node.offset)
        }
    }

    private func readSid(_ policy: inout PolicyReader) -> String? {
        guard let sid = node["Sid"] else { return nil }
        guard let text = sid.string else {
            policy.noteSyntax("A Sid is a string, not \(sid.kind)", path + ".Sid", at: sid.offset)
            return nil
        }
        if policy.kind.hasAlphanumericSids, !text.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) {
            policy.note(
                .sids,
                "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
                "\"\(text)\" has other characters", path + ".Sid", at: sid.offset)
        }
        return text
    }

    private func readEffect(_ policy: inout PolicyReader) -> Effect {
        guard let effect = node["Effect"] else {
            policy.note(.structure, "Syntax errors in policy.", "A statement has an Effect", path, at: node.offset)
            return .deny
        }
        if let text = effect.string, let known = Effect(rawValue: text) { return known }
        let stage: PolicyProblem.Stage =
            ["allow", "deny"].contains(effect.string?.asciiLowercased) ? .legacy : .structure
        policy.note(
            stage, stage == .legacy ? "The policy failed legacy parsing" : "Syntax errors in policy.",
            "An Effect is \"Allow\" or \"Deny\"", path + ".Effect", at: effect.offset)
        return effect.string?.asciiLowercased == "allow" ? .allow : .deny
    }

    /// The strings of an element that is a string or an array of strings, each with its place.
    func strings(
        _ element: JSONNode, _ name: String, _ policy: inout PolicyReader
    ) -> [(text: String, path: String, offset: Int)] {
        let path = "\(path).\(name)"
        switch element.value {
        case .string(let text): return [(text, path, element.offset)]
        case .array(let elements):
            var found: [(String, String, Int)] = []
            for (index, element) in elements.enumerated() {
                guard let text = element.string else {
                    policy.noteSyntax(
                        "A string is expected, not \(element.kind)", "\(path)[\(index)]", at: element.offset)
                    continue
                }
                found.append((text, "\(path)[\(index)]", element.offset))
            }
            return found
        default:
            policy.noteSyntax(
                "A string or an array of strings is expected, not \(element.kind)", path, at: element.offset)
            return []
        }
    }
}

extension PolicyKind {
    /// IAM's own policies allow letters and digits only; services let their resource policies have more.
    fileprivate var hasAlphanumericSids: Bool {
        switch self {
        case .identity, .managed, .trust, .session: true
        case .resource, .serviceControl, .resourceControl, .endpoint: false
        }
    }
}
