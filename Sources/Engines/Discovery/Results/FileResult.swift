/// What was found in a file: in itself, and in what it contains.
public struct FileResult: Sendable, Hashable {
    /// The file itself, then those of its members that have something to say.
    public private(set) var documents: [DocumentResult] = []
    /// Documents that were read to their end, without anything found, or that came after too many others.
    public private(set) var omitted = 0
    /// Occurrences by type over all documents, those that are omitted included.
    public private(set) var totals: [Int: Int] = [:]
    /// Bytes of text that were looked at in all documents.
    public private(set) var analysed = 0

    /// Members that are kept, so that an archive of a million stays in memory.
    public static let documentLimit = 10_000

    public init() {}

    /// A result that was kept somewhere, as it was.
    package init(documents: [DocumentResult], omitted: Int, totals: [Int: Int], analysed: Int) {
        self.documents = documents
        self.omitted = omitted
        self.totals = totals
        self.analysed = analysed
    }

    public mutating func add(_ result: DocumentResult) {
        for found in result.detections { totals[found.type, default: 0] += found.count }
        analysed += max(0, result.outcome.analysed)
        if result.document.member.isEmpty {
            documents.insert(result, at: 0)
        } else if result.detections.isEmpty && result.suppressed.isEmpty && result.outcome.code == .complete
            || documents.count > Self.documentLimit
        {
            omitted += 1
        } else {
            documents.append(result)
        }
    }

    /// The same result with fewer places and no members that have nothing to say but that they were read.
    public func trimmed(locations: Int) -> Self {
        var trimmed = self
        for document in trimmed.documents.indices {
            for index in trimmed.documents[document].detections.indices {
                let kept = trimmed.documents[document].detections[index].locations.prefix(locations)
                trimmed.documents[document].detections[index].locations = Array(kept)
            }
        }
        return trimmed
    }

    /// The file itself. Nil before it ended.
    public var root: DocumentResult? { documents.first { $0.document.member.isEmpty } }

    /// How far the file was analysed. One whose members were not all analysed is partial, whatever it says of itself.
    public var outcome: Outcome {
        let own = root?.outcome ?? Outcome(.skipped, reason: .unableToParse)
        guard own.code == .complete,
            let failed = documents.first(where: { !$0.document.member.isEmpty && $0.outcome.code != .complete })
        else { return own }
        return Outcome(
            .partial, reason: .archiveContainsUnprocessedFiles, detail: failed.outcome.detail, analysed: own.analysed)
    }

    /// Types that make a finding: found, and often enough where a custom identifier asks for more than one.
    public func reported(_ types: [SensitiveType]) -> [TypeDetections] {
        let own = root?.detections ?? []
        return totals.keys.sorted().compactMap { type in
            guard types.indices.contains(type), let count = totals[type], types[type].severity(count: count) != nil
            else { return nil }
            let here = own.first { $0.type == type }
            return TypeDetections(
                type: type, count: count, locations: here?.locations ?? [], samples: here?.samples ?? [])
        }
    }

    /// The highest over the types; nil when nothing is reported.
    public func severity(_ types: [SensitiveType]) -> Severity? {
        reported(types).compactMap { types[$0.type].severity(count: $0.count) }.max()
    }
}
