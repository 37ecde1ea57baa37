import Core

/// An event ready to be written: rendered by the task that made it, so that the writer's thread only hashes and copies.
struct AuditLine: Sendable {
    let json: [UInt8]
    let time: Timestamp
    let keys: [AttributeKey]

    init(_ event: AuditEvent) {
        let attributes = EventAttributes(event)
        json = event.json
        time = attributes.eventTime
        keys = attributes.keys
    }

    /// Reads a line back; nil when it is no record.
    init?(json: [UInt8]) {
        guard let node = try? JSONParser.parse(json), let attributes = EventAttributes(node) else { return nil }
        self.json = json
        time = attributes.eventTime
        keys = attributes.keys
    }
}

/// What is in a segment: gathered as events are written, or while they are read back.
struct SegmentContents: Sendable {
    private(set) var count = 0
    private(set) var oldest: Timestamp?
    private(set) var newest: Timestamp?
    private(set) var keys: Set<AttributeKey> = []

    mutating func add(_ line: AuditLine) {
        count += 1
        oldest = oldest.map { min($0, line.time) } ?? line.time
        newest = newest.map { max($0, line.time) } ?? line.time
        keys.formUnion(line.keys)
    }
}
