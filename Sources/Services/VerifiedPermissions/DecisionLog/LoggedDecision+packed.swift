import Cedar
import Core
import Store

extension LoggedDecision {
    /// The version of the packed form.
    private static let version: UInt8 = 1

    private struct Flags: OptionSet {
        let rawValue: UInt8

        static let isAllowed = Flags(rawValue: 1)
        static let isRedacted = Flags(rawValue: 2)
        static let hasContext = Flags(rawValue: 4)
        static let hasEntities = Flags(rawValue: 8)
    }

    /// Version (1 byte) and flags (1 byte); the store's version and the latency (8 bytes each); then texts, each behind its
    /// length in bytes (4 bytes), lists of them behind their counts (4 bytes). The id is kept beside it.
    var packed: [UInt8] {
        var flags: Flags = []
        if isAllowed { flags.insert(.isAllowed) }
        if isRedacted { flags.insert(.isRedacted) }
        if context != nil { flags.insert(.hasContext) }
        if entities != nil { flags.insert(.hasEntities) }
        var writer = PackedWriter(reserving: 512 + (context?.utf8.count ?? 0) + (entities?.utf8.count ?? 0))
        writer.number(Self.version)
        writer.number(flags.rawValue)
        writer.number(UInt64(bitPattern: storeVersion))
        writer.number(UInt64(bitPattern: latencyMicroseconds))
        for text in [requestID, sourceIP, userAgent, callerARN, region] { writer.text(text) }
        for uid in [principal, action, resource] {
            writer.text(uid.type.path)
            writer.text(uid.id.string)
        }
        for list in [policies, errors] { writer.texts(list) }
        if let context { writer.text(context) }
        if let entities { writer.text(entities) }
        return writer.bytes
    }

    /// - Parameter packed: or the OCSF event, which was kept itself once.
    /// - Throws: `StoreError.damaged` for what is neither.
    init(_ id: DecisionID, packed: [UInt8]) throws {
        if packed.first == UInt8(ascii: "{") {
            guard let logged = LoggedDecision(event: packed) else { throw PackedReader.damaged }
            self = logged
            return
        }
        var reader = PackedReader(packed[...])
        guard try reader.number(UInt8.self) == Self.version else { throw PackedReader.damaged }
        let flags = Flags(rawValue: try reader.number(UInt8.self))
        self.id = id
        storeVersion = Int64(bitPattern: try reader.number(UInt64.self))
        latencyMicroseconds = Int64(bitPattern: try reader.number(UInt64.self))
        requestID = try reader.text()
        sourceIP = try reader.text()
        userAgent = try reader.text()
        callerARN = try reader.text()
        region = try reader.text()
        principal = try reader.uid()
        action = try reader.uid()
        resource = try reader.uid()
        policies = try reader.texts()
        errors = try reader.texts()
        context = flags.contains(.hasContext) ? try reader.text() : nil
        entities = flags.contains(.hasEntities) ? try reader.text() : nil
        isAllowed = flags.contains(.isAllowed)
        isRedacted = flags.contains(.isRedacted)
        guard reader.rest.isEmpty else { throw PackedReader.damaged }
    }
}

extension PackedReader {
    fileprivate mutating func uid() throws -> EntityUID {
        guard let type = Name(parsing: try text()) else { throw Self.damaged }
        return EntityUID(type: type, id: Text(try text()))
    }
}
