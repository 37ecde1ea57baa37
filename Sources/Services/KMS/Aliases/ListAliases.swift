import Core
import Plane
import Store

extension KMSService {
    private struct Input: Decodable, PagedInput {
        let KeyId: String?
        let Limit: Int?
        let Marker: String?
    }

    private struct Entry: Encodable, Sendable {
        let AliasName: String
        let AliasArn: String
        let TargetKeyId: String
        let CreationDate: Timestamp
        let LastUpdatedDate: Timestamp
    }

    private struct Output: Encodable, Sendable {
        let Aliases: [Entry]
        let NextMarker: String?
        let Truncated: Bool
    }

    var listAliases: Operation {
        Operation("ListAliases", .list) { (_: Input, call) in
            [accountRequirement("ListAliases", call)]
        } handler: { (input: Input, call) in
            var keyID: String?
            if let identifier = input.KeyId { keyID = try await target(identifier, .key, call).found().name.id }
            let listing = "kms.aliases \(keyID ?? "")"
            return try await call.store.read { [keyID] reader in
                let page = try input.page(
                    of: Records.aliases, in: listing, usual: 50, call.regionScope, reader
                ) { _, alias -> Entry? in
                    guard keyID == nil || alias.targetKeyID == keyID else { return nil }
                    let name = AliasName(account: call.account, region: call.region, name: alias.name)
                    return Entry(
                        AliasName: alias.name, AliasArn: name.arn, TargetKeyId: alias.targetKeyID,
                        CreationDate: alias.created, LastUpdatedDate: alias.updated ?? alias.created)
                }
                return Output(Aliases: page.elements, NextMarker: page.marker, Truncated: page.isTruncated)
            }
        }
    }
}
