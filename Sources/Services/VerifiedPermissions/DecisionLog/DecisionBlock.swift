import Core
import Store

/// Decisions of one policy store that were logged at about the same time, packed into one entry of its table: events are
/// much alike, so that together they take far less room, and one seal and one row do for all of them.
///
/// An entry is the count of subjects (2 bytes) and the subjects, for those who clear away without the key; then, sealed:
/// the length of what follows unpacked (4 bytes), and packed by LZ4 for each decision its id, the hidden places of its
/// principal and its resource, the length of its content (4 bytes) and that.
struct DecisionBlock: Sendable {
    /// Of the decisions in a block, in microseconds: a query for a time finds its blocks by that.
    static let longestSpan: Int64 = 250_000
    private static let mostDecisions = 64
    private static let mostBytes = 256 * 1_024

    /// The id of its newest decision.
    let id: DecisionID
    /// Principals and resources of its decisions, each once.
    let subjects: Set<Subject>
    private let sealed: [UInt8]

    /// What decisions are found by: a principal or a resource, hidden by the store's key.
    struct Subject: Sendable, Hashable {
        static let byteCount = 1 + HiddenPlace.byteCount

        enum Kind: UInt8, Sendable {
            case principal = 5
            case resource = 6
        }

        let kind: Kind
        let place: HiddenPlace

        /// Also its partition in the table.
        var bytes: [UInt8] { [kind.rawValue] + place.bytes }
    }
}

/// Where something stands that is looked up but need not be readable.
struct HiddenPlace: Sendable, Hashable {
    static let byteCount = 16

    let bytes: [UInt8]
}

/// A decision in a block.
struct PackedDecision: Sendable {
    let id: DecisionID
    let principal: HiddenPlace
    let resource: HiddenPlace
    /// The decision, packed.
    let content: [UInt8]

    func isAbout(_ subject: DecisionBlock.Subject) -> Bool {
        (subject.kind == .principal ? principal : resource) == subject.place
    }
}

// MARK: Packing

extension DecisionBlock {
    /// - Parameter decisions: of one store, in any order.
    static func blocks(of decisions: [PackedDecision], _ key: ContentKey) throws -> [DecisionBlock] {
        var blocks: [DecisionBlock] = []
        var next: [PackedDecision] = []
        var size = 0
        func finish() throws {
            guard let newest = next.last?.id else { return }
            blocks.append(try DecisionBlock(next, newest: newest, key))
            next = []
            size = 0
        }
        for decision in decisions.sorted(by: { $0.id < $1.id }) {
            let span = decision.id.time.microseconds - (next.first ?? decision).id.time.microseconds
            if next.count == mostDecisions || size + decision.content.count > mostBytes || span > longestSpan {
                try finish()
            }
            next.append(decision)
            size += decision.content.count
        }
        try finish()
        return blocks
    }

    /// - Parameter newest: the last one of the decisions, which are in the order of their ids.
    private init(_ decisions: [PackedDecision], newest: DecisionID, _ key: ContentKey) throws {
        id = newest
        subjects = Set(
            decisions.flatMap {
                [Subject(kind: .principal, place: $0.principal), Subject(kind: .resource, place: $0.resource)]
            })
        let plain = Self.plain(decisions)
        var packed = PackedWriter(reserving: plain.count)
        packed.number(UInt32(plain.count))
        packed.append(LZ4.packed(plain))
        sealed = try key.seal(packed.bytes, at: Self.place(of: id))
    }

    private static func plain(_ decisions: [PackedDecision]) -> [UInt8] {
        var plain = PackedWriter(reserving: decisions.reduce(0) { $0 + $1.content.count + 52 })
        for decision in decisions {
            plain.append(decision.id.bytes)
            plain.append(decision.principal.bytes)
            plain.append(decision.resource.bytes)
            plain.number(UInt32(decision.content.count))
            plain.append(decision.content)
        }
        return plain.bytes
    }

    /// What rests of the block.
    var value: [UInt8] {
        var value = PackedWriter(reserving: 2 + subjects.count * Subject.byteCount + sealed.count)
        value.number(UInt16(subjects.count))
        for subject in subjects { value.append(subject.bytes) }
        value.append(sealed)
        return value.bytes
    }
}

// MARK: Unpacking

extension DecisionBlock {
    /// The principals and resources of an entry, which need no key.
    static func subjects(of value: [UInt8]) throws -> [Subject] {
        var reader = PackedReader(value[...])
        return try reader.subjects()
    }

    /// - Throws: `StoreError.damaged` for what is no block, or not the one with that id.
    static func open(_ value: [UInt8], _ id: DecisionID, _ key: ContentKey) throws -> [PackedDecision] {
        var reader = PackedReader(value[...])
        _ = try reader.subjects()
        let packed = try key.open(Array(reader.rest), at: place(of: id))
        var decisions = PackedReader(try unpacked(Array(packed))[...])
        var found: [PackedDecision] = []
        while !decisions.rest.isEmpty { found.append(try decisions.decision()) }
        return found
    }

    private static func place(of id: DecisionID) -> String { "decisions/\(id.text)" }

    private static func unpacked(_ packed: [UInt8]) throws -> [UInt8] {
        var reader = PackedReader(packed[...])
        let length = try reader.count()
        guard let plain = LZ4.unpacked(reader.rest, count: length) else { throw PackedReader.damaged }
        return plain
    }
}

extension PackedReader {
    fileprivate mutating func subjects() throws -> [DecisionBlock.Subject] {
        try (0..<(try number(UInt16.self))).map { _ in
            guard let kind = try DecisionBlock.Subject.Kind(rawValue: number(UInt8.self)) else { throw Self.damaged }
            return DecisionBlock.Subject(kind: kind, place: try place())
        }
    }

    fileprivate mutating func decision() throws -> PackedDecision {
        guard let id = DecisionID(try bytes(DecisionID.byteCount)) else { throw Self.damaged }
        return PackedDecision(
            id: id, principal: try place(), resource: try place(),
            content: Array(try bytes(try count())))
    }

    private mutating func place() throws -> HiddenPlace { HiddenPlace(bytes: Array(try bytes(HiddenPlace.byteCount))) }
}
