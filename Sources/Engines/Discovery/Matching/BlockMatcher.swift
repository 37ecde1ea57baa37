/// Looks for compiled rules in blocks. One a thread; `Rules` is shared.
///
/// This is the face that readers and results are written against; how it is built is the matching's own matter.
public protocol BlockMatcher {
    /// Forgets what it carried from the document before.
    mutating func beginDocument()
    /// Calls `found` for every occurrence in order of its start, and `suppressed` for every candidate that was not one, when asked
    /// for.
    mutating func match(
        _ block: Block, found: (Detection) throws -> Void, suppressed: ((Suppression) throws -> Void)?) throws
}
