/// The attributes of a record or an entity, or an entity's tags, as far as they are known.
public struct PartialRecord: Hashable, Sendable {
    /// What is known of one name.
    public enum Lookup: Hashable, Sendable {
        case known(Value)
        /// There is nothing of that name.
        case absent
        case unknown
    }

    /// What is known to be there.
    public let known: [Text: Value]
    /// Names that are known not to be there; empty where the record is complete, as all but the known are absent then.
    public let absent: Set<Text>
    /// Whether nothing is there but what is known.
    public let isComplete: Bool

    private init(_ known: [Text: Value], absent: Set<Text>, isComplete: Bool) {
        self.known = known
        self.absent = absent
        self.isComplete = isComplete
    }

    /// Nothing is known.
    public static let unknown = PartialRecord([:], absent: [], isComplete: false)

    /// Everything is known.
    public static func complete(_ members: [Text: Value]) -> PartialRecord {
        PartialRecord(members, absent: [], isComplete: true)
    }

    /// Some names are known, with a value or not to be there; all others are unknown.
    public static func partial(_ known: [Text: Value], absent: Set<Text> = []) -> PartialRecord {
        PartialRecord(known, absent: absent.subtracting(known.keys), isComplete: false)
    }

    /// What is known of the name.
    public subscript(name: Text) -> Lookup {
        if let value = known[name] { return .known(value) }
        return isComplete || absent.contains(name) ? .absent : .unknown
    }

    /// What is known by either; the other's word counts where both know.
    func merging(_ other: PartialRecord) -> PartialRecord {
        if other.isComplete { return other }
        if isComplete { return self }
        let all = known.merging(other.known) { $1 }
        return .partial(all, absent: absent.union(other.absent))
    }

    /// Whether a complete record can be this one.
    func admits(_ members: [Text: Value]) -> Bool {
        isComplete
            ? known == members
            : known.allSatisfy { members[$0.key] == $0.value } && absent.allSatisfy { members[$0] == nil }
    }
}
