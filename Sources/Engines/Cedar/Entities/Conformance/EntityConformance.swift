/// Compares entities with a schema.
struct EntityConformance {
    let schema: Schema

    /// All that is wrong with an entity, in the order in which the reference looks: its type, its id, its attributes,
    /// its parents, its tags.
    ///
    /// - Parameter ancestors: for an action, all the groups it is in; for others it is enough to look at parents, as
    ///   what types may be above is closed.
    func errors(of entity: Entity, ancestors: Set<EntityUID>) -> [EntityValidationError] {
        let uid = entity.uid
        if uid.type.isAction { return actionErrors(entity, ancestors) }
        guard let type = schema.entityTypes[uid.type] else { return [unexpectedType(of: uid)] }
        return idErrors(of: uid) + attributeErrors(of: entity, type) + parentErrors(of: entity)
            + tagErrors(of: entity, type)
    }

    func unexpectedType(of uid: EntityUID) -> EntityValidationError {
        .unexpectedEntityType(
            uid, suggestions: schema.entityTypes.keys.filter { $0.basename == uid.type.basename }.sorted())
    }

    private func actionErrors(_ entity: Entity, _ ancestors: Set<EntityUID>) -> [EntityValidationError] {
        guard schema.actions[entity.uid] != nil else { return [.undeclaredAction(entity.uid)] }
        let isSame =
            entity.attributes.isEmpty && entity.tags.isEmpty && ancestors == schema.ancestors(of: entity.uid)
        return isSame ? [] : [.actionDeclarationMismatch(entity.uid)]
    }

    /// Whether the id can be: one of an enumeration's, or a declared action's.
    func idErrors(of uid: EntityUID) -> [EntityValidationError] {
        if let choices = schema.entityTypes[uid.type]?.enumeration, !choices.contains(uid.id) {
            return [.invalidEnumEntity(uid, choices: choices)]
        }
        return uid.type.isAction && schema.actions[uid] == nil ? [.undeclaredAction(uid)] : []
    }

    private func attributeErrors(of entity: Entity, _ type: Schema.EntityType) -> [EntityValidationError] {
        var errors: [EntityValidationError] = []
        let declared = type.attributes.attributes
        for (name, attribute) in declared where attribute.isRequired && entity.attributes[name] == nil {
            errors.append(.missingAttribute(entity.uid, name))
        }
        if errors.count > 1 { errors.sort { $0.diagnostic.message < $1.diagnostic.message } }
        for (name, value) in entity.attributes.sorted(by: { $0.key < $1.key }) {
            if let attribute = declared[name] {
                if let mismatch = value.mismatch(with: attribute.type) {
                    errors.append(.typeMismatch(entity.uid, .attribute(name), mismatch))
                }
            } else {
                errors.append(.unexpectedAttribute(entity.uid, name))
            }
            errors += value.entities.flatMap(idErrors)
        }
        return errors
    }

    private func parentErrors(of entity: Entity) -> [EntityValidationError] {
        guard !entity.parents.isEmpty else { return [] }
        let allowed = schema.ancestors(of: entity.uid.type)
        return entity.parents.sorted().flatMap { parent in
            idErrors(of: parent)
                + (allowed.contains(parent.type) ? [] : [.invalidAncestorType(entity.uid, parent.type)])
        }
    }

    private func tagErrors(of entity: Entity, _ type: Schema.EntityType) -> [EntityValidationError] {
        entity.tags.sorted { $0.key < $1.key }.flatMap { name, value -> [EntityValidationError] in
            guard let expected = type.tags else { return [.unexpectedTag(entity.uid, name)] }
            let mismatch = value.mismatch(with: expected).map {
                EntityValidationError.typeMismatch(entity.uid, .tag(name), $0)
            }
            return (mismatch.map { [$0] } ?? []) + value.entities.flatMap(idErrors)
        }
    }
}

extension Entities {
    /// All that does not conform to a schema, in the order of ids; empty when the entities are valid.
    ///
    /// An action must be exactly as declared: without attributes and tags, in the groups of the schema.
    public func validate(against schema: Schema) -> [EntityValidationError] {
        let conformance = EntityConformance(schema: schema)
        return entities.sorted { $0.key < $1.key }.flatMap { uid, entity in
            conformance.errors(of: entity, ancestors: ancestors[uid] ?? [])
        }
    }
}
