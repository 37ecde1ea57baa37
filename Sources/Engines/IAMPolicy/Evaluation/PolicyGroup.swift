/// Policies of one type that count together, such as all that are attached to a role; indexed by action when there are
/// many statements.
public struct PolicyGroup: Sendable {
    public let policies: [NamedPolicy]
    let statements: [Entry]
    private let index: StatementIndex?
    /// By position, beside the statements.
    private let filters: [ResourceFilter]

    struct Entry: Sendable {
        let policy: Int
        let statement: Statement
    }

    /// Fewer statements than this are looked at one by one: that is faster than three look-ups.
    private static let indexThreshold = 9

    public init(_ policies: [NamedPolicy]) {
        self.policies = policies
        let statements = policies.enumerated().flatMap { policy, named in
            named.document.statements.map { Entry(policy: policy, statement: $0) }
        }
        self.statements = statements
        filters = statements.map { ResourceFilter($0.statement) }
        index = statements.count < Self.indexThreshold ? nil : StatementIndex(statements.map(\.statement.actions))
    }

    public static let none = PolicyGroup([])

    public var isEmpty: Bool { policies.isEmpty }

    /// Runs `body` on the position of every statement that may be about the request, in no particular order.
    @inline(__always)
    func forEachCandidate(for request: AuthorizationRequest, _ body: (Int) -> Void) {
        guard let index else {
            for position in statements.indices { body(position) }
            return
        }
        let name = request.resourceName
        let isFiltered = !request.isResourcePattern
        index.forEach(request.actionName) { position in
            if isFiltered, !filters[Int(position)].mayMatch(name) { return }
            body(Int(position))
        }
    }
}

extension PolicyGroup: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: NamedPolicy...) { self.init(elements) }
}
