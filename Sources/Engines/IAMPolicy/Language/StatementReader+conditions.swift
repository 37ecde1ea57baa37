import Core

extension StatementReader {
    func readConditions(_ policy: inout PolicyReader) -> [Condition] {
        guard let element = node["Condition"] else { return [] }
        let path = "\(path).Condition"
        guard let operators = element.members else {
            policy.note(
                .structure, "Syntax errors in policy.", "A Condition is an object, not \(element.kind)", path,
                at: element.offset)
            return []
        }
        policy.noteDuplicates(operators, path)
        return operators.flatMap { readOperator($0, "\(path).\($0.name)", &policy) }
    }

    private func readOperator(_ member: JSONMember, _ path: String, _ policy: inout PolicyReader) -> [Condition] {
        guard let keys = member.value.members else {
            policy.note(
                .structure, "Syntax errors in policy.", "An operator holds an object of keys, not \(member.value.kind)",
                path, at: member.value.offset)
            return []
        }
        if ConditionOperator(member.name) == nil, !keys.isEmpty {
            policy.noteSyntax("There is no condition operator \"\(member.name)\"", path, at: member.offset)
        }
        policy.noteDuplicates(keys, path)
        return keys.map { key in
            let keyPath = "\(path).\(key.name)"
            if !key.name.contains(":") || key.name.hasPrefix(":") {
                policy.note(
                    .vendors, "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
                    "The key \"\(key.name)\" has no service before a colon", keyPath, at: key.offset)
            }
            let condition = Condition(
                operatorName: member.name, key: key.name, values: values(key.value, keyPath, &policy),
                variables: isV2012)
            checkOperands(condition, keyPath, key.value.offset, &policy)
            return condition
        }
    }

    private func values(_ node: JSONNode, _ path: String, _ policy: inout PolicyReader) -> [String] {
        let elements = node.array ?? [node]
        var values: [String] = []
        for element in elements {
            switch element.value {
            case .string(let text), .number(let text): values.append(text)
            case .boolean(let value): values.append(value ? "true" : "false")
            default:
                policy.noteSyntax(
                    "A value is a string, number or boolean, not \(element.kind)", path, at: element.offset)
            }
        }
        return values
    }

    /// AWS's older parser refuses operands that its operator cannot read.
    private func checkOperands(_ condition: Condition, _ path: String, _ offset: Int, _ policy: inout PolicyReader) {
        let read: Int
        switch condition.operands {
        case .numbers(let numbers, _): read = numbers.count
        case .dates(let dates, _): read = dates.count
        case .binaries(let binaries): read = binaries.count
        case .addresses(let ranges): read = ranges.count
        case .null(let values): read = values.count
        case .booleans(let written, let variable): read = written.count + variable.count
        case .texts, .arns: return
        }
        guard read < condition.values.count else { return }
        policy.note(
            .legacy, "The policy failed legacy parsing", "\(condition.operatorName) cannot read one of these values",
            path, at: offset)
    }
}
