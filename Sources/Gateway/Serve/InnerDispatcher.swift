import Audit
import Core
import Plane
import Wire

/// Serves the calls that services make to each other: decided for the caller and recorded, as from outside.
struct InnerDispatcher: Dispatcher {
    let registry: ServiceRegistry
    let serving: Serving
    let recorder: Recorder
    let clock: any WallClock

    /// Longer chains than any pattern of AWS has; a circle of services ends here.
    private static let maximumDepth = 8

    func dispatch(
        _ service: String, _ operation: String, _ input: Document, for call: Call, via: String
    ) async throws -> Document {
        guard let registered = registry[service], let operation = registered.service.operations[operation],
            call.origin.calledVia.count < Self.maximumDepth
        else { throw AWSError.internalFailure }
        let inner = Call(
            requestID: call.requestID, service: service, operation: operation.name, caller: call.caller,
            region: call.region, time: clock.now(), origin: call.origin.via(via), input: input, store: call.store,
            dispatcher: self)
        let outcome = await serving.perform(
            operation, of: registered.service, inner, in: registered.model.protocol)
        try await recorder.record(inner, outcome, operation, registered)
        return try outcome.result.get()
    }
}
