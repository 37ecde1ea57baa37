import Core
import IAMPolicy
import Plane
import Wire

/// Authorises a call and runs its handler; the same for calls from outside and for those that services make.
struct Serving: Sendable {
    let authoriser: Authoriser

    /// What became of a call.
    struct Outcome: Sendable {
        var result: Result<Document, AWSError>
        var decisions: [DecisionRecord]
        var requirements: [Requirement]
    }

    /// - Parameter wire: the protocol that the service speaks, which words its refusals.
    func perform(
        _ operation: Operation, of service: Service, _ call: Call, in wire: WireProtocol
    ) async -> Outcome {
        var outcome = Outcome(result: .failure(.internalFailure), decisions: [], requirements: [])
        do {
            let requirements = try await operation.requirements(call)
            outcome.requirements = requirements
            outcome.decisions = try await authoriser.decide(requirements, of: call, isGlobal: service.isGlobal)
            if let last = outcome.decisions.last, !last.decision.isAllowed { throw last.error(in: wire) }
            outcome.result = .success(try await operation.handler(call))
        } catch {
            outcome.result = .failure(
                ServiceFault.error(
                    for: error, requestID: call.requestID, operation: "\(call.service):\(call.operation)"))
        }
        return outcome
    }
}
