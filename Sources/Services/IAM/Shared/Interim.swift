import Core

// Stands in for the engine and for the table of AWS's policies until they are here.
enum PolicyKind { case identity, managed, trust }
struct MalformedPolicy: Error { var description: String }
struct PolicyDocument {
    init(_ text: String, kind: PolicyKind) throws(MalformedPolicy) {
        guard (try? JSONParser.parse(text))?["Statement"] != nil else {
            throw MalformedPolicy(description: "Syntax errors in policy.")
        }
    }
}
enum PolicyQuota {
    static let managedPolicy = 6_144
    static let userInlinePolicies = 2_048
    static let roleInlinePolicies = 10_240
    static let groupInlinePolicies = 5_120
    static let trustPolicy = 2_048
    static let managedPolicyVersions = 5
    static let attachedPolicies = 10
    static func size(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : 1) }
    }
}
struct AWSManagedPolicy: Sendable {
    let name: String
    let path: String
    let id: String
    let created: Timestamp
    let description: String
    let document: String
    var arn: String { "arn:aws:iam::aws:policy\(path)\(name)" }
    var version: String { "v1" }
    var isAttachable: Bool { path != "/aws-service-role/" }
}
enum AWSManagedPolicies {
    static let all: [AWSManagedPolicy] = []
    static func policy(arn: String) -> AWSManagedPolicy? { nil }
}
