import Core

/// Checks a policy as its author would want it checked: all grammar errors, not only the first, then what is dangerous,
/// without effect or redundant. Sorted by place.
public func lint(_ text: String, kind: PolicyKind = .identity) -> [Diagnostic] {
    var reader = PolicyReader(text, kind: kind)
    reader.read()
    var diagnostics = reader.problems.map { problem in
        Diagnostic(
            severity: .error, code: problem.stage.code, message: "\(problem.error.message) \(problem.error.detail)",
            path: problem.error.path, place: problem.error.place)
    }
    if let root = try? JSONParser.parse(text), root.members != nil {
        var linter = Linter(reader: reader, root: root)
        linter.checkDocument(text)
        diagnostics += linter.diagnostics
    }
    return diagnostics.sorted {
        ($0.place.line, $0.place.column, $0.code, $0.message) < ($1.place.line, $1.place.column, $1.code, $1.message)
    }
}

extension PolicyProblem.Stage {
    fileprivate var code: String {
        switch self {
        case .structure, .syntax: "POLICY_SYNTAX_ERROR"
        case .version: "INVALID_VERSION"
        case .legacy: "LEGACY_PARSING_ERROR"
        case .sids: "INVALID_SID"
        case .actions: "MISSING_ACTION"
        case .resources: "INVALID_RESOURCE"
        case .vendors: "INVALID_ACTION"
        case .kind: "UNSUPPORTED_ELEMENT"
        }
    }
}

/// Walks a readable policy and notes what is legal but not right.
struct Linter {
    let reader: PolicyReader
    let root: JSONNode
    private(set) var diagnostics: [Diagnostic] = []

    init(reader: PolicyReader, root: JSONNode) {
        self.reader = reader
        self.root = root
    }

    mutating func note(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, _ path: String, at offset: Int
    ) {
        let place = reader.lines.place(of: offset)
        diagnostics.append(Diagnostic(severity: severity, code: code, message: message, path: path, place: place))
    }

    mutating func checkDocument(_ text: String) {
        if root["Version"] == nil {
            note(
                .warning, "MISSING_VERSION", "Without a Version the policy is of 2008-10-17, which has no variables.",
                "$", at: root.offset)
        }
        if let quota = PolicyQuota.maximumSize(of: reader.kind), PolicyQuota.size(of: text) > quota {
            note(
                .error, "POLICY_SIZE_EXCEEDS_QUOTA",
                "The policy has \(PolicyQuota.size(of: text)) characters without white space, \(quota) are allowed.",
                "$", at: root.offset)
        }
        let subjects = statementSubjects()
        for subject in subjects {
            checkStatement(subject)
            checkConditions(subject)
            checkVariables(subject.node, subject.path)
        }
        checkRedundancy(subjects)
    }

    /// A statement together with its text's tree, for the places of its elements.
    struct Subject {
        let statement: Statement
        let node: JSONNode
        let path: String

        func offset(of names: String...) -> Int {
            for name in names { if let element = node[name] { return element.offset } }
            return node.offset
        }
    }

    private func statementSubjects() -> [Subject] {
        guard let element = root["Statement"] else { return [] }
        let isArray = element.array != nil
        let nodes = (element.array ?? [element]).filter { $0.members != nil }
        return zip(reader.statements, nodes).map { statement, node in
            let path = isArray ? "Statement[\(statement.index)]" : "Statement"
            return Subject(statement: statement, node: node, path: path)
        }
    }
}
