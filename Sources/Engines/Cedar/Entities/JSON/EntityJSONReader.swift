internal import Core

/// Reads entities from JSON, with a schema where there is one.
struct EntityJSONReader {
    let schema: Schema?
    /// Whether the schema's actions are added to what is read.
    var addsActions = true

    /// One entity. Members that entities do not have are passed over, as the reference does.
    func entity(_ node: JSONNode) throws(EntityDataError) -> Entity {
        let (uidNode, attributes, parents, tags) = try shape(node)
        let uid = try ValueJSONReader(context: .uid).entity(uidNode)
        let type = try type(of: uid, at: uidNode)
        var entity = Entity(uid)
        for member in attributes {
            let name = Text(member.name)
            if let type, type.attributes.attributes[name] == nil {
                throw EntityDataError(.conformance(.unexpectedAttribute(uid, name)), at: member.range)
            }
            entity.attributes[name] = try ValueJSONReader(context: .attribute(name, of: uid)).value(
                member.value, of: type?.attributes.attributes[name]?.type)
        }
        for member in tags {
            let name = Text(member.name)
            if let type, type.tags == nil {
                throw EntityDataError(.conformance(.unexpectedTag(uid, name)), at: member.range)
            }
            entity.tags[name] = try ValueJSONReader(context: .tag(name, of: uid)).value(member.value, of: type?.tags)
        }
        for node in parents {
            let parent = try ValueJSONReader(context: .parents(of: uid)).entity(node)
            if uid.type.isAction, !parent.type.isAction {
                throw EntityDataError(.actionParentIsNotAction(uid, parent: parent), at: node.range)
            }
            entity.parents.insert(parent)
        }
        return entity
    }

    private func type(of uid: EntityUID, at node: JSONNode) throws(EntityDataError) -> Schema.EntityType? {
        guard let schema, !uid.type.isAction else { return nil }
        guard let type = schema.entityTypes[uid.type] else {
            throw EntityDataError(
                .conformance(EntityConformance(schema: schema).unexpectedType(of: uid)), at: node.range)
        }
        return type
    }

    private typealias Shape = (uid: JSONNode, attributes: [JSONMember], parents: [JSONNode], tags: [JSONMember])

    private func shape(_ node: JSONNode) throws(EntityDataError) -> Shape {
        do throws(Diagnostic) {
            let fields = Dictionary(
                try node.object("an entity").map { (Text($0.name), $0.value) }, uniquingKeysWith: { $1 })
            return (
                try node.required("uid", in: fields), try node.required("attrs", in: fields).object(),
                try node.required("parents", in: fields).elements(), try fields["tags"]?.object() ?? []
            )
        } catch {
            throw EntityDataError(.malformed(error))
        }
    }
}

// MARK: All entities

extension EntityJSONReader {
    /// What is told at most of one text: the first error of each of so many entities.
    private static let maximumErrors = 100

    func entities(_ node: JSONNode) throws(Diagnostics) -> Entities {
        let (read, places) = try entities(in: node)
        guard let schema else { return try closed(read, places) }
        try refuseDuplicates(read, places)
        let conformance = EntityConformance(schema: schema)
        try refuse(
            read.lazy.filter { !$0.uid.type.isAction }.compactMap { entity in
                conformance.errors(of: entity, ancestors: entity.parents).first.map {
                    EntityDataError(.conformance($0), at: places[entity.uid])
                }
            })
        var entities = try closed(read, places)
        try refuse(
            read.lazy.filter(\.uid.type.isAction).compactMap { [entities] entity in
                conformance.errors(of: entity, ancestors: entities.ancestors[entity.uid] ?? []).first.map {
                    EntityDataError(.conformance($0), at: places[entity.uid])
                }
            })
        guard addsActions else { return entities }
        for action in schema.actionEntities {
            entities.set(action, ancestors: schema.ancestors(of: action.uid))
        }
        return entities
    }

    /// Two different entities under one id are told before what else is wrong with either.
    private func refuseDuplicates(_ read: [Entity], _ places: [EntityUID: SourceRange]) throws(Diagnostics) {
        var known = [EntityUID: Entity](minimumCapacity: read.count)
        var problems: [EntityDataError] = []
        for entity in read {
            if let other = known.updateValue(entity, forKey: entity.uid), other != entity {
                problems.append(EntityDataError(.duplicate(entity.uid), at: places[entity.uid]))
            }
        }
        try refuse(problems)
    }

    private func entities(in node: JSONNode) throws(Diagnostics) -> ([Entity], [EntityUID: SourceRange]) {
        guard let nodes = node.array else { throw Diagnostics(node.invalidType(expected: "an array of entities")) }
        var entities: [Entity] = []
        var places: [EntityUID: SourceRange] = [:]
        var problems: [EntityDataError] = []
        entities.reserveCapacity(nodes.count)
        for node in nodes where problems.count < Self.maximumErrors {
            do throws(EntityDataError) {
                let entity = try entity(node)
                entities.append(entity)
                places[entity.uid] = node.range
            } catch {
                problems.append(error)
            }
        }
        try refuse(problems)
        return (entities, places)
    }

    private func closed(_ read: [Entity], _ places: [EntityUID: SourceRange]) throws(Diagnostics) -> Entities {
        do throws(Entities.Failure) {
            return try Entities(read)
        } catch {
            let problem: (kind: EntityDataError.Kind, uid: EntityUID) =
                switch error {
                case .duplicate(let uid): (.duplicate(uid), uid)
                case .cycle(let uid): (.cycle(uid), uid)
                }
            throw Diagnostics(EntityDataError(problem.kind, at: places[problem.uid]).diagnostic)
        }
    }

    private func refuse(_ problems: some Sequence<EntityDataError>) throws(Diagnostics) {
        let told = problems.prefix(Self.maximumErrors).map(\.diagnostic)
        guard told.isEmpty else { throw Diagnostics(told) }
    }
}
