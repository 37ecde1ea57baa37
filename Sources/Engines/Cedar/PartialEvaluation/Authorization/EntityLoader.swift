/// Where a partial evaluation gets entities from, such as a database.
public protocol EntityLoader: Sendable {
    /// Loads entities with all or with what is needed of each.
    ///
    /// An entity that is left out of the answer does not exist. Attributes may be partial, as long as those that are
    /// needed are told; ancestors must be all, at any distance, where they are told. What comes must conform to the
    /// schema, which is checked.
    func entities(_ needs: [EntityUID: EntityNeeds]) async throws -> [PartialEntity]
}

/// Why entities could not be loaded.
public enum EntityLoadingError: Error, Hashable, Sendable {
    /// The loader told something of the entity, but not all that was needed.
    case incomplete(EntityUID)
    /// The loader told of an entity that nobody asked for.
    case unexpected(EntityUID)
    case invalid([EntityValidationError])
    /// More rounds of loading would be needed than are allowed.
    case tooManyRounds(Int)

    /// The error as text.
    public var diagnostics: Diagnostics {
        switch self {
        case .incomplete(let uid):
            Diagnostics(Diagnostic("not all was loaded that is needed of the entity `\(uid)`"))
        case .unexpected(let uid): Diagnostics(Diagnostic("the entity `\(uid)` was loaded but not asked for"))
        case .invalid(let errors): Diagnostics(errors.map(\.diagnostic))
        case .tooManyRounds(let count):
            Diagnostics(Diagnostic("the decision needs entities to be loaded more than \(count) times"))
        }
    }
}

extension PartialAuthorizer {
    /// How often entities are loaded for one decision at most, if nothing else is said.
    public static let defaultMaximumRounds = 16

    /// Decides a request with entities that are loaded when a decision turns out to need them, in rounds; nothing is
    /// loaded twice (the reference's `is_authorized_batched`).
    ///
    /// The response is decided unless the request itself has unknown parts.
    ///
    /// - Parameters:
    ///   - entities: what is known beforehand.
    ///   - goal: whether to stop as soon as the decision is certain.
    ///   - maximumRounds: how often to load at most. Each round follows one more reference from entity to entity.
    /// - Throws: ``PartialEvaluationError``, ``EntityLoadingError`` or what the loader throws.
    public func isAuthorized(
        _ request: PartialRequest, _ entities: PartialEntities = .unknown, loadingFrom loader: any EntityLoader,
        for goal: PartialEvaluationGoal = .decision, maximumRounds: Int = defaultMaximumRounds
    ) async throws -> PartialResponse {
        var loading = EntityLoading(loader, schema: schema, knowing: entities, maximumRounds: maximumRounds)
        return try await loading.settle([isAuthorized(request, entities)], for: goal)[0]
    }
}

/// Loads for several partial responses together.
struct EntityLoading {
    private let loader: any EntityLoader
    private let schema: Schema
    private let maximumRounds: Int
    private(set) var entities: PartialEntities

    init(_ loader: any EntityLoader, schema: Schema, knowing entities: PartialEntities, maximumRounds: Int) {
        self.loader = loader
        self.schema = schema
        self.entities = entities
        self.maximumRounds = maximumRounds
    }

    /// Continues the responses until each has reached the goal, or loading cannot help as its request is what is unknown.
    mutating func settle(
        _ responses: [PartialResponse], for goal: PartialEvaluationGoal
    ) async throws -> [PartialResponse] {
        var responses = responses
        for round in 0... {
            var needs = DataNeeds()
            for response in responses where !response.isReached(goal) {
                needs.formUnion(response.dataNeeds(for: goal))
            }
            let wanted = needs.entities
            if wanted.isEmpty { break }
            guard round < maximumRounds else { throw EntityLoadingError.tooManyRounds(maximumRounds) }
            try await load(wanted)
            for index in responses.indices where !responses[index].isReached(goal) {
                responses[index] = responses[index].continued(responses[index].request, entities)
            }
        }
        return responses
    }

    private mutating func load(_ wanted: [EntityUID: EntityNeeds]) async throws {
        var missing = Set(wanted.keys)
        for entity in try await loader.entities(wanted) {
            guard let needs = wanted[entity.uid], missing.remove(entity.uid) != nil else {
                throw EntityLoadingError.unexpected(entity.uid)
            }
            let errors = entity.errors(in: schema)
            guard errors.isEmpty else { throw EntityLoadingError.invalid(errors) }
            entities.learn(entity)
            guard let known = entities[entity.uid], known.satisfies(needs) else {
                throw EntityLoadingError.incomplete(entity.uid)
            }
        }
        for uid in missing.sorted() {
            if entities[uid]?.mustExist == true { throw EntityLoadingError.incomplete(uid) }
            entities.learnNonexistent(uid)
        }
    }
}

extension PartialEntity {
    fileprivate func satisfies(_ needs: EntityNeeds) -> Bool {
        needs.attributes.allSatisfy { attributes[$0] != .unknown } && (!needs.tags || tags.isComplete)
            && (!needs.ancestors || ancestors != nil)
    }
}
