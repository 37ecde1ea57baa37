import Core

extension Linter {
    mutating func checkRedundancy(_ subjects: [Subject]) {
        // Every pair is compared; a policy within its quota has at most some hundred statements.
        guard subjects.count <= 400 else { return }
        for subject in subjects {
            checkActions(subject)
            checkResources(subject)
            for other in subjects where other.statement.index != subject.statement.index {
                checkStatement(subject, against: other)
            }
        }
    }

    private mutating func checkActions(_ subject: Subject) {
        let patterns = subject.statement.actions.patterns
        guard patterns.count <= 400 else { return }
        for (index, pattern) in patterns.enumerated() {
            let cover = patterns.enumerated().first { other, candidate in
                other != index && candidate.covers(pattern) && (other < index || !pattern.covers(candidate))
            }
            guard let cover else { continue }
            note(
                .suggestion, "REDUNDANT_ACTION", "\"\(pattern.source)\" is within \"\(cover.element.source)\".",
                subject.path + ".Action", at: subject.offset(of: "Action", "NotAction"))
        }
    }

    private mutating func checkResources(_ subject: Subject) {
        guard let patterns = subject.statement.resources?.patterns, patterns.count > 1,
            patterns.contains(where: \.isAnything)
        else { return }
        note(
            .suggestion, "REDUNDANT_RESOURCE", "\"*\" covers every other resource here.", subject.path + ".Resource",
            at: subject.offset(of: "Resource", "NotResource"))
    }

    private mutating func checkStatement(_ subject: Subject, against other: Subject) {
        let statement = subject.statement
        let cover = other.statement
        guard cover.covers(statement) else { return }
        if cover.effect == .deny, statement.effect == .allow {
            note(
                .warning, "UNREACHABLE_STATEMENT", "\(other.path) denies all that this statement allows.", subject.path,
                at: subject.node.offset)
        } else if cover.effect == statement.effect, cover.index < statement.index || !statement.covers(cover) {
            note(
                .suggestion, "REDUNDANT_STATEMENT", "\(other.path) already says all of this.", subject.path,
                at: subject.node.offset)
        }
    }
}

extension Statement {
    /// Whether the statement applies wherever another one does; never a false yes.
    fileprivate func covers(_ other: Statement) -> Bool {
        guard conditions.isEmpty, !actions.isNegated, !other.actions.isNegated else { return false }
        guard principals.map({ $0.patterns == [.everyone] && !$0.isNegated }) ?? (other.principals == nil) else {
            return false
        }
        let coversResources =
            resources.map { set in !set.isNegated && set.patterns.contains { $0.isAnything } } ?? true
            || hasSameResources(as: other)
        return coversResources
            && other.actions.patterns.allSatisfy { pattern in actions.patterns.contains { $0.covers(pattern) } }
    }

    private func hasSameResources(as other: Statement) -> Bool {
        guard let own = resources, let others = other.resources else { return false }
        return own.isNegated == others.isNegated
            && Set(own.patterns.map(\.source)) == Set(others.patterns.map(\.source))
    }
}
