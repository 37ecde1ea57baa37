import CSandbox
import Discovery

/// What the parent asks of its zygote: read the file whose descriptor comes along, and write to the one that comes
/// with it.
struct ChildRequest {
    /// A file's name, which decides between formats that look alike; never a path that is opened.
    var name: String
    /// What the file is to the parent: attachments have the names around them.
    var document: Document
    var limits: ReadingLimits
    var child: ChildLimits

    /// Parent and zygote are the same program, so that a message needs no version.
    var message: [UInt8] {
        var writer = MessageWriter()
        writer.put(String(name.suffix(512)))
        writer.put(document)
        for number in Self.numbers { writer.put(Int64(limits[keyPath: number])) }
        let left = limits.deadline.map { ContinuousClock.now.duration(to: $0) } ?? limits.time
        writer.put(left.components.seconds)
        writer.put(Int64(child.memory))
        writer.put(Int64(child.processorTime))
        writer.put(Int64(child.spool))
        return writer.bytes
    }

    init(name: String, document: Document, limits: ReadingLimits, child: ChildLimits) {
        self.name = name
        self.document = document
        self.limits = limits
        self.child = child
    }

    init(message: [UInt8]) throws(ProtocolViolation) {
        var reader = MessageReader(message)
        name = try reader.text()
        document = try reader.document()
        limits = ReadingLimits()
        for number in Self.numbers { limits[keyPath: number] = Int(try reader.number(Int64.self)) }
        // The parent keeps the exact time; the child's own is a second line.
        limits.time = .seconds(max(0, try reader.number(Int64.self)) + 1)
        limits = limits.started()
        child = ChildLimits()
        child.memory = Int(try reader.number(Int64.self))
        child.processorTime = Int(try reader.number(Int64.self))
        child.spool = Int(try reader.number(Int64.self))
    }

    private static let numbers: [any WritableKeyPath<ReadingLimits, Int> & Sendable] = [
        \.textSize, \.columnarSize, \.archiveSize, \.tarSize, \.pdfSize, \.officeSize, \.databaseSize,
        \.archiveNesting, \.archiveDocuments, \.extractedSize, \.extractedMemberSize, \.officeRatio,
        \.officeUncompressedSize, \.jsonNesting, \.fields, \.columns, \.mailNesting, \.mailParts, \.mailHeaderSize,
        \.blockSize, \.recordSize,
    ]
}
