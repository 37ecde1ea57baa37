/// A column that holds values, by its path from the root of a record.
public struct Leaf: Sendable, Hashable {
    public let path: [Step]
    /// How many of the path's steps are positions.
    public let positions: Int

    public enum Step: Sendable, Hashable {
        case name(String)
        /// The position in a list or a map.
        case position
    }

    init(_ path: [Step]) {
        self.path = path
        positions = path.reduce(0) { $0 + ($1 == .position ? 1 : 0) }
    }
}
