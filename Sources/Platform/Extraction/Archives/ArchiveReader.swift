import Discovery

/// Reads archives and compressed files: every member is a document, and so is the archive, after them.
struct ArchiveReader {
    let format: ArchiveFormat
    let context: ReadingContext

    /// - Returns: How the archive itself ended; the sink has been told.
    func read(_ source: ByteSource, into sink: inout any DocumentSink) throws -> Outcome {
        var tally = ArchiveTally()
        let outcome: Outcome
        do {
            outcome = try members(of: source, tally: &tally, into: &sink)
        } catch ReadingError.limit(let reason, let detail) {
            outcome = tally.outcome(reason, detail)
        } catch ReadingError.malformed(let complaint) {
            outcome = tally.outcome(.malformedFile, complaint)
        }
        try sink.begin(context.document)
        try sink.end(outcome)
        return outcome
    }

    private func members(
        of source: ByteSource, tally: inout ArchiveTally, into sink: inout any DocumentSink
    ) throws -> Outcome {
        let limits = context.limits
        let largest = format == .tar ? limits.tarSize : limits.archiveSize
        if let size = source.size, size > largest {
            throw ReadingError.limit(.archiveExceedsSizeLimit, detail: "It is larger than \(largest) bytes.")
        }
        guard context.depth < limits.archiveNesting else {
            throw ReadingError.limit(
                .archiveNesting, detail: "More than \(limits.archiveNesting) archives within one another.")
        }
        if format.needsSeeking, source.descriptor == nil {
            return try context.session.withFile(source) { descriptor, _ in
                try extract(ByteSource(descriptor: descriptor), tally: &tally, into: &sink)
            }
        }
        return try extract(source, tally: &tally, into: &sink)
    }

    private func extract(
        _ source: ByteSource, tally: inout ArchiveTally, into sink: inout any DocumentSink
    ) throws -> Outcome {
        if format == .zip { try checkDirectory(of: source) }
        let archive = try ArchiveHandle(source, formats: format.expected)
        do {
            var number = 0
            while let member = try archive.next() {
                if number == 0, archive.compressions + context.depth > context.limits.archiveNesting {
                    throw ReadingError.limit(
                        .archiveNesting,
                        detail: "More than \(context.limits.archiveNesting) compressions within one another.")
                }
                number += 1
                guard member.isFile else { continue }
                try context.session.countDocument()
                tally.count(try read(member, number: number, of: archive, into: &sink))
                if let stop = context.session.stop { throw stop }
            }
        } catch ReadingError.malformed(let complaint) {
            if archive.isEncrypted { return tally.outcome(.unableToParse, "It is encrypted.") }
            throw ReadingError.malformed(complaint)
        }
        return tally.outcome
    }

    /// Refuses a ZIP whose directory says that more would come out of it than may.
    private func checkDirectory(of source: ByteSource) throws {
        guard source.descriptor != nil else { return }
        let archive = try ArchiveHandle(source, formats: [.zip])
        var sum = 0
        while let member = try? archive.next() {
            sum += min(max(0, member.size ?? 0), context.limits.extractedSize + 1)
            guard sum <= context.limits.extractedSize else {
                throw ReadingError.limit(
                    .archiveBytesExtracted,
                    detail: "Its directory promises more than \(context.limits.extractedSize) bytes.")
            }
            try context.session.checkTime()
        }
    }

    private func read(
        _ member: ArchiveMember, number: Int, of archive: borrowing ArchiveHandle, into sink: inout any DocumentSink
    ) throws -> Outcome {
        let isBare = archive.isBareStream
        let name = isBare ? bareName : member.name.isEmpty ? "member \(number)" : member.name
        let document = Document(
            member: context.document.member + [name], mediaType: "application/octet-stream",
            size: isBare ? nil : member.size, modified: member.modified)
        let largest = context.limits.extractedMemberSize
        if member.isEncrypted { return try skip(document, .unableToParse, "It is encrypted.", into: &sink) }
        if !isBare, let size = member.size, size > largest || size < 0 {
            return try skip(document, .fileExceedsSizeLimit, "It is larger than \(largest) bytes.", into: &sink)
        }
        // Some decoders find fault with nothing at all.
        if !isBare, member.size == 0 { return try read(ByteSource([]), document, name, into: &sink) }
        // libarchive's handle cannot be captured while it is borrowed; the bytes are pulled through a cursor of its
        // own.
        return try archive.withCursor { cursor in
            let session = context.session
            let source = ByteSource(size: nil) { buffer in
                let count = try cursor.read(into: buffer)
                guard cursor.count <= largest else {
                    throw ReadingError.limit(
                        .archiveBytesExtracted, detail: "More than \(largest) bytes come out of it.")
                }
                try session.countExtracted(count)
                return count
            }
            return try read(source, document, name, into: &sink)
        }
    }

    private func read(
        _ source: ByteSource, _ document: Document, _ name: String, into sink: inout any DocumentSink
    ) throws -> Outcome {
        try Extraction.readHere(
            source, document: document, name: name, depth: context.depth + 1, session: context.session, into: &sink)
    }

    private func skip(
        _ document: Document, _ reason: Outcome.Reason, _ detail: String, into sink: inout any DocumentSink
    ) throws -> Outcome {
        let outcome = Outcome(.skipped, reason: reason, detail: detail)
        try sink.begin(document)
        try sink.end(outcome)
        return outcome
    }

    /// What a compressed file is called without its compression: the name's last ending taken off.
    private var bareName: String {
        let file = context.name.split(separator: "/", omittingEmptySubsequences: true).last.map(String.init) ?? ""
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file.isEmpty ? "data" : file }
        return String(file[..<dot])
    }
}

/// What became of an archive's members.
struct ArchiveTally {
    private(set) var processed = 0
    private(set) var unprocessed = 0

    mutating func count(_ outcome: Outcome) {
        if outcome.code != .skipped { processed += 1 }
        if outcome.code != .complete { unprocessed += 1 }
    }

    /// How an archive ends that was read to its end.
    var outcome: Outcome {
        guard unprocessed > 0 else { return Outcome(.complete) }
        return outcome(
            .archiveContainsUnprocessedFiles, "\(unprocessed) of its files could not be analysed, or not as a whole.")
    }

    /// How it ends when something stopped it.
    func outcome(_ reason: Outcome.Reason, _ detail: String?) -> Outcome {
        Outcome(processed > 0 ? .partial : .skipped, reason: reason, detail: detail)
    }
}
