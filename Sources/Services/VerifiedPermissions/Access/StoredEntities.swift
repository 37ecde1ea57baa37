import Cedar

extension Entities {
    /// Of entities that are kept, those that a decision can reach from some of them: their parents, and what attributes
    /// and tags name.
    ///
    /// - Parameter limit: what lies beyond that many counts as not kept.
    func reachable(from starts: [EntityUID], limit: Int = 1_000) -> [EntityUID: Entity] {
        var found: [EntityUID: Entity] = [:]
        var waiting = starts
        var seen = Set(starts)
        while let uid = waiting.popLast(), found.count < limit {
            guard let entity = self[uid] else { continue }
            found[uid] = entity
            for next in entity.neighbours where seen.insert(next).inserted { waiting.append(next) }
        }
        return found
    }
}

extension Entity {
    fileprivate var neighbours: [EntityUID] {
        Array(parents) + attributes.values.flatMap(\.named) + tags.values.flatMap(\.named)
    }
}

extension Value {
    fileprivate var named: [EntityUID] {
        switch self {
        case .entity(let uid): uid.type.isAction ? [] : [uid]
        case .set(let set): set.elements.flatMap(\.named)
        case .record(let members): members.values.flatMap(\.named)
        default: []
        }
    }
}
