/// How an AWS service puts a call into HTTP.
package enum WireProtocol: Sendable, Hashable, CaseIterable {
    case json10
    case json11
    case query
    case ec2
    case restJSON
    case restXML

    /// - Parameters:
    ///   - name: as service models call the protocol: `json`, `query`, `ec2`, `rest-json` or `rest-xml`.
    ///   - jsonVersion: the model's `jsonVersion`; only `json` has one.
    init?(name: String, jsonVersion: String?) {
        switch name {
        case "json": self = jsonVersion == "1.0" ? .json10 : .json11
        case "query": self = .query
        case "ec2": self = .ec2
        case "rest-json": self = .restJSON
        case "rest-xml": self = .restXML
        default: return nil
        }
    }

    /// awsJson 1.0 and 1.1.
    package var isJSONRPC: Bool { self == .json10 || self == .json11 }
    /// The form-encoded protocols that name their operation by `Action`.
    package var isQuery: Bool { self == .query || self == .ec2 }
    /// The protocols that name their operation by method and path.
    package var isREST: Bool { self == .restJSON || self == .restXML }
    package var writesXML: Bool { isQuery || self == .restXML }
}
