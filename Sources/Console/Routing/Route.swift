/// A page's address and what answers there. Segments that begin with a colon stand for any text.
struct Route: Sendable {
    typealias Handler = @Sendable (PageContext) async throws -> Reply

    let isPost: Bool
    private let pattern: [Substring]
    let handler: Handler

    private init(_ isPost: Bool, _ pattern: String, _ handler: @escaping Handler) {
        self.isPost = isPost
        self.pattern = pattern.split(separator: "/")
        self.handler = handler
    }

    static func get(_ pattern: String, _ handler: @escaping Handler) -> Route { Route(false, pattern, handler) }
    static func post(_ pattern: String, _ handler: @escaping Handler) -> Route { Route(true, pattern, handler) }

    /// What the placeholders stand for; nil when this is not the address.
    func match(_ segments: [String]) -> [String: String]? {
        guard segments.count == pattern.count else { return nil }
        var values: [String: String] = [:]
        for (part, segment) in zip(pattern, segments) {
            if part.first == ":" {
                values[String(part.dropFirst())] = segment
            } else if part != segment {
                return nil
            }
        }
        return values
    }
}

/// Finds the route of a request; of several that match, the first.
struct Router: Sendable {
    enum Outcome: Sendable {
        case found(Route, [String: String])
        /// There is a page, but not for this method.
        case wrongMethod
        case notFound
    }

    let routes: [Route]

    func find(_ request: PageRequest) -> Outcome {
        var isKnown = false
        for route in routes {
            guard let values = route.match(request.segments) else { continue }
            if route.isPost == request.isPost { return .found(route, values) }
            isKnown = true
        }
        return isKnown ? .wrongMethod : .notFound
    }
}
