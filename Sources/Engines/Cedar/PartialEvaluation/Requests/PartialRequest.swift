/// A request of which the types and the action are known, and as much of the rest as there is (RFC 95).
public struct PartialRequest: Hashable, Sendable {
    /// An entity of which the type is known and perhaps the id.
    public struct Party: Hashable, Sendable {
        public let type: Name
        public let id: Text?

        public init(type: Name, id: Text? = nil) {
            self.type = type
            self.id = id
        }

        public init(_ uid: EntityUID) {
            self.init(type: uid.type, id: uid.id)
        }

        /// The entity, where its id is known.
        public var uid: EntityUID? { id.map { EntityUID(type: type, id: $0) } }
    }

    public var principal: Party
    public let action: EntityUID
    public var resource: Party
    public let context: PartialRecord

    public init(principal: Party, action: EntityUID, resource: Party, context: PartialRecord = .unknown) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
    }

    /// A request of which everything is known.
    public init(_ request: Request) {
        self.init(
            principal: Party(request.principal), action: request.action, resource: Party(request.resource),
            context: .complete(request.context))
    }

    /// A request of which only the types are known.
    public init(_ environment: RequestEnvironment) {
        self.init(
            principal: Party(type: environment.principal), action: environment.action,
            resource: Party(type: environment.resource))
    }

    /// The types, which are known always.
    public var environment: RequestEnvironment {
        RequestEnvironment(principal: principal.type, action: action, resource: resource.type)
    }

    /// Whether the request can be this one.
    public func admits(_ request: Request) -> Bool {
        action == request.action && principal.admits(request.principal) && resource.admits(request.resource)
            && context.admits(request.context)
    }
}

extension PartialRequest.Party {
    func admits(_ uid: EntityUID) -> Bool { type == uid.type && (id == nil || id == uid.id) }
}

extension PartialRequest {
    /// All that a schema has against what is known of the request; empty when it is valid.
    public func validate(against schema: Schema) -> [RequestValidationError] {
        var errors: [RequestValidationError] = []
        let conformance = EntityConformance(schema: schema)
        if schema.entityTypes[principal.type] == nil { errors.append(.undeclaredPrincipalType(principal.type)) }
        if schema.entityTypes[resource.type] == nil { errors.append(.undeclaredResourceType(resource.type)) }
        errors += [principal.uid, resource.uid].compactMap { $0 }.flatMap(conformance.requestErrors)
        guard let declared = schema.actions[action] else { return errors + [.undeclaredAction(action)] }
        if schema.entityTypes[principal.type] != nil, !declared.principals.contains(principal.type) {
            errors.append(.invalidPrincipalType(principal.type, action: action, valid: declared.principals.sorted()))
        }
        if schema.entityTypes[resource.type] != nil, !declared.resources.contains(resource.type) {
            errors.append(.invalidResourceType(resource.type, action: action, valid: declared.resources.sorted()))
        }
        errors += Value.record(context.known).entities.flatMap(conformance.requestErrors)
        if let mismatch = context.mismatch(with: declared.context) {
            errors.append(.invalidContext(context.known, action: action, mismatch))
        }
        return errors
    }
}

extension EntityConformance {
    fileprivate func requestErrors(of uid: EntityUID) -> [RequestValidationError] {
        guard schema.entityTypes[uid.type] != nil || uid.type.isAction else { return [] }
        return idErrors(of: uid).compactMap { error in
            switch error {
            case .invalidEnumEntity(let uid, let choices): .invalidEnumEntity(uid, choices: choices)
            case .undeclaredAction(let uid): .undeclaredAction(uid)
            default: nil
            }
        }
    }
}

extension PartialRecord {
    /// Why what is known is not of that type; nil when it can be.
    func mismatch(with record: SchemaRecord) -> TypeMismatch? {
        let missing = record.attributes.filter { $0.value.isRequired && self[$0.key] == .absent }.keys.min()
        if let missing {
            return TypeMismatch(
                expected: .record(record), actual: .record(known), reason: .missingAttribute(missing))
        }
        // What is unknown is nothing to complain of.
        let told = record.attributes.filter { known[$0.key] != nil }
        return Value.record(known).mismatch(with: .record(SchemaRecord(told)))
    }
}
