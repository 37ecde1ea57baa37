/// Finds the statements that may be about an action, so that a decision costs what can match and not what there is.
///
/// A statement stands in one list for any one action: under the action's name, under its service where it has a
/// wildcard of that service, or among those that may be about any service.
struct StatementIndex: Sendable {
    private var byAction: [UInt64: [Int32]] = [:]
    private var byService: [UInt64: [Int32]] = [:]
    private var anywhere: [Int32] = []

    init(_ actions: [ActionSet]) {
        for (position, set) in actions.enumerated() { add(Int32(position), set) }
    }

    private mutating func add(_ position: Int32, _ set: ActionSet) {
        if set.isNegated || set.patterns.contains(where: { $0.serviceHash == nil }) {
            anywhere.append(position)
            return
        }
        let wild = Set(set.patterns.filter { $0.exactHash == nil }.compactMap(\.serviceHash))
        for service in wild { byService[service, default: []].append(position) }
        let exact = Set(set.patterns.filter { !wild.contains($0.serviceHash ?? 0) }.compactMap(\.exactHash))
        for action in exact { byAction[action, default: []].append(position) }
    }

    @inline(__always)
    func forEach(_ action: ActionName, _ body: (Int32) -> Void) {
        for position in byAction[action.hash] ?? [] { body(position) }
        for position in byService[action.serviceHash] ?? [] { body(position) }
        for position in anywhere { body(position) }
    }
}
