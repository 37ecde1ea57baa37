/// Where queries find candidates and their data, such as a database.
public protocol EntitySource: EntityLoader {
    /// The entities of a type that come after one, in ascending order of their ids' bytes, at most so many. Fewer than
    /// that mean that there are no more.
    ///
    /// - Parameter cursor: the last entity seen; nil to begin with the first.
    func candidates(of type: Name, after cursor: EntityUID?, limit: Int) async throws -> [EntityUID]

    /// As ``candidates(of:after:limit:)``; entities that are not within the bounds may be left out.
    func candidates(
        of type: Name, within bounds: CandidateBounds, after cursor: EntityUID?, limit: Int
    ) async throws -> [EntityUID]
}

extension EntitySource {
    public func candidates(
        of type: Name, within bounds: CandidateBounds, after cursor: EntityUID?, limit: Int
    ) async throws -> [EntityUID] {
        try await candidates(of: type, after: cursor, limit: limit)
    }
}

/// A source of entities in memory, of which everything is known.
public struct EntitiesSource: EntitySource {
    private let all: Entities
    /// Of each type, in order.
    private let byType: [Name: [EntityUID]]

    public init(_ entities: Entities) {
        all = entities
        byType = Dictionary(grouping: entities.entities.keys, by: \.type).mapValues { $0.sorted() }
    }

    public func entities(_ needs: [EntityUID: EntityNeeds]) -> [PartialEntity] {
        needs.keys.compactMap { uid in
            all[uid].map { PartialEntity($0, ancestors: all.ancestors[uid] ?? []) }
        }
    }

    public func candidates(of type: Name, after cursor: EntityUID?, limit: Int) -> [EntityUID] {
        candidates(of: type, within: .all, after: cursor, limit: limit)
    }

    public func candidates(
        of type: Name, within bounds: CandidateBounds, after cursor: EntityUID?, limit: Int
    ) -> [EntityUID] {
        let sorted = byType[type] ?? []
        let start = cursor.map { cursor in sorted.partitioningIndex { cursor < $0 } } ?? 0
        return Array(sorted[start...].lazy.filter { isWithin(bounds, $0) }.prefix(max(0, limit)))
    }

    private func isWithin(_ bounds: CandidateBounds, _ uid: EntityUID) -> Bool {
        guard case .anyOf(let conditions) = bounds else { return true }
        return conditions.contains { condition in
            switch condition {
            case .id(let wanted): return uid == wanted
            case .isIn(let group): return all.isMember(uid, of: group)
            case .attribute(let path, let values): return value(at: path, of: uid).map(values.contains) ?? false
            case .attributeContains(let path, let values):
                guard case .set(let set) = value(at: path, of: uid) else { return false }
                return values.contains(where: set.contains)
            }
        }
    }

    private func value(at path: [Text], of uid: EntityUID) -> Value? {
        guard let entity = all[uid] else { return nil }
        return path.reduce(.some(.record(entity.attributes))) { value, name in
            if case .record(let members) = value { members[name] } else { nil }
        }
    }
}

extension Array {
    /// The first index whose element the predicate holds for, given that it holds for all after it.
    fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
