import Core

/// A request of the API as it was read: members that the standard does not know are passed over.
struct Body: Sendable {
    let node: JSONNode

    /// - Throws: `Problem` with status 400.
    init(_ request: HTTPRequest) throws {
        guard let type = request.headers["content-type"], type.lowercased().hasPrefix("application/json") else {
            throw Problem(400, "The body must be JSON, and say so: Content-Type: application/json.")
        }
        do {
            try self.init(try JSONParser.parse(request.body, duplicates: .reject))
        } catch let error as JSONError {
            throw Problem(400, "The body is no JSON: \(error)")
        }
    }

    init(_ node: JSONNode) throws {
        guard node.members != nil else { throw Problem(400, "A JSON object is expected, not \(node.kind).") }
        self.node = node
    }

    /// The member, or the one that stands beside the evaluations for all of them.
    func member(_ name: String, defaults: Body?) -> JSONNode? { node[name] ?? defaults?.node[name] }

    /// A subject or resource.
    ///
    /// - Parameter needsID: false where the standard says that an id is ignored.
    func entity(_ name: String, defaults: Body? = nil, needsID: Bool = true) throws -> EntityMember {
        guard let member = member(name, defaults: defaults), member.members != nil else {
            throw Problem(400, "\(name) is missing, or no object.")
        }
        guard let type = member["type"]?.string, !type.isEmpty else { throw Problem(400, "\(name).type is missing.") }
        let id = member["id"]?.string
        guard id != nil || !needsID else { throw Problem(400, "\(name).id is missing.") }
        return EntityMember(
            type: type, id: id ?? "", properties: try Self.object(member["properties"], "\(name).properties"))
    }

    func action(defaults: Body? = nil) throws -> String {
        guard let name = member("action", defaults: defaults)?["name"]?.string, !name.isEmpty else {
            throw Problem(400, "action.name is missing.")
        }
        return name
    }

    func context(defaults: Body? = nil) throws -> String? {
        try Self.object(member("context", defaults: defaults), "context")
    }

    private static func object(_ node: JSONNode?, _ name: String) throws -> String? {
        guard let node, !node.isNull else { return nil }
        guard node.members != nil else { throw Problem(400, "\(name) must be an object.") }
        return node.json
    }
}

/// Something with a type and an id.
struct EntityMember: Sendable {
    let type: String
    let id: String
    /// A JSON object.
    let properties: String?
}

extension JSONNode {
    fileprivate var isNull: Bool { if case .null = value { true } else { false } }
}
