import Core

extension StatementReader {
    func readPrincipals(_ policy: inout PolicyReader) -> PrincipalSet? {
        let isNegated = node["Principal"] == nil && node["NotPrincipal"] != nil
        let name = isNegated ? "NotPrincipal" : "Principal"
        guard let element = node[name] else {
            if policy.kind.hasPrincipals {
                policy.note(
                    .kind, "Missing required field Principal", "The statement says nobody", path, at: node.offset)
            }
            return nil
        }
        let elementPath = "\(path).\(name)"
        if !policy.kind.hasPrincipals {
            policy.note(
                .kind, "Policy document should not specify a principal.",
                "The policy's own holder is the principal", elementPath, at: element.offset)
        } else if policy.kind == .trust, isNegated {
            policy.note(
                .kind, "Has prohibited field NotPrincipal", "A trust policy names whom it trusts", elementPath,
                at: element.offset)
        }
        let patterns = readPrincipalPatterns(element, elementPath, &policy)
        if policy.kind == .resourceControl, patterns != [.everyone] {
            policy.note(
                .kind, "Resource control policies support only the principal \"*\".", "Another principal is named",
                elementPath, at: element.offset)
        }
        return PrincipalSet(isNegated: isNegated, patterns: patterns)
    }

    private func readPrincipalPatterns(
        _ element: JSONNode, _ path: String, _ policy: inout PolicyReader
    ) -> [PrincipalPattern] {
        if let text = element.string {
            if text == "*" { return [.everyone] }
            policy.noteSyntax("A principal is \"*\" or an object such as {\"AWS\": …}", path, at: element.offset)
            return [Self.awsPrincipal(text)]
        }
        guard let members = element.members else {
            policy.noteSyntax("A principal is \"*\" or an object, not \(element.kind)", path, at: element.offset)
            return []
        }
        policy.noteDuplicates(members, path)
        var patterns: [PrincipalPattern] = []
        for member in members {
            let texts = strings(member.value, "\(path.dropFirst(self.path.count + 1)).\(member.name)", &policy)
            for entry in texts {
                guard let pattern = pattern(entry, of: member, &policy) else { continue }
                patterns.append(pattern)
            }
        }
        if patterns.isEmpty { policy.noteSyntax("There is no principal", path, at: element.offset) }
        return patterns
    }

    private func pattern(
        _ entry: (text: String, path: String, offset: Int), of member: JSONMember, _ policy: inout PolicyReader
    ) -> PrincipalPattern? {
        switch member.name {
        case "AWS":
            let pattern = Self.awsPrincipal(entry.text)
            if case .arn(let arn) = pattern, !Self.isPrincipalARN(arn) {
                policy.note(
                    .kind, "Invalid principal in policy: \"AWS\":\"\(entry.text)\"",
                    "An account, or the ARN of a user, role or session, is expected", entry.path, at: entry.offset)
            }
            return pattern
        case "Service":
            if !entry.text.contains(".") {
                policy.note(
                    .kind, "Invalid principal in policy: \"SERVICE\":\"\(entry.text)\"",
                    "A service has a name such as lambda.amazonaws.com", entry.path, at: entry.offset)
            }
            return .service(entry.text)
        case "Federated": return .federated(entry.text)
        case "CanonicalUser": return .canonicalUser(entry.text)
        default:
            policy.noteSyntax("There is no principal of type \"\(member.name)\"", entry.path, at: member.offset)
            return nil
        }
    }

    static func awsPrincipal(_ text: String) -> PrincipalPattern {
        if text == "*" { return .everyone }
        if AccountID(text) != nil { return .account(text) }
        if let arn = ARN(text), arn.service == "iam", arn.resource == "root" { return .account(arn.account) }
        let isID = text.utf8.count >= 16 && text.utf8.allSatisfy { $0.isASCIIDigit || $0.isASCIIUppercase }
        return isID ? .uniqueID(text) : .arn(text)
    }

    private static func isPrincipalARN(_ text: String) -> Bool {
        guard let arn = ARN(text), AccountID(arn.account) != nil, arn.region.isEmpty, !arn.resource.contains("*") else {
            return false
        }
        return switch (arn.service, arn.resourceType) {
        case ("iam", "user"), ("iam", "role"), ("sts", "assumed-role"), ("sts", "federated-user"): true
        default: false
        }
    }
}
