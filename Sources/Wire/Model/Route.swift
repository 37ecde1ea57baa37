/// The path and query by which a REST operation is called, such as `/{Bucket}/{Key+}?acl`.
struct Route: Sendable {
    enum Segment: Sendable, Hashable {
        case literal(String)
        case label(String)
        /// The rest of the path, slashes included.
        case greedy(String)
    }

    let segments: [Segment]
    /// Parameters that must be there, with their value where the model gives one.
    let query: [(name: String, value: String?)]

    init(uri: String) throws {
        let parts = uri.split(separator: "?", maxSplits: 1)
        segments = try Self.split(parts.first ?? "").map { try Self.segment($0) }
        query = (parts.count > 1 ? parts[1].split(separator: "&") : []).map { parameter in
            let halves = parameter.split(separator: "=", maxSplits: 1)
            return (String(halves[0]), halves.count > 1 ? String(halves[1]) : nil)
        }
        if segments.dropLast().contains(where: \.isGreedy) { throw ModelError("\(uri): only the last label is greedy") }
    }

    /// The segments of a path; a slash at its end adds none.
    static func split(_ path: some StringProtocol) -> [Substring] {
        var segments = Substring(path).split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        if segments.last?.isEmpty == true { segments.removeLast() }
        return Array(segments)
    }

    private static func segment(_ text: Substring) throws -> Segment {
        guard text.hasPrefix("{") else { return .literal(String(text)) }
        guard text.hasSuffix("}") else { throw ModelError("\(text) is no label") }
        let name = text.dropFirst().dropLast()
        return name.hasSuffix("+") ? .greedy(String(name.dropLast())) : .label(String(name))
    }

    var isGreedy: Bool { segments.last?.isGreedy ?? false }
    var literals: Int { segments.count { if case .literal = $0 { true } else { false } } }

    /// The raw text of every label; nil when the path is another one.
    func labels(in path: [Substring]) -> [String: Substring]? {
        guard isGreedy ? path.count >= segments.count : path.count == segments.count else { return nil }
        var labels: [String: Substring] = [:]
        for (index, segment) in segments.enumerated() {
            switch segment {
            case .literal(let text):
                guard path[index] == text else { return nil }
            case .label(let name):
                guard !path[index].isEmpty else { return nil }
                labels[name] = path[index]
            case .greedy(let name):
                // The pieces are slices of one path, so what stands between them is part of the label.
                labels[name] = Substring(path[index].base[path[index].startIndex...])
            }
        }
        return labels
    }
}

extension Route.Segment {
    var isGreedy: Bool {
        if case .greedy = self { true } else { false }
    }
}

/// The operations of a REST service by method, the most specific first.
struct RouteTable: Sendable {
    private struct Entry: Sendable {
        let operation: String
        let route: Route
        let requiredQuery: [String]
        let requiredHeaders: [String]
        /// Compared in turn: what a request has to show before it can be meant for this operation.
        let rank: [Int]
    }

    private let entries: [String: [Entry]]

    init(_ operations: [OperationModel], shapes: [Shape]) {
        let all = operations.map { operation in
            let required = operation.input.map { shapes[$0.shape].members.filter(\.isRequired) } ?? []
            let names = { (location: Reference.Location) in
                required.filter { $0.reference.location == location }.map(\.reference.wireName)
            }
            let route = operation.route
            let conditions = names(.query).count + names(.header).count
            return (
                operation.method,
                Entry(
                    operation: operation.name, route: route, requiredQuery: names(.query),
                    requiredHeaders: names(.header).map { $0.lowercased() },
                    rank: [
                        route.literals, route.isGreedy ? 0 : 1, route.query.count, conditions,
                        operation.isDeprecated ? 0 : 1,
                    ])
            )
        }
        entries = Dictionary(grouping: all, by: \.0).mapValues { group in
            group.map(\.1).sorted { left, right in
                left.rank == right.rank
                    ? left.operation < right.operation : right.rank.lexicographicallyPrecedes(left.rank)
            }
        }
    }

    /// The operation a request is meant for: of all that fit, the one that asks for most; one whose required query
    /// parameters or headers are missing is second choice, so that the validation can name what is missing.
    func match(method: String, path: [Substring], query: [FormField], headers: (String) -> Bool) -> String? {
        var incomplete: String?
        for entry in entries[method] ?? [] {
            guard entry.route.labels(in: path) != nil, Self.has(query, entry.route.query) else { continue }
            let isComplete =
                entry.requiredQuery.allSatisfy { name in query.contains { $0.name == name } }
                && entry.requiredHeaders.allSatisfy(headers)
            if isComplete { return entry.operation }
            incomplete = entry.operation
        }
        return incomplete
    }

    private static func has(_ fields: [FormField], _ literals: [(name: String, value: String?)]) -> Bool {
        literals.allSatisfy { literal in
            fields.contains { $0.name == literal.name && (literal.value == nil || $0.value == literal.value) }
        }
    }
}
