/// The right side of `like`: literal scalars and wildcards, which stand for any run of scalars, also an empty one.
public struct Pattern: Hashable, Sendable {
    public enum Element: Hashable, Sendable {
        case scalar(Unicode.Scalar)
        case wildcard
    }

    public let elements: [Element]

    public init(_ elements: [Element]) {
        self.elements = elements
    }

    /// Whether the text matches as a whole. Time is linear in the text for each wildcard at worst; it never backtracks
    /// past the latest wildcard.
    public func matches(_ text: Text) -> Bool {
        let scalars = text.string.unicodeScalars
        var position = scalars.startIndex
        var element = 0
        var retry: (position: String.Index, element: Int)?
        while position < scalars.endIndex {
            if element < elements.count {
                switch elements[element] {
                case .wildcard:
                    retry = (position, element)
                    element += 1
                    continue
                case .scalar(let wanted) where scalars[position] == wanted:
                    scalars.formIndex(after: &position)
                    element += 1
                    continue
                case .scalar:
                    break
                }
            }
            guard let last = retry else { return false }
            position = scalars.index(after: last.position)
            element = last.element + 1
            retry = (position, last.element)
        }
        return elements[element...].allSatisfy { $0 == .wildcard }
    }

    /// The text between the quotes of the pattern as policies write it.
    public var escaped: String {
        var result = ""
        var run = ""
        func flush() {
            result += run.escapedForCedar
            run = ""
        }
        for element in elements {
            switch element {
            case .scalar("*"):
                flush()
                result += "\\*"
            case .scalar(let scalar):
                run.unicodeScalars.append(scalar)
            case .wildcard:
                flush()
                result += "*"
            }
        }
        flush()
        return result
    }
}
