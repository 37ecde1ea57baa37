import Cedar

@testable import CedarAnalysis

extension SymbolicStore {
    /// That the request and the entities are those of the scenario.
    mutating func assumptions(of scenario: Scenario) throws -> [Term] {
        let request = scenario.request
        var result = [
            terms.equal(try variable(.principal), terms.entity(request.principal)),
            terms.equal(try variable(.resource), terms.entity(request.resource)),
        ]
        let context = try variable(.context)
        result.append(terms.equal(context, literal(.record(request.context), terms.sort(of: context))))
        let entities = scenario.entities.entities.values.filter { !$0.uid.type.isAction }.sorted { $0.uid < $1.uid }
        for entity in entities { result += try assumptions(of: entity, all: entities, scenario.entities) }
        return result
    }

    private mutating func assumptions(
        of entity: Entity, all: [Entity], _ entities: Entities
    ) throws -> [Term] {
        let uid = terms.entity(entity.uid)
        var result: [Term] = []
        for name in schema.entityTypes[entity.uid.type]?.attributes.attributes.keys.sorted() ?? [] {
            guard let attribute = try attribute(name, of: uid) else { continue }
            let value = entity.attributes[name]
            result.append(terms.equal(attribute, literal(value, terms.sort(of: attribute))))
        }
        for other in all {
            let isBelow = terms.bool(entities.ancestors[entity.uid]?.contains(other.uid) == true)
            result.append(terms.equal(self.isBelow(uid, terms.entity(other.uid)), isBelow))
        }
        for type in schema.ancestors(of: entity.uid.type).sorted() {
            let ancestors = (entities.ancestors[entity.uid] ?? []).filter { $0.type == type }
            let set = literal(.set(of: ancestors.map { .entity($0) }), .set(.entity(type)))
            result.append(terms.equal(self.ancestors(of: uid, entity.uid.type, type), set))
        }
        for key in Zoo.strings where schema.entityTypes[entity.uid.type]?.tags != nil {
            let value = entity.tags[Text(key)]
            let name = terms.string(Text(key))
            result.append(terms.equal(hasTag(name, on: uid), terms.bool(value != nil)))
            if let value, let tag = try tag(name, of: uid) {
                result.append(terms.equal(tag, literal(value, terms.sort(of: tag))))
            }
        }
        return result
    }

    /// A value as a term; nil where an option has none.
    mutating func literal(_ value: Value?, _ sort: Sort) -> Term {
        if case .option(let inner) = sort {
            return value == nil ? terms.none(inner) : terms.some(literal(value, inner))
        }
        switch value {
        case .bool(let value): return terms.bool(value)
        case .long(let value): return terms.long(value)
        case .string(let value): return terms.string(value)
        case .entity(let uid): return terms.entity(uid)
        case .decimal(let value): return terms.long(value.scaled, .decimal)
        case .datetime(let value): return terms.long(value.milliseconds, .datetime)
        case .duration(let value): return terms.long(value.milliseconds, .duration)
        case .ip(let value): return terms.ip(value)
        case .set(let set):
            guard case .set(let element) = sort else { return terms.bool(false) }
            return terms.set(of: set.elements.map { literal($0, element) }, element)
        case .record(let members):
            guard case .record(let fields) = sort else { return terms.bool(false) }
            return terms.record(fields, fields.map { literal(members[$0.name], $0.sort) })
        case nil: return terms.bool(false)
        }
    }
}
