/// Finds what a misspelt name was probably meant to be.
enum NearestName {
    /// The candidate with the fewest edits from the name; nil when all are too far to be a slip of the pen.
    ///
    /// Of several at one distance it is the first in order, so that messages are stable.
    static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.unicodeScalars)
        let farthest = max(1, min(3, wanted.count / 2))
        var best: (distance: Int, name: String)?
        for candidate in candidates {
            let scalars = Array(candidate.unicodeScalars)
            guard abs(scalars.count - wanted.count) <= farthest else { continue }
            let distance = edits(from: wanted, to: scalars)
            guard distance <= farthest, distance > 0 else { continue }
            if let best, (best.distance, Text(best.name)) <= (distance, Text(candidate)) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// The Levenshtein distance, one row of the table at a time.
    private static func edits(from left: [Unicode.Scalar], to right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (i, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let substituted = scalar == other ? diagonal : diagonal + 1
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }
}
