import Core
import Plane
import Store

extension KMSService {
    private struct Input: Decodable, PagedInput {
        let Limit: Int?
        let Marker: String?
    }

    private struct Entry: Encodable, Sendable {
        let KeyId: String
        let KeyArn: String
    }

    private struct Output: Encodable, Sendable {
        let Keys: [Entry]
        let NextMarker: String?
        let Truncated: Bool
    }

    var listKeys: Operation {
        Operation("ListKeys", .list) { (_: Input, call) in
            [accountRequirement("ListKeys", call)]
        } handler: { (input: Input, call) in
            try await call.store.read { reader in
                let page = try input.page(of: Records.keys, in: "kms.keys", call.regionScope, reader) { _, key in
                    Entry(KeyId: key.id, KeyArn: key.arn)
                }
                return Output(Keys: page.elements, NextMarker: page.marker, Truncated: page.isTruncated)
            }
        }
    }

    /// For operations on no key in particular, which only identity policies can allow.
    func accountRequirement(_ operation: String, _ call: Call) -> Requirement {
        var context: [String: ConditionValue] = ["kms:CallerAccount": .one(call.account.rawValue)]
        if let service = call.origin.calledVia.last { context["kms:ViaService"] = .one(call.viaService(service)) }
        return Requirement("kms:\(operation)", on: "*", of: call.account, context: context)
    }
}
