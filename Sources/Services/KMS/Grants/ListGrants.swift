import Core
import Plane
import Store

/// A grant as listings show it.
struct GrantListEntry: Encodable, Sendable {
    let KeyId: String
    let GrantId: String
    let Name: String?
    let CreationDate: Timestamp
    let GranteePrincipal: String
    let RetiringPrincipal: String?
    let IssuingAccount: String
    let Operations: [GrantOperation]
    let Constraints: GrantConstraints?

    init(_ grant: GrantRecord, _ key: KeyName) {
        KeyId = key.arn
        GrantId = grant.id
        Name = grant.name
        CreationDate = grant.created
        GranteePrincipal = grant.granteePrincipal
        RetiringPrincipal = grant.retiringPrincipal
        IssuingAccount = grant.issuingAccount.rootARN.description
        Operations = grant.operations
        Constraints = grant.constraints
    }
}

extension KMSService {
    private struct Input: KeyInput, PagedInput {
        let KeyId: String
        let GrantId: String?
        let GranteePrincipal: String?
        let Limit: Int?
        let Marker: String?
    }

    private struct Output: Encodable, Sendable {
        let Grants: [GrantListEntry]
        let NextMarker: String?
        let Truncated: Bool
    }

    var listGrants: Operation {
        keyOperation("ListGrants", .list, in: .any, crossesAccounts: true) { (input: Input, key, call) in
            let listing = "kms.grants \(key.arn) \(input.GrantId ?? "") \(input.GranteePrincipal ?? "")"
            return try await call.store.read { reader in
                let page = try input.page(
                    of: Records.grants, prefix: "\(key.name.id)/", in: listing, most: 100, usual: 50, key.name.scope,
                    reader
                ) { _, grant -> GrantListEntry? in
                    guard input.GrantId == nil || grant.id == input.GrantId,
                        input.GranteePrincipal == nil || grant.granteePrincipal == input.GranteePrincipal
                    else { return nil }
                    return GrantListEntry(grant, key.name)
                }
                return Output(Grants: page.elements, NextMarker: page.marker, Truncated: page.isTruncated)
            }
        }
    }

    private struct RetirableInput: Decodable, PagedInput {
        let RetiringPrincipal: String
        let Limit: Int?
        let Marker: String?
    }

    /// Of the caller's account and region.
    var listRetirableGrants: Operation {
        Operation("ListRetirableGrants", .list) { (_: RetirableInput, call) in
            [accountRequirement("ListRetirableGrants", call)]
        } handler: { (input: RetirableInput, call) in
            try await call.store.read { reader in
                let page = try input.page(
                    of: Records.retirers, prefix: GrantRecord.retirerPrefix(input.RetiringPrincipal),
                    in: "kms.retirable-grants \(input.RetiringPrincipal)", most: 100, usual: 50, call.regionScope,
                    reader
                ) { _, entry -> GrantListEntry? in
                    let key = KeyName(account: call.account, region: call.region, id: entry.keyID)
                    return try GrantRecord.get(entry.grantID, of: key, reader).map { GrantListEntry($0, key) }
                }
                return Output(Grants: page.elements, NextMarker: page.marker, Truncated: page.isTruncated)
            }
        }
    }
}
