@testable import Cedar

/// A source in memory that remembers what it was asked for.
actor CountingSource: EntitySource {
    private let source: EntitiesSource
    /// Whether only what is needed is told, or all.
    private let isSparing: Bool
    private let narrows: Bool
    private(set) var loaded: [EntityUID: [EntityNeeds]] = [:]
    private(set) var rounds = 0
    private(set) var listed = 0

    init(_ entities: Entities, isSparing: Bool = false, narrows: Bool = false) {
        source = EntitiesSource(entities)
        self.isSparing = isSparing
        self.narrows = narrows
    }

    func entities(_ needs: [EntityUID: EntityNeeds]) -> [PartialEntity] {
        rounds += 1
        for (uid, need) in needs { loaded[uid, default: []].append(need) }
        let whole = source.entities(needs)
        return isSparing ? whole.map { needs[$0.uid].map($0.only) ?? $0 } : whole
    }

    func candidates(of type: Name, after cursor: EntityUID?, limit: Int) -> [EntityUID] {
        let found = source.candidates(of: type, after: cursor, limit: limit)
        listed += found.count
        return found
    }

    func candidates(of type: Name, within bounds: CandidateBounds, after cursor: EntityUID?, limit: Int) -> [EntityUID]
    {
        let found = source.candidates(of: type, within: narrows ? bounds : .all, after: cursor, limit: limit)
        listed += found.count
        return found
    }

    /// The entities of which some part was asked for a second time.
    var loadedTwice: [EntityUID] {
        loaded.filter { _, needs in
            if !isSparing { return needs.count > 1 }
            let attributes = needs.flatMap(\.attributes)
            return Set(attributes).count < attributes.count || needs.count(where: \.tags) > 1
                || needs.count(where: \.ancestors) > 1
        }
        .map(\.key)
    }
}

extension PartialEntity {
    /// The entity without what is not needed.
    fileprivate func only(_ needs: EntityNeeds) -> PartialEntity {
        var known: [Text: Value] = [:]
        var absent: Set<Text> = []
        for name in needs.attributes {
            if case .known(let value) = attributes[name] { known[name] = value } else { absent.insert(name) }
        }
        return PartialEntity(
            uid, attributes: .partial(known, absent: absent), ancestors: needs.ancestors ? ancestors : nil,
            tags: needs.tags ? tags : .unknown)
    }
}
