/// An expression as two terms: whether it has a value, and which. Where it has none, the second means nothing.
package struct Encoded: Hashable, Sendable {
    package let isDefined: Term
    package let value: Term
}
