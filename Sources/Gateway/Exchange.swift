import Audit
import Core
import IAMPolicy
import Plane
import Wire

/// What is known of one request as it passes through the gateway, for its audit event and its metrics.
struct Exchange: Sendable {
    let requestID: String
    let time: Timestamp
    let recognised: Recognised
    var request: HTTPRequest
    let origin: Origin
    /// Of the credential's scope; nil when there is none, or none that calls may name.
    let region: Region?
    var caller: Caller?
    /// The key that a caller who could not be authenticated claimed to have.
    var claimedAccessKeyID: String?
    /// Once the input is decoded.
    var call: Call?
    var isReadOnly: Bool
    /// How the operation wants to be recorded, once it is found.
    var recording: Recording?
    var requirements: [Requirement] = []
    var decisions: [DecisionRecord] = []
    var output: Document?
    var error: AWSError?

    init(
        requestID: String, time: Timestamp, recognised: Recognised, request: HTTPRequest, peer: Peer, region: Region?
    ) {
        self.requestID = requestID
        self.time = time
        self.recognised = recognised
        self.request = request
        self.region = region
        origin = Origin(
            sourceIP: peer.address, userAgent: request.headers["user-agent"] ?? "", referer: request.headers["referer"],
            isSecure: peer.isSecure)
        // Until the operation is found, its name must do: CloudTrail has a value for failed calls too.
        let name = recognised.operation.name
        isReadOnly = ["Get", "List", "Describe", "Lookup"].contains { name.hasPrefix($0) }
    }

    mutating func note(_ outcome: Serving.Outcome, _ operation: Operation) {
        isReadOnly = operation.access.isReadOnly
        requirements = outcome.requirements
        decisions = outcome.decisions
    }

    /// For metrics.
    var outcome: String {
        guard let error else { return "allowed" }
        return decisions.last.map { !$0.decision.isAllowed } == true ? "denied" : error.code
    }
}
