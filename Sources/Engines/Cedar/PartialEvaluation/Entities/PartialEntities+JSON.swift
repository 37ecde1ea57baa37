internal import Core

extension PartialEntities {
    /// Reads a JSON array of entities in which each of `attrs`, `parents` and `tags` may be left out, being unknown then.
    ///
    /// Entities and extension values need no escapes where the schema has such types. All that is known must conform;
    /// actions may not be given. Parents of an entity that are given too must have their parents given.
    ///
    /// - Parameter areComplete: whether an entity that is not given does not exist.
    public init(json text: String, schema: Schema, areComplete: Bool = false) throws(Diagnostics) {
        let node = try JSONNode.readOrDiagnose(text)
        guard let nodes = node.array else { throw Diagnostics(node.invalidType(expected: "an array of entities")) }
        let reader = PartialEntityJSONReader(schema: schema)
        var entities: [PartialEntity] = []
        for node in nodes {
            do throws(EntityDataError) {
                entities.append(try reader.entity(node))
            } catch {
                throw Diagnostics(error.diagnostic)
            }
        }
        do throws(Failure) {
            try self.init(entities, areComplete: areComplete)
        } catch {
            throw Diagnostics(error.diagnostic)
        }
        let errors = validate(against: schema)
        guard errors.isEmpty else { throw Diagnostics(errors.prefix(100).map(\.diagnostic)) }
    }
}

extension PartialEntities.Failure {
    /// The failure as text.
    public var diagnostic: Diagnostic {
        switch self {
        case .duplicate(let uid): Diagnostic("duplicate entity entry `\(uid)`")
        case .cycle(let uid): Diagnostic("input graph has a cycle containing vertex `\(uid)`")
        case .unknownAncestors(let uid, let ancestor):
            Diagnostic(
                "the parents of `\(uid)` are given, but not those of `\(ancestor)`, which is among them",
                help: "give the parents of both or of neither")
        }
    }
}

/// Reads entities that may lack any of their parts.
private struct PartialEntityJSONReader {
    let schema: Schema

    func entity(_ node: JSONNode) throws(EntityDataError) -> PartialEntity {
        let fields = try fields(of: node)
        guard let uidNode = fields["uid"] else {
            throw EntityDataError(.malformed(Diagnostic("missing field `uid`", at: node.range)))
        }
        let uid = try ValueJSONReader(context: .uid).entity(uidNode)
        guard let type = schema.entityTypes[uid.type] else {
            let error = uid.type.isAction ? .actionDeclarationMismatch(uid) : conformance.unexpectedType(of: uid)
            throw EntityDataError(.conformance(error), at: uidNode.range)
        }
        var entity = PartialEntity(uid)
        if let node = fields["attrs"] {
            entity.attributes = try record(node) { name, member throws(EntityDataError) in
                guard let attribute = type.attributes.attributes[name] else {
                    throw EntityDataError(.conformance(.unexpectedAttribute(uid, name)), at: member.range)
                }
                return try ValueJSONReader(context: .attribute(name, of: uid)).value(member, of: attribute.type)
            }
        }
        if let node = fields["tags"] {
            entity.tags = try record(node) { name, member throws(EntityDataError) in
                guard let tags = type.tags else {
                    throw EntityDataError(.conformance(.unexpectedTag(uid, name)), at: member.range)
                }
                return try ValueJSONReader(context: .tag(name, of: uid)).value(member, of: tags)
            }
        }
        if let node = fields["parents"] { entity.ancestors = try parents(node, of: uid) }
        return entity
    }

    private var conformance: EntityConformance { EntityConformance(schema: schema) }

    /// `null` stands for unknown as well as a member that is left out.
    private func fields(of node: JSONNode) throws(EntityDataError) -> [Text: JSONNode] {
        do throws(Diagnostic) {
            let members = try node.object("an entity").filter { $0.value.value != .null }
            return Dictionary(members.map { (Text($0.name), $0.value) }, uniquingKeysWith: { $1 })
        } catch {
            throw EntityDataError(.malformed(error))
        }
    }

    private func record(
        _ node: JSONNode, _ value: (Text, JSONNode) throws(EntityDataError) -> Value
    ) throws(EntityDataError) -> PartialRecord {
        guard let members = node.members else {
            throw EntityDataError(.malformed(node.invalidType(expected: "an object")))
        }
        var known: [Text: Value] = [:]
        for member in members {
            let name = Text(member.name)
            known[name] = try value(name, member.value)
        }
        return .complete(known)
    }

    private func parents(_ node: JSONNode, of uid: EntityUID) throws(EntityDataError) -> Set<EntityUID> {
        guard let nodes = node.array else {
            throw EntityDataError(.malformed(node.invalidType(expected: "an array")))
        }
        var parents: Set<EntityUID> = []
        for node in nodes { parents.insert(try ValueJSONReader(context: .parents(of: uid)).entity(node)) }
        return parents
    }
}
