/// A pattern as its grammar reads it.
indirect enum PatternNode: Sendable, Hashable {
    case empty
    case characters(CharacterClass)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// - Parameter maximum: nil has no bound.
    case repeated(PatternNode, minimum: Int, maximum: Int?)
    case start
    case end
    case wordBoundary(isNegated: Bool)
    case lookAhead(PatternNode, isNegated: Bool)
    /// What stands before, one character wide; wider ones are in no model.
    case lookBehind(CharacterClass, isNegated: Bool)
}
