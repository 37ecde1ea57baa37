import Cedar

/// One of the three applications of the OOPSLA 2024 paper on Cedar, made at random after its description: who may see
/// documents in folders, do what in repositories, or work on lists.
struct Application {
    let name: String
    let policies: String
    let entities: [Entity]
    let requests: [Request]

    static func all(size: Int) throws -> [Application] {
        var random = Random(seed: UInt64(size))
        return [try drive(size, &random), try repositories(size, &random), try lists(size, &random)]
    }

    /// The paper's chance that one thing is connected with another.
    static let edge = 0.05

    static func uid(_ type: String, _ number: Int) throws -> EntityUID {
        try EntityUID(parsing: "\(type)::\"\(type.lowercased())-\(number)\"")
    }

    static func action(_ name: String) throws -> EntityUID { try EntityUID(parsing: "Action::\"\(name)\"") }

    /// Groups in groups, users in groups: no group is in one that comes before it.
    static func people(_ size: Int, _ group: String, _ random: inout Random) throws -> [Entity] {
        var entities: [Entity] = []
        for number in 0..<size {
            let parents = try (number + 1..<max(size, number + 1)).filter { _ in random.chance(edge) }.map {
                try uid(group, $0)
            }
            entities.append(Entity(try uid(group, number), parents: Set(parents)))
        }
        for number in 0..<size {
            let parents = try (0..<size).filter { _ in random.chance(edge) }.map { try uid(group, $0) }
            entities.append(Entity(try uid("User", number), parents: Set(parents)))
        }
        return entities
    }

    static func asked(
        _ size: Int, _ actions: [String], _ resource: String, _ random: inout Random
    ) throws -> [Request] {
        try (0..<500).map { _ in
            Request(
                principal: try uid("User", random.number(below: size)),
                action: try action(actions[random.number(below: actions.count)]),
                resource: try uid(resource, random.number(below: size)))
        }
    }
}

/// xorshift: the same applications on every machine.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func chance(_ probability: Double) -> Bool { Double(number(below: 1_000_000)) < probability * 1_000_000 }
}
