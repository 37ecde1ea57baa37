/// Finds what `Rules` describe. One a thread: it owns what the pass and the automatons write to.
///
/// What overlaps is resolved by one rule. Of one identifier's candidates the leftmost wins, and of those the longest. Of
/// different identifiers' the one with the stronger evidence wins, then the one with a keyword, the longer one, the one whose
/// keyword is nearer, the one whose keyword is longer, and last the one that comes first in the catalogue. Custom
/// identifiers neither suppress identifiers nor are suppressed by them.
public final class Matcher: BlockMatcher {
    // One a thread, and nothing that it calls comes back to it.
    @exclusivity(unchecked) private var pass: MatchingPass

    init(_ rules: Rules) throws(MatchingError) {
        pass = try MatchingPass(rules)
    }

    public func beginDocument() { pass.beginDocument() }

    /// Blocks of one document must come in their order. With `suppressed` it is several times slower.
    public func match(
        _ block: Block, found: (Detection) throws -> Void, suppressed: ((Suppression) throws -> Void)? = nil
    ) throws {
        pass.match(block, explains: suppressed != nil)
        for detection in pass.detections { try found(detection) }
        if let suppressed {
            for suppression in pass.suppressions { try suppressed(suppression) }
        }
    }

    func forEachDetection(in block: Block, _ body: (Detection) -> Void) {
        pass.match(block, explains: false)
        for detection in pass.detections { body(detection) }
    }
}
