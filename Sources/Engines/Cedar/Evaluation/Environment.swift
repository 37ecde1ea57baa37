/// What an expression is evaluated in: the request's entities and context, and the entities there are.
///
/// Handed to every node and never kept, so that it lies on the stack: a decision allocates nothing but its answer.
struct Environment: Sendable {
    let principal: EntityNumber
    let action: EntityNumber
    let resource: EntityNumber
    let context: RuntimeRecord
    let graph: EntityGraph
    /// Names that the request brought and the graph lacks, on top of the graph's; nil when there are none.
    private let own: Symbols?

    init(_ request: Request, _ graph: EntityGraph) {
        var own: Symbols?
        func number(_ uid: EntityUID) -> EntityNumber {
            if let known = graph.symbols.number(of: uid) { return known }
            var added = own ?? Symbols(on: graph.symbols)
            defer { own = added }
            return added.add(uid)
        }
        principal = number(request.principal)
        action = number(request.action)
        resource = number(request.resource)
        if request.context.isEmpty {
            context = Environment.emptyContext
        } else {
            var added = own ?? Symbols(on: graph.symbols)
            context = added.record(request.context)
            own = added
        }
        self.own = own
        self.graph = graph
    }

    private static let emptyContext = RuntimeRecord([])

    func uid(_ number: EntityNumber) -> EntityUID { own?.uid(number) ?? graph.symbols.uid(number) }

    func type(of number: EntityNumber) -> TypeNumber { own?.type(of: number) ?? graph.symbols.type(of: number) }

    func value(_ value: RuntimeValue) -> Value { own?.value(value) ?? graph.symbols.value(value) }
}
