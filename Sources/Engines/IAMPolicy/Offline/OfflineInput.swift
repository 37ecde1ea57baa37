import Core

/// A value of the input with the way to it, for errors that name the member.
struct OfflineInput {
    let node: JSONNode
    let path: String
    let bytes: [UInt8]
    let lines: LineIndex

    func error(_ reason: String) -> OfflineError {
        OfflineError(path: path.isEmpty ? "$" : path, reason: reason, place: lines.place(of: node.offset))
    }

    /// A member; nil when it is absent or null.
    func member(_ name: String) -> OfflineInput? {
        guard let value = node[name], value.value != .null else { return nil }
        return child(value, path.isEmpty ? name : "\(path).\(name)")
    }

    func required(_ name: String) throws(OfflineError) -> OfflineInput {
        guard let member = member(name) else { throw error("\"\(name)\" is missing") }
        return member
    }

    func string() throws(OfflineError) -> String {
        guard let text = node.string else { throw error("A string is expected, not \(node.kind)") }
        return text
    }

    /// The elements of an array; anything else is its own only element.
    var elements: [OfflineInput] {
        node.array?.enumerated().map { child($1, "\(path)[\($0)]") } ?? [self]
    }

    private func child(_ node: JSONNode, _ path: String) -> OfflineInput {
        OfflineInput(node: node, path: path, bytes: bytes, lines: lines)
    }
}

extension OfflineInput {
    func group(_ name: String, _ kind: PolicyKind) throws(OfflineError) -> PolicyGroup {
        guard let member = member(name) else { return .none }
        var policies: [NamedPolicy] = []
        for element in member.elements { policies.append(try element.policy(kind)) }
        return PolicyGroup(policies)
    }

    func levels(_ name: String, _ kind: PolicyKind) throws(OfflineError) -> [PolicySet.Level] {
        guard let member = member(name) else { return [] }
        var levels: [PolicySet.Level] = []
        for element in member.elements {
            guard element.node.members != nil else {
                throw element.error("A level is an object with orgIdentifier and policies, not \(element.node.kind)")
            }
            let identifier = try element.member("orgIdentifier")?.string() ?? element.path
            levels.append(PolicySet.Level(identifier: identifier, policies: try element.group("policies", kind)))
        }
        return levels
    }

    /// `{"name", "policy"}`, or the bare policy as an object or a string.
    private func policy(_ kind: PolicyKind) throws(OfflineError) -> NamedPolicy {
        let name = try member("name")?.string() ?? path
        return NamedPolicy(name: name, document: try (member("policy") ?? self).document(kind))
    }

    private func document(_ kind: PolicyKind) throws(OfflineError) -> PolicyDocument {
        let text: String
        switch node.value {
        case .string(let written): text = written
        // The policy's own text, so that its places are those of its first character on.
        case .object: text = String(decoding: bytes[node.offset..<node.end], as: UTF8.self)
        default: throw error("A policy is an object or a string, not \(node.kind)")
        }
        do throws(MalformedPolicy) {
            return try PolicyDocument(text, kind: kind, strictness: .lenient)
        } catch {
            throw self.error(error.description)
        }
    }
}
