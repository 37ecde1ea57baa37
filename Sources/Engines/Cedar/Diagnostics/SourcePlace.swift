/// Where a part of a syntax tree stands in its source, if it was read from one.
///
/// All places are equal, so that trees are equal when they say the same, wherever they say it.
public struct SourcePlace: Hashable, Sendable {
    public let range: SourceRange?

    public init(_ range: SourceRange? = nil) {
        self.range = range
    }

    public static func == (left: SourcePlace, right: SourcePlace) -> Bool { true }

    public func hash(into hasher: inout Hasher) {}
}
