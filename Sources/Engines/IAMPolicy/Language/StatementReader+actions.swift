import Core

extension StatementReader {
    func readActions(_ policy: inout PolicyReader) -> ActionSet {
        let isNegated = node["Action"] == nil && node["NotAction"] != nil
        let name = isNegated ? "NotAction" : "Action"
        guard let element = node[name] else {
            policy.note(
                .actions, "Policy statement must contain actions.", "There is neither Action nor NotAction", path,
                at: node.offset)
            return ActionSet(isNegated: false, patterns: [])
        }
        let actions = strings(element, name, &policy)
        if actions.isEmpty {
            policy.note(
                .actions, "Policy statement must contain actions.", "The list is empty", "\(path).\(name)",
                at: element.offset)
        }
        for action in actions { check(action.text, action.path, action.offset, &policy) }
        return ActionSet(isNegated: isNegated, patterns: actions.map { ActionPattern($0.text) })
    }

    private func check(_ action: String, _ path: String, _ offset: Int, _ policy: inout PolicyReader) {
        guard action != "*" else { return checkTrust(action, path, offset, &policy) }
        let parts = action.split(separator: ":", omittingEmptySubsequences: false)
        switch parts.count {
        case 1:
            policy.note(
                .vendors, "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                "\"\(action)\" has no service before a colon", path, at: offset)
        case 2:
            let isValid = parts[0].utf8.allSatisfy {
                $0.isASCIIDigit || $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
            if parts[0].isEmpty || (!isValid && parts[0] != "*") {
                policy.note(
                    .vendors, "Vendor \(parts[0]) is not valid", "A service is letters, digits, hyphens and points",
                    path, at: offset)
            } else if parts[1].isEmpty || !parts[1].utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2C }) {
                policy.note(
                    .vendors, "The policy failed legacy parsing", "\"\(parts[1])\" is no operation's name", path,
                    at: offset)
            }
        default:
            policy.note(
                .vendors, "Actions/Condition can contain only one colon.", "\"\(action)\" has more", path, at: offset)
        }
        checkTrust(action, path, offset, &policy)
    }

    private func checkTrust(_ action: String, _ path: String, _ offset: Int, _ policy: inout PolicyReader) {
        guard policy.kind == .trust, !action.asciiLowercased.hasPrefix("sts:") else { return }
        policy.note(
            .kind, "AssumeRole policy may only specify STS AssumeRole actions.", "\"\(action)\" is none", path,
            at: offset)
    }
}
