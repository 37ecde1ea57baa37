package import Cedar

/// The request and the entities of one request environment as terms that may have any value the schema allows.
///
/// Every entity that is referred to is taken to exist, and to have the attributes that its type requires.
package struct SymbolicStore: Sendable {
    package let schema: Schema
    package let environment: RequestEnvironment
    package var terms = TermTable()

    package init(_ schema: Schema, _ environment: RequestEnvironment) {
        self.schema = schema
        self.environment = environment
    }

    package mutating func variable(_ variable: Variable) throws(Unsupported) -> Term {
        switch variable {
        case .principal: return unknown(Function(origin: .principal), [], .entity(environment.principal))
        case .resource: return unknown(Function(origin: .resource), [], .entity(environment.resource))
        case .action: return terms.entity(environment.action)
        case .context:
            let record = schema.actions[environment.action]?.context ?? SchemaRecord()
            guard let sort = Sort(.record(record)) else { throw Unsupported("the type of the context") }
            return unknown(Function(origin: .context), [], sort)
        }
    }

    /// The attribute of an entity, of an option sort when it is optional; nil when the schema knows none of the name.
    package mutating func attribute(_ name: Text, of entity: Term) throws(Unsupported) -> Term? {
        guard case .entity(let type) = terms.sort(of: entity),
            let attribute = schema.entityTypes[type]?.attributes.attributes[name]
        else { return nil }
        guard let sort = Sort(attribute.type) else { throw Unsupported("the type of attribute `\(name)`") }
        let function = Function(origin: .attributes(type), path: [.attribute(name)])
        return unknown(function, [entity], attribute.isRequired ? sort : .option(sort))
    }

    package mutating func hasTag(_ key: Term, on entity: Term) -> Term {
        guard case .entity(let type) = terms.sort(of: entity), schema.entityTypes[type]?.tags != nil else {
            return terms.bool(false)
        }
        return unknown(Function(origin: .hasTag(type)), [entity, key], .bool)
    }

    /// The value of a tag, if there is one; nil when entities of the type have no tags.
    package mutating func tag(_ key: Term, of entity: Term) throws(Unsupported) -> Term? {
        guard case .entity(let type) = terms.sort(of: entity), let tags = schema.entityTypes[type]?.tags else {
            return nil
        }
        guard let sort = Sort(tags) else { throw Unsupported("the type of the tags of `\(type)`") }
        return unknown(Function(origin: .tag(type)), [entity, key], sort)
    }

    /// A function's value, records and options as their parts.
    private mutating func unknown(_ function: Function, _ arguments: [Term], _ sort: Sort) -> Term {
        switch sort {
        case .record(let fields):
            let values = fields.map { unknown(function.appending(.attribute($0.name)), arguments, $0.sort) }
            return terms.record(fields, values)
        case .option(let inner):
            let presence = unknown(function.appending(.presence), arguments, .bool)
            let value = terms.some(unknown(function, arguments, inner))
            return terms.conditional(presence, value, terms.none(inner))
        default: return terms.apply(.function(function), arguments, sort)
        }
    }
}
