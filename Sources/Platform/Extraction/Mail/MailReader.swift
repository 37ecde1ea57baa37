import Discovery

/// Reads mail in two passes: the text of all messages as one document, then the attachments as documents of their own,
/// since documents follow one another.
///
/// Headers (their encoded words decoded) and the bodies of inline text are free text. Lines are those of the file:
/// exact for headers and for parts that are not encoded; in base64 and quoted-printable, the lines of the decoded text
/// counted on from the part's first line.
struct MailReader {
    private let replay: MailReplay
    private let isMailbox: Bool
    private let document: Document
    private let limits: ReadingLimits
    private var hasAttachments = false

    init(_ source: ByteSource, isMailbox: Bool, document: Document, limits: ReadingLimits) throws {
        replay = MailReplay(source)
        self.isMailbox = isMailbox
        self.document = document
        self.limits = limits
    }

    mutating func readText(_ emitter: inout BlockEmitter, into sink: inout some DocumentSink) throws -> Outcome {
        let parser = MailParser(replay.first, isMailbox: isMailbox, limits: limits)
        while let part = try parser.nextPart() {
            try emit(EncodedWords.decode(part.header), line: part.headerLine, &emitter, into: &sink)
            if part.isText {
                try readBody(part, parser, &emitter, into: &sink)
            } else if !part.fields.isMessage || part.fields.encoding != .identity {
                hasAttachments = true
            }
        }
        return parser.lines.isOverLimit
            ? Outcome(.partial, reason: .fileExceedsSizeLimit) : Outcome(.complete)
    }

    private func emit(
        _ text: [UInt8], line: Int, _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws {
        var cutter = FreeText(at: TextPosition(line: line))
        try cutter.take(text, &emitter, into: &sink)
        try cutter.end(&emitter, into: &sink)
    }

    private func readBody(
        _ part: MailParser.Part, _ parser: MailParser, _ emitter: inout BlockEmitter, into sink: inout some DocumentSink
    ) throws {
        var text = FreeText(at: TextPosition(line: part.bodyLine))
        let encoding = TextEncoding(label: part.fields.charset ?? "utf-8")
        let isNarrow = encoding == .windows1252 && part.fields.charset?.lowercased().hasSuffix("ascii") == true
        var transcoder = Transcoder(isNarrow ? .utf8 : encoding, repairs: false)
        var decoder = MailTransferDecoder(part.fields.isMultipart ? .identity : part.fields.encoding)
        var decoded: [UInt8] = []
        while true {
            let range = try parser.nextLine()
            if let range { decoder.append(parser.lines.buffer[range], to: &decoded) }
            if range == nil { decoder.finish(&decoded) }
            guard range == nil || decoded.count >= 1 << 16 else { continue }
            var piece: [UInt8] = []
            transcoder.append(decoded, isLast: range == nil, to: &piece)
            decoded.removeAll(keepingCapacity: true)
            try text.take(piece, &emitter, into: &sink)
            if range == nil { return try text.end(&emitter, into: &sink) }
        }
    }

    /// Gives every attachment to `nested`.
    func readAttachments<Sink: DocumentSink>(into sink: inout Sink, nested: TextReaders.Nested<Sink>) throws {
        guard hasAttachments, let source = try replay.second() else { return }
        let parser = MailParser(source, isMailbox: isMailbox, limits: limits)
        while let part = try parser.nextPart() {
            guard !part.isText, !part.fields.isMessage || part.fields.encoding != .identity else { continue }
            var attachment = Document(member: document.member, mediaType: part.fields.mediaType)
            if isMailbox { attachment.member.append("Message \(part.message)") }
            let name = part.fields.fileName ?? ""
            attachment.member.append(name.isEmpty ? "Part \(part.number)" : name)
            attachment.modified = document.modified
            try nested(attachment, Self.body(of: part, parser), &sink)
        }
    }

    private static func body(of part: MailParser.Part, _ parser: MailParser) -> ByteSource {
        var decoder = MailTransferDecoder(part.fields.encoding)
        var decoded: [UInt8] = []
        var given = 0
        var isAtEnd = false
        return ByteSource { buffer in
            if given == decoded.count {
                decoded.removeAll(keepingCapacity: true)
                given = 0
                while decoded.count < 1 << 15, !isAtEnd {
                    if let range = try parser.nextLine() {
                        decoder.append(parser.lines.buffer[range], to: &decoded)
                    } else {
                        isAtEnd = true
                        decoder.finish(&decoded)
                    }
                }
            }
            let count = min(buffer.count, decoded.count - given)
            decoded.withUnsafeBytes { bytes in
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[given..<given + count]))
            }
            given += count
            return count
        }
    }
}
