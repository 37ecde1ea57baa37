import Core
import Store

/// Decisions of one policy store that were logged at about the same time, packed into one entry of its table: events are
/// much alike, so that together they take far less room, and one seal and one row do for all of them.
///
/// An entry is the count of subjects (2 bytes) and the subjects, for those who clear away without the key; then, sealed:
/// the length of what follows unpacked (4 bytes), and packed by LZ4 for each decision its id, the hidden places of its
/// principal and its resource, the length of its event (4 bytes) and the event.
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
    let event: [UInt8]

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
            if next.count == mostDecisions || size + decision.event.count > mostBytes || span > longestSpan {
                try finish()
            }
            next.append(decision)
            size += decision.event.count
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
        let length = withUnsafeBytes(of: UInt32(plain.count).bigEndian) { Array($0) }
        sealed = try key.seal(length + LZ4.packed(plain), at: Self.place(of: id))
    }

    private static func plain(_ decisions: [PackedDecision]) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(decisions.reduce(0) { $0 + $1.event.count + 52 })
        for decision in decisions {
            plain += decision.id.bytes
            plain += decision.principal.bytes
            plain += decision.resource.bytes
            withUnsafeBytes(of: UInt32(decision.event.count).bigEndian) { plain.append(contentsOf: $0) }
            plain += decision.event
        }
        return plain
    }

    /// What rests of the block.
    var value: [UInt8] {
        var value: [UInt8] = []
        value.reserveCapacity(2 + subjects.count * Subject.byteCount + sealed.count)
        withUnsafeBytes(of: UInt16(subjects.count).bigEndian) { value.append(contentsOf: $0) }
        for subject in subjects { value += subject.bytes }
        return value + sealed
    }
}

// MARK: Unpacking

extension DecisionBlock {
    /// The principals and resources of an entry, which need no key.
    static func subjects(of value: [UInt8]) throws -> [Subject] {
        var reader = BlockReader(value[...])
        return try reader.subjects()
    }

    /// - Throws: `StoreError.damaged` for what is no block, or not the one with that id.
    static func open(_ value: [UInt8], _ id: DecisionID, _ key: ContentKey) throws -> [PackedDecision] {
        var reader = BlockReader(value[...])
        _ = try reader.subjects()
        let packed = try key.open(Array(reader.rest), at: place(of: id))
        var decisions = BlockReader(try unpacked(Array(packed))[...])
        var found: [PackedDecision] = []
        while !decisions.rest.isEmpty { found.append(try decisions.decision()) }
        return found
    }

    private static func place(of id: DecisionID) -> String { "decisions/\(id.text)" }

    private static func unpacked(_ packed: [UInt8]) throws -> [UInt8] {
        var reader = BlockReader(packed[...])
        let length = try reader.number(UInt32.self)
        guard let plain = LZ4.unpacked(reader.rest, count: length) else { throw BlockReader.damaged }
        return plain
    }
}

private struct BlockReader {
    static let damaged = StoreError.damaged(reason: "a block of the decision log does not have its form")

    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func bytes(_ count: Int) throws -> [UInt8] {
        guard count <= rest.count else { throw Self.damaged }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func number<Width: FixedWidthInteger & UnsignedInteger>(_ width: Width.Type) throws -> Int {
        Int(try bytes(Width.bitWidth / 8).reduce(0) { $0 << 8 | UInt64($1) })
    }

    mutating func subjects() throws -> [DecisionBlock.Subject] {
        try (0..<(try number(UInt16.self))).map { _ in
            guard let kind = DecisionBlock.Subject.Kind(rawValue: try bytes(1)[0]) else { throw Self.damaged }
            return DecisionBlock.Subject(kind: kind, place: HiddenPlace(bytes: try bytes(HiddenPlace.byteCount)))
        }
    }

    mutating func decision() throws -> PackedDecision {
        guard let id = DecisionID(try bytes(DecisionID.byteCount)) else { throw Self.damaged }
        return PackedDecision(
            id: id, principal: HiddenPlace(bytes: try bytes(HiddenPlace.byteCount)),
            resource: HiddenPlace(bytes: try bytes(HiddenPlace.byteCount)),
            event: try bytes(try number(UInt32.self)))
    }
}
