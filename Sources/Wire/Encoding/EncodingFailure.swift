/// A handler's output that is not of its operation's shape.
package struct EncodingFailure: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ shape: Shape, _ found: String) { description = "\(shape.name) is a \(shape.kind), found \(found)" }
}
