/// Why a text is no policy of its kind, and where.
public struct MalformedPolicy: Error, Sendable, Hashable, CustomStringConvertible {
    /// AWS's words for it, such as `Syntax errors in policy.`
    public let message: String
    /// What exactly does not fit, in our words.
    public let detail: String
    /// The element at fault, such as `Statement[0].Action[1]`; `$` is the document.
    public let path: String
    public let place: TextPlace

    public init(message: String, detail: String, path: String, place: TextPlace) {
        self.message = message
        self.detail = detail
        self.path = path
        self.place = place
    }

    /// AWS's words followed by the place, as `MalformedPolicyDocument` carries it to the caller.
    public var description: String { "\(message) At \(path) (\(place)): \(detail)" }
}

/// A fault of a document, in the order in which AWS looks for them.
struct PolicyProblem {
    enum Stage: Int, Comparable {
        /// The text cannot be read as a policy at all.
        case structure, syntax, version, legacy, sids, actions, resources, vendors, kind

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    let stage: Stage
    let error: MalformedPolicy
}
