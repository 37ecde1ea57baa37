import Core

extension Linter {
    mutating func checkConditions(_ subject: Subject) {
        for condition in subject.statement.conditions {
            let path = "\(subject.path).Condition.\(condition.operatorName).\(condition.key.name)"
            let offset =
                subject.node["Condition"]?[condition.operatorName]?[condition.key.name]?.offset ?? subject.node.offset
            checkKey(condition, path, offset)
            checkQualifier(condition, subject, path, offset)
            checkWildcards(condition, path, offset)
            checkAddresses(condition, path, offset)
        }
    }

    private mutating func checkKey(_ condition: Condition, _ path: String, _ offset: Int) {
        guard condition.key.lowercased.hasPrefix("aws:") else { return }
        guard let known = GlobalConditionKey.named(condition.key) else {
            let near = GlobalConditionKey.nearest(to: condition.key).map { "; did you mean \($0)?" } ?? "."
            return note(
                .error, "INVALID_GLOBAL_CONDITION_KEY", "There is no global key \(condition.key.name)\(near)", path,
                at: offset)
        }
        guard let kind = condition.kind, !known.type.takes(kind.comparison) else { return }
        note(
            .warning, "TYPE_MISMATCH",
            "\(known.name) holds \(known.type.article) \(known.type.rawValue), which \(condition.operatorName) does not compare.",
            path, at: offset)
    }

    private mutating func checkQualifier(_ condition: Condition, _ subject: Subject, _ path: String, _ offset: Int) {
        guard let kind = condition.kind, kind.comparison != .null else { return }
        let isMultivalued =
            GlobalConditionKey.named(condition.key)?.isMultivalued ?? ServiceConditionKey.isMultivalued(condition.key)
        guard let qualifier = kind.qualifier else {
            if isMultivalued == true {
                note(
                    .warning, "MISSING_QUALIFIER",
                    "\(condition.key.name) may have several values; say ForAnyValue: or ForAllValues:.", path,
                    at: offset)
            }
            return
        }
        if isMultivalued == false {
            let isRisky = qualifier == .forAllValues && subject.statement.effect == .allow
            note(
                isRisky ? .securityWarning : .warning,
                "\(qualifier == .forAllValues ? "FOR_ALL_VALUES" : "FOR_ANY_VALUE")_WITH_SINGLE_VALUED_KEY",
                "\(condition.key.name) has one value"
                    + (isRisky ? ", and without it \(qualifier.rawValue) grants." : "; leave the qualifier out."),
                path, at: offset)
        } else if qualifier == .forAllValues, subject.statement.effect == .allow, !hasNullCheck(condition.key, subject)
        {
            note(
                .securityWarning, "FOR_ALL_VALUES_WITHOUT_NULL_CHECK",
                "ForAllValues holds when \(condition.key.name) is missing; add \"Null\": {\"\(condition.key.name)\": \"false\"}.",
                path, at: offset)
        }
    }

    private func hasNullCheck(_ key: ContextKey, _ subject: Subject) -> Bool {
        subject.statement.conditions.contains { other in
            if case .null(let values) = other.operands { return other.key == key && values == [false] }
            // Asking for any value asks for one to be there.
            return other.key == key && other.kind?.qualifier == .forAnyValue
        }
    }

    private mutating func checkWildcards(_ condition: Condition, _ path: String, _ offset: Int) {
        guard let kind = condition.kind, kind.comparison == .string || kind.comparison == .stringIgnoringCase,
            let value = condition.values.first(where: { $0.contains("*") && !$0.contains("${*}") })
        else { return }
        note(
            .warning, "WILDCARD_WITHOUT_LIKE_OPERATOR",
            "\(condition.operatorName) takes \"\(value)\" as that very text; wildcards need StringLike.", path,
            at: offset)
    }

    private mutating func checkAddresses(_ condition: Condition, _ path: String, _ offset: Int) {
        guard condition.key == "aws:SourceIp", case .addresses(let ranges) = condition.operands else { return }
        let privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap { AddressRange($0) }
        let isPrivate = { (range: AddressRange) in privateRanges.contains { $0.contains(range.first) } }
        guard !ranges.isEmpty, ranges.allSatisfy(isPrivate) else { return }
        note(
            .warning, "PRIVATE_IP_ADDRESS",
            "aws:SourceIp is the caller's public address; within a VPC compare aws:VpcSourceIp.", path, at: offset)
    }
}
