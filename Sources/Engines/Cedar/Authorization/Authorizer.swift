/// Decides requests by a policy set that was compiled once.
///
///     let authorizer = Authorizer(try PolicySet(parsing: text))
///     let graph = authorizer.load(entities)
///     let response = authorizer.isAuthorized(request, graph)
///
/// A decision costs what the policies cost whose scope may match, however many there are besides. Deciding never throws:
/// policies that fail are skipped and reported.
public struct Authorizer: Sendable {
    /// Shared by all copies.
    private final class Compiled: Sendable {
        let policies: [CompiledPolicy]
        let index: PolicyIndex
        let symbols: Symbols

        init(_ set: PolicySet) {
            var compiler = Compiler()
            policies = set.decidable.map { CompiledPolicy($0.policy, id: $0.id, &compiler) }
            symbols = compiler.symbols
            index = PolicyIndex(policies, symbols)
        }
    }

    private let compiled: Compiled

    /// Compiles static policies and links; templates by themselves decide nothing.
    public init(_ set: PolicySet) { compiled = Compiled(set) }

    /// Makes entities ready for requests to this authorizer.
    public func load(_ entities: Entities) -> EntityGraph { EntityGraph(entities, on: compiled.symbols) }

    /// Makes a request's own entities ready on top of others that many requests share. Where both have an entity, the new
    /// one counts; an entity of the base is below what the base says, even if a parent of its is given anew.
    ///
    /// - Parameter base: loaded by this authorizer.
    public func load(_ entities: Entities, on base: EntityGraph) -> EntityGraph {
        entities.entities.isEmpty ? base : EntityGraph(entities, on: base.symbols, base: base)
    }

    /// - Parameter graph: loaded by this authorizer; another's numbers would mean other entities.
    public func isAuthorized(_ request: Request, _ graph: EntityGraph) -> Response {
        let environment = Environment(request, graph)
        var tally = Tally()
        compiled.index.candidates(environment) { tally.add(compiled.policies[$0], environment) }
        return tally.response
    }

    public func isAuthorized(_ request: Request, _ entities: Entities) -> Response {
        isAuthorized(request, load(entities))
    }

    /// As ``isAuthorized(_:_:)-swift.method``, but asks every policy. For tests of the index.
    package func isAuthorizedWithoutIndex(_ request: Request, _ graph: EntityGraph) -> Response {
        let environment = Environment(request, graph)
        var tally = Tally()
        for policy in compiled.policies { tally.add(policy, environment) }
        return tally.response
    }
}

/// Counts what policies say (the reference's `authorizer.rs`): any satisfied `forbid` denies, else any satisfied
/// `permit` allows, else nothing does.
private struct Tally {
    private var permits: [Text] = []
    private var forbids: [Text] = []
    private var errors: [Response.PolicyError] = []

    mutating func add(_ policy: CompiledPolicy, _ environment: Environment) {
        do throws(EvaluationError) {
            guard try policy.isSatisfied(environment) else { return }
            if policy.isForbid { forbids.append(policy.id) } else { permits.append(policy.id) }
        } catch {
            errors.append(Response.PolicyError(policy: policy.id, error: error))
        }
    }

    var response: Response {
        let reasons = forbids.isEmpty ? permits : forbids
        return Response(
            decision: forbids.isEmpty && !permits.isEmpty ? .allow : .deny,
            reasons: reasons.count > 1 ? reasons.sorted() : reasons,
            errors: errors.count > 1 ? errors.sorted { $0.policy < $1.policy } : errors)
    }
}

extension Expression {
    /// The expression's value for a request; without one, variables stand for entities that nobody has.
    public func evaluated(for request: Request? = nil, in entities: Entities = Entities()) throws(EvaluationError)
        -> Value
    {
        var compiler = Compiler()
        let node = compiler.node(self)
        let nobody = EntityUID(type: Name(path: "Unknown"), id: "")
        let graph = EntityGraph(entities, on: compiler.symbols)
        let environment = Environment(
            request ?? Request(principal: nobody, action: nobody, resource: nobody), graph)
        return environment.value(try node.evaluate(environment))
    }
}
