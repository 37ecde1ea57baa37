public import Discovery
public import Extraction

/// Texts of what was found (Macie User Guide, retrieving samples): of each type the first ten occurrences in a file, of each the first 128 characters.
public enum Samples {
    /// How many occurrences of a type are shown.
    public static let occurrences = 10

    /// Those that a scan kept, by the types' numbers, over all documents of the file.
    public static func kept(in file: FileResult) -> [(type: Int, texts: [String])] {
        var texts: [Int: [String]] = [:]
        for found in file.documents.flatMap(\.detections) {
            let room = occurrences - (texts[found.type]?.count ?? 0)
            if room > 0, !found.samples.isEmpty { texts[found.type, default: []] += found.samples.prefix(room) }
        }
        return texts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Reads a source again, of whatever format, and gives what it finds now.
    ///
    /// - Parameters:
    ///   - types: What the matcher's rules find; only the finding's, so that nothing else is looked for.
    ///   - matcher: Of these rules.
    /// - Throws: `CancellationError`, and what the reader throws where the source cannot be read.
    public static func fetch(
        _ source: ByteSource, name: String, types: [SensitiveType], matcher: some BlockMatcher,
        reader: inout some FileReader,
        cancellation: Cancellation = Cancellation()
    ) throws -> [(type: Int, texts: [String])] {
        var limits = TallyLimits()
        limits.samples = occurrences
        limits.locations = 0
        let collected = Collected()
        var missing = Set(types.indices)
        let tally = Tally(types: types, matcher: matcher, limits: limits) { _ in try cancellation.check() }
        tally.beginFile { document in
            collected.file.add(document)
            for (type, texts) in kept(in: collected.file) where texts.count >= occurrences { missing.remove(type) }
            // Members that follow have nothing to add.
            if missing.isEmpty { throw Enough() }
        }
        var sink: any DocumentSink = tally
        do {
            try reader.read(source, name: name, isCancelled: { cancellation.isCancelled }, into: &sink)
        } catch is Enough {
            return kept(in: collected.file)
        }
        if tally.isWithinDocument { try? tally.end(Outcome(.partial, reason: .unableToParse)) }
        return kept(in: collected.file)
    }

    private struct Enough: Error {}

    private final class Collected {
        var file = FileResult()
    }
}
