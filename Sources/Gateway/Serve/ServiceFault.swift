import Core
import Logging
import Store

/// Turns what a handler threw into what a client may see, at one place: an AWS error goes out as it is, a busy or full
/// store is the caller's to retry, and everything else is ours, logged under the request's id and shown as no more than
/// a failure.
enum ServiceFault {
    private static let logger = Logger(label: "castellan.serve")

    static func error(for error: any Error, requestID: String, operation: String) -> AWSError {
        func log(_ problem: String) {
            logger.error("\(problem)", metadata: ["request": "\(requestID)", "operation": "\(operation)"])
        }
        switch error {
        case let error as AWSError: return error
        case StoreError.conditionFailed:
            return AWSError(
                "ConcurrentModification",
                "The request was rejected because multiple requests to change this object were submitted "
                    + "simultaneously. Wait a few minutes and submit your request again.", status: 409)
        case StoreError.unavailable(let reason):
            log("the store is unavailable: \(reason)")
            return .unavailable
        case StoreError.full:
            log("the store's disk is full")
            return .unavailable
        default:
            log("\(type(of: error)): \(error)")
            return .internalFailure
        }
    }
}

extension AWSError {
    static let unavailable = AWSError(
        "ServiceUnavailable", "The request has failed due to a temporary failure of the server.", status: 503)
}
