/// What an expression is evaluated in: the request's entities and context, and the entities there are.
struct Environment {
    let principal: EntityNumber
    let action: EntityNumber
    let resource: EntityNumber
    let context: RuntimeRecord
    let graph: EntityGraph
    /// Names that the request brought and the graph lacks. The graph's numbers hold here too.
    let symbols: Symbols

    init(_ request: Request, _ graph: EntityGraph) {
        var symbols: Symbols?
        func number(_ uid: EntityUID) -> EntityNumber {
            if let known = (symbols ?? graph.symbols).number(of: uid) { return known }
            var own = symbols ?? Symbols(on: graph.symbols)
            defer { symbols = own }
            return own.add(uid)
        }
        principal = number(request.principal)
        action = number(request.action)
        resource = number(request.resource)
        if request.context.isEmpty {
            context = Environment.emptyContext
        } else {
            var own = symbols ?? Symbols(on: graph.symbols)
            context = own.record(request.context)
            symbols = own
        }
        self.symbols = symbols ?? graph.symbols
        self.graph = graph
    }

    private static let emptyContext = RuntimeRecord([])
}
