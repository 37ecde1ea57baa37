import Core

extension Linter {
    mutating func checkStatement(_ subject: Subject) {
        let statement = subject.statement
        if statement.effect == .allow {
            checkNegations(subject)
            checkPassRole(subject)
            checkEverything(subject)
        }
        checkPrincipals(subject)
        if let condition = subject.node["Condition"], condition.members?.isEmpty == true {
            note(
                .suggestion, "EMPTY_OBJECT_CONDITION", "An empty Condition is no condition.",
                subject.path + ".Condition", at: condition.offset)
        }
        if subject.node["Sid"]?.string == "" {
            note(
                .suggestion, "EMPTY_SID_VALUE", "An empty Sid names nothing.", subject.path + ".Sid",
                at: subject.offset(of: "Sid"))
        }
    }

    private mutating func checkNegations(_ subject: Subject) {
        let statement = subject.statement
        if statement.actions.isNegated {
            note(
                .securityWarning, "ALLOW_WITH_NOT_ACTION",
                "Allow with NotAction grants every action but these, those of services yet to come included.",
                subject.path + ".NotAction", at: subject.offset(of: "NotAction"))
        }
        if statement.principals?.isNegated == true {
            note(
                .securityWarning, "ALLOW_WITH_NOT_PRINCIPAL",
                "Allow with NotPrincipal grants everyone but these, the unsigned included.",
                subject.path + ".NotPrincipal", at: subject.offset(of: "NotPrincipal"))
        }
        if statement.resources?.isNegated == true {
            note(
                .warning, "ALLOW_WITH_NOT_RESOURCE",
                "Allow with NotResource grants every resource but these, other accounts' included.",
                subject.path + ".NotResource", at: subject.offset(of: "NotResource"))
        }
    }

    private mutating func checkPassRole(_ subject: Subject) {
        let statement = subject.statement
        guard !reader.kind.hasPrincipals, statement.actions.contains(ActionName("iam:PassRole")),
            !statement.conditions.contains(where: { $0.key == "iam:PassedToService" })
        else { return }
        let isNegated = statement.resources?.isNegated == true
        let reachesAll = statement.resources?.patterns.contains { pattern in
            pattern.source == "*" || pattern.source.hasSuffix(":role/*") || pattern.source.hasSuffix("::*")
        }
        guard isNegated || reachesAll == true else { return }
        note(
            .securityWarning, isNegated ? "PASS_ROLE_WITH_NOT_RESOURCE" : "PASS_ROLE_WITH_STAR_IN_RESOURCE",
            "iam:PassRole on every role lets the caller give a service any role's permissions; name the roles, or "
                + "limit iam:PassedToService.",
            subject.path + (isNegated ? ".NotResource" : ".Resource"),
            at: subject.offset(of: isNegated ? "NotResource" : "Resource"))
    }

    private mutating func checkEverything(_ subject: Subject) {
        let statement = subject.statement
        guard statement.conditions.isEmpty, !statement.actions.isNegated, !reader.kind.isGuardrail,
            statement.actions.patterns.contains(where: { $0.isAnything || $0.source == "*:*" }),
            statement.resources?.isNegated == false, statement.resources?.patterns.contains(where: \.isAnything) == true
        else { return }
        note(
            .securityWarning, "ALLOW_ALL_ACTIONS_ON_ALL_RESOURCES", "The statement grants everything.", subject.path,
            at: subject.node.offset)
    }

    private mutating func checkPrincipals(_ subject: Subject) {
        let statement = subject.statement
        guard statement.effect == .allow, statement.conditions.isEmpty, let principals = statement.principals,
            !principals.isNegated, principals.patterns.contains(.everyone),
            reader.kind == .resource || reader.kind == .trust
        else { return }
        note(
            .securityWarning, "ALLOW_WITH_WILDCARD_PRINCIPAL",
            reader.kind == .trust
                ? "Anyone with an AWS account may assume the role; name whom you trust, or add a Condition."
                : "Everyone, the unsigned included, is granted this; name principals, or add a Condition.",
            subject.path + ".Principal", at: subject.offset(of: "Principal"))
    }

    /// Finds variables in the text of every value, since the version or their form may keep them from being any.
    mutating func checkVariables(_ node: JSONNode, _ path: String) {
        switch node.value {
        case .array(let elements):
            for (index, element) in elements.enumerated() { checkVariables(element, "\(path)[\(index)]") }
        case .object(let members):
            for member in members { checkVariables(member.value, "\(path).\(member.name)") }
        case .string(let text):
            guard let start = text.utf8.firstVariable else { return }
            if reader.version == .v2008 {
                return note(
                    .warning, "VARIABLE_UNSUPPORTED_IN_VERSION",
                    "Variables need the Version 2012-10-17; here \"\(text)\" is that very text.", path, at: node.offset)
            }
            let rest = text.utf8[start...]
            guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else {
                return note(
                    .warning, "MISSING_BRACE_IN_VARIABLE", "The variable has no closing brace.", path, at: node.offset)
            }
            let body = String(decoding: rest[..<close].dropFirst(2), as: UTF8.self)
            if body.isEmpty {
                note(.warning, "EMPTY_VARIABLE", "The variable names no key.", path, at: node.offset)
            } else if body.utf8.count(where: { $0 == UInt8(ascii: "'") }) == 1 {
                note(
                    .warning, "MISSING_QUOTE_IN_VARIABLE", "The default needs a quote on either side.", path,
                    at: node.offset)
            }
        default: break
        }
    }
}

extension String.UTF8View {
    /// Where the first `${` begins.
    fileprivate var firstVariable: Index? {
        indices.first { self[$0] == UInt8(ascii: "$") && index(after: $0) < endIndex && self[index(after: $0)] == 0x7B }
    }
}

extension PolicyKind {
    /// Whether the kind limits and never grants, so that an Allow of everything is the usual start.
    var isGuardrail: Bool { self == .serviceControl || self == .resourceControl || self == .endpoint }
}
