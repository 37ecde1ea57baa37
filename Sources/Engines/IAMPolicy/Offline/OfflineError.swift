/// Why an input of the offline evaluation cannot be evaluated, and which member is at fault.
public struct OfflineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The member, such as `[3].identityPolicies[0].policy`; `$` is the whole input.
    public let path: String
    public let reason: String
    /// The place in the input's text; nil where it is inside a policy that is a string, whose own place `reason` tells.
    public let place: TextPlace?

    public var description: String {
        place.map { "\(path) (\($0)): \(reason)" } ?? "\(path): \(reason)"
    }
}
