import Core

/// Reads events back from wherever they are: the open segment, segments that wait for their digest, log files.
struct SegmentReader: Sendable {
    let layout: AuditLayout
    let catalog: SegmentCatalog
    /// The open segment as it was when the reading began, and its number.
    let open: SegmentWriter.Snapshot?
    let newest: Int64

    func page(_ query: AuditQuery) throws -> AuditPage {
        var collector = try PageCollector(query)
        var sequence = min(newest, collector.firstSequence ?? newest)
        while sequence > 0 && !collector.isFull {
            if try mayContain(query, in: sequence) {
                try collector.add(sequence) { visit in try forEach(in: sequence, visit) }
            }
            sequence -= 1
        }
        return collector.page
    }

    /// Every matching event, until `body` returns false: segments from the newest to the oldest, the events of each in
    /// their order.
    func visit(_ query: AuditQuery, _ body: (AuditRecord) -> Bool) throws {
        let filter = LineFilter(query)
        var sequence = newest
        var wantsMore = true
        while sequence > 0 && wantsMore {
            if try mayContain(query, in: sequence) {
                var index = 0
                try forEach(in: sequence) { line in
                    defer { index += 1 }
                    guard wantsMore, filter.mayMatch(line),
                        let record = AuditRecord(Array(line), at: EventPosition(sequence: sequence, index: index)),
                        query.matches(record.attributes)
                    else { return }
                    wantsMore = body(record)
                }
            }
            sequence -= 1
        }
    }

    private func mayContain(_ query: AuditQuery, in sequence: Int64) throws -> Bool {
        if let open, open.sequence == sequence {
            return open.contents.mayContain(query)
        }
        guard let entry = try catalog.entry(sequence) else { return true }
        guard let file = entry.logFile else { return false }
        if let start = query.lowerBound, file.newest < start { return false }
        if let end = query.end, file.oldest > end { return false }
        let keys = query.keys
        guard !keys.isEmpty else { return true }
        let path = layout.summary(sequence)
        if let answer = SegmentSummary.mayContain(keys, path: path, logHash: file.hash) { return answer }
        return try rebuild(entry, file).isSuperset(of: keys)
    }

    private func rebuild(_ entry: SegmentCatalog.Entry, _ file: Digest.LogFile) throws -> Set<AttributeKey> {
        var contents = SegmentContents()
        try forEach(in: entry.sequence) { json in
            if let line = AuditLine(json: Array(json)) { contents.add(line) }
        }
        let summary = SegmentSummary(sequence: entry.sequence, logHash: file.hash, keys: contents.keys)
        try? FileSystem.write(summary.bytes, to: layout.summary(entry.sequence))
        return contents.keys
    }

    private func forEach(in sequence: Int64, _ visit: (ArraySlice<UInt8>) throws -> Void) throws {
        if try catalog.entry(sequence) == nil {
            do {
                let limit = open?.sequence == sequence ? open?.size : nil
                return try Self.forEachLine(layout.openSegment(sequence), limit: limit, visit)
            } catch AuditError.missing {
                // It was delivered just now; or it is gone, which verifying tells.
            }
        }
        guard let object = try catalog.entry(sequence)?.logFile?.object else { return }
        do {
            try Self.forEachRecord(layout.path(object), visit)
        } catch AuditError.missing {
            // Lookups show what is there.
        }
    }

    private static func forEachLine(
        _ path: String, limit: Int?, _ visit: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        var reader = try LineReader(path, limit: limit)
        while let line = try reader.next() {
            if line.isComplete, case .event(_, let json)? = SegmentLine(line.bytes) { try visit(json) }
        }
    }

    /// The records of a delivered file, which has each on a line of its own.
    private static func forEachRecord(_ path: String, _ visit: (ArraySlice<UInt8>) throws -> Void) throws {
        var rest: [UInt8] = []
        func take(_ line: ArraySlice<UInt8>) throws {
            guard line.first == UInt8(ascii: "{"), line.count > 12 else { return }
            try visit(line.last == UInt8(ascii: ",") ? line.dropLast() : line)
        }
        try Gzip.read(path) { chunk, _ in
            rest += chunk
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                try take(rest[start..<end])
                start = end + 1
            }
            rest.removeFirst(start)
        }
    }
}

extension AuditQuery {
    /// What a segment must contain.
    var keys: [AttributeKey] {
        var keys: [AttributeKey] = []
        if let attribute { keys.append(AttributeKey(attribute.name, attribute.value)) }
        if let account, let region, globalSources.isEmpty {
            keys.append(AttributeKey(account: account.rawValue, region: region.rawValue))
        }
        return keys
    }
}

extension SegmentContents {
    fileprivate func mayContain(_ query: AuditQuery) -> Bool {
        guard let oldest, let newest else { return false }
        if let start = query.lowerBound, newest < start { return false }
        if let end = query.end, oldest > end { return false }
        return keys.isSuperset(of: query.keys)
    }
}
