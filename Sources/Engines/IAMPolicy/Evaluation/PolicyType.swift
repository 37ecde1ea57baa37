/// A kind of policy in a decision.
public enum PolicyType: String, Sendable, Hashable, Codable, CaseIterable {
    case serviceControl
    case resourceControl
    case endpoint
    case resource
    case identity
    case permissionsBoundary
    case session
}

/// A set of policy types.
public struct PolicyTypes: OptionSet, Sendable, Hashable, Codable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public init(_ type: PolicyType) {
        switch type {
        case .serviceControl: rawValue = 1
        case .resourceControl: rawValue = 2
        case .endpoint: rawValue = 4
        case .resource: rawValue = 8
        case .identity: rawValue = 16
        case .permissionsBoundary: rawValue = 32
        case .session: rawValue = 64
        }
    }

    public func contains(_ type: PolicyType) -> Bool { contains(PolicyTypes(type)) }
}
