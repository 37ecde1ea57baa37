import Core

/// Reads a policy's text, noting every fault with its place instead of stopping at the first, so that the linter can
/// report them all.
struct PolicyReader {
    let kind: PolicyKind
    private(set) var version = PolicyVersion.v2008
    private(set) var id: String?
    private(set) var statements: [Statement] = []
    private(set) var problems: [PolicyProblem] = []
    let lines: LineIndex
    private let bytes: [UInt8]
    private var sids: Set<String> = []

    init(_ text: String, kind: PolicyKind) {
        self.kind = kind
        bytes = Array(text.utf8)
        lines = LineIndex(bytes)
    }

    /// The fault that AWS would report: of the earliest stage, and there the first in the text.
    var firstProblem: PolicyProblem? {
        problems.min { $0.stage < $1.stage }
    }

    mutating func note(
        _ stage: PolicyProblem.Stage, _ message: String, _ detail: String, _ path: String, at offset: Int
    ) {
        let error = MalformedPolicy(message: message, detail: detail, path: path, place: lines.place(of: offset))
        problems.append(PolicyProblem(stage: stage, error: error))
    }

    mutating func noteSyntax(_ detail: String, _ path: String, at offset: Int) {
        note(.syntax, "Syntax errors in policy.", detail, path, at: offset)
    }

    mutating func read() {
        do throws(JSONError) {
            readDocument(try JSONParser.parse(bytes, maximumDepth: 32))
        } catch {
            note(.structure, "Syntax errors in policy.", error.reason, "$", at: error.offset)
        }
    }

    private mutating func readDocument(_ node: JSONNode) {
        guard let members = node.members else {
            note(
                .structure, "Syntax errors in policy.", "A policy is an object, not \(node.kind)", "$", at: node.offset)
            return
        }
        noteDuplicates(members, "$")
        var statement: JSONNode?
        for member in members {
            switch member.name {
            case "Version": readVersion(member.value)
            case "Id": readID(member.value)
            case "Statement": statement = member.value
            default: noteSyntax("No element \"\(member.name)\" belongs here", "$", at: member.offset)
            }
        }
        guard let statement else {
            note(.structure, "Syntax errors in policy.", "A policy has a Statement", "$", at: node.offset)
            return
        }
        if kind == .managed, version != .v2012 {
            note(
                .version, "Policy document must be version 2012-10-17 or greater.",
                "The version is \(version.rawValue)", "Version", at: node["Version"]?.offset ?? node.offset)
        }
        readStatements(statement)
    }

    mutating func noteDuplicates(_ members: [JSONMember], _ path: String) {
        var seen: Set<String> = []
        for member in members where !seen.insert(member.name).inserted {
            noteSyntax("\"\(member.name)\" stands here twice", path, at: member.offset)
        }
    }

    private mutating func readVersion(_ node: JSONNode) {
        guard let text = node.string, let known = PolicyVersion(rawValue: text) else {
            noteSyntax("The version is 2012-10-17 or 2008-10-17", "Version", at: node.offset)
            return
        }
        version = known
    }

    private mutating func readID(_ node: JSONNode) {
        guard let text = node.string else {
            noteSyntax("An Id is a string, not \(node.kind)", "Id", at: node.offset)
            return
        }
        id = text
    }

    private mutating func readStatements(_ node: JSONNode) {
        switch node.value {
        case .object: readStatement(node, "Statement")
        case .array(let elements):
            if elements.isEmpty { noteSyntax("A policy has at least one statement", "Statement", at: node.offset) }
            for (index, element) in elements.enumerated() { readStatement(element, "Statement[\(index)]") }
        default:
            note(
                .structure, "Syntax errors in policy.", "Statement is an object or an array, not \(node.kind)",
                "Statement", at: node.offset)
        }
    }

    private mutating func readStatement(_ node: JSONNode, _ path: String) {
        guard let members = node.members else {
            note(
                .structure, "Syntax errors in policy.", "A statement is an object, not \(node.kind)", path,
                at: node.offset)
            return
        }
        noteDuplicates(members, path)
        let range = TextRange(start: lines.place(of: node.offset), end: lines.place(of: node.end))
        var reader = StatementReader(path: path, node: node, isV2012: version == .v2012)
        let statement = reader.read(&self, index: statements.count, range: range)
        if let sid = statement.sid, !sid.isEmpty, !sids.insert(sid).inserted {
            note(
                .sids, "Statement IDs (SID) in a single policy must be unique.", "\"\(sid)\" is used twice",
                path + ".Sid", at: node["Sid"]?.offset ?? node.offset)
        }
        statements.append(statement)
    }
}
