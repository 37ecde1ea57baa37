/// What must hold of a record for a write to happen.
package enum WriteCondition: Sendable, Hashable {
    case none
    case absent
    case present
    case version(Int64)
}
