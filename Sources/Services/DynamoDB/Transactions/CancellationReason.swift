import Core
import ItemExpressions

/// Why one action of a transaction stopped it, or that it did not.
enum CancellationReason: Sendable {
    case none
    /// With the item that is there, for those who asked for it.
    case conditionFailed(Item?)
    case invalid(String)

    private var code: String {
        switch self {
        case .none: "None"
        case .conditionFailed: "ConditionalCheckFailed"
        case .invalid: "ValidationError"
        }
    }

    private var document: Document {
        var members: [String: Document] = ["Code": .string(code)]
        switch self {
        case .none: break
        case .conditionFailed(let item):
            members["Message"] = "The conditional request failed"
            members["Item"] = item.map(ItemDocument.document)
        case .invalid(let message): members["Message"] = .string(message)
        }
        return .structure(members)
    }

    static func error(_ reasons: [CancellationReason]) -> AWSError {
        AWSError(
            "TransactionCanceledException",
            "Transaction cancelled, please refer cancellation reasons for specific reasons "
                + TableChecks.list(reasons.map(\.code)),
            members: ["CancellationReasons": .list(reasons.map(\.document))])
    }
}
