import Cedar
import Core
import Plane
import Store

enum PutEntities {
    struct Input: StoreInput {
        let policyStoreId: String
    }

    struct Output: Encodable, Sendable {
        let policyStoreId: String
        let count: Int
    }

    /// Each takes the place of the one with its identifier; others stay.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("PutEntities", .write) { (_: Input, store, call) in
            let ready = try await service.snapshots.snapshot(of: store.store, for: call)
            let reader = ready.snapshot.reader(service.quotas)
            let entities = try reader.entities(call.input["entities"]).entities.values.filter { !$0.uid.type.isAction }
            return try await store.change(call) { change in
                let shelf = EntityShelf(store: store)
                for entity in entities {
                    if try shelf.get(entity.uid, change.writer) == nil { change.record.entityCount += 1 }
                    try shelf.put(entity, change.writer)
                    change.note(.entities, store.key.digest(of: entity.uid.description))
                }
                guard change.record.entityCount <= service.quotas.entitiesPerStore else {
                    throw AWSError.quotaExceeded(
                        "The policy store would keep \(change.record.entityCount) entities; at most "
                            + "\(service.quotas.entitiesPerStore) are allowed.", .policyStore, store.id)
                }
                return Output(policyStoreId: store.id, count: entities.count)
            }
        }
    }
}

enum DeleteEntities {
    struct Input: StoreInput {
        let policyStoreId: String
        let identifiers: [EntityIdentifier]
    }

    /// Those that are gone already are no error.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("DeleteEntities", .write) { (input: Input, store, call) in
            let uids = try input.identifiers.enumerated().map { try $1.uid(at: "identifiers.\($0)") }
            return try await store.change(call) { change in
                for uid in uids {
                    if try EntityShelf(store: store).delete(uid, change.writer) { change.record.entityCount -= 1 }
                    change.note(.entities, store.key.digest(of: uid.description), isDeleted: true)
                }
                return Empty()
            }
        }
    }
}

enum ListEntities {
    struct Input: StoreInput {
        let policyStoreId: String
        let entityType: String?
        let maxResults: Int?
        let nextToken: String?
    }

    struct Output: Encodable, Sendable {
        /// A JSON array, as PutEntities takes it.
        let entities: String
        let identifiers: [EntityIdentifier]
        let nextToken: String?
    }

    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("ListEntities", .list) { (input: Input, store, call) in
            let type = try input.entityType.map { text in
                guard let name = Name(parsing: text) else {
                    throw AWSError.validation("\(text) is no entity type.", at: "entityType")
                }
                return name
            }
            let paging = try Paging(
                input.maxResults, input.nextToken,
                of: "verifiedpermissions.entities/\(store.id)/\(input.entityType ?? "")", usual: 100, most: 1_000)
            let found = try await call.store.read {
                try EntityShelf(store: store).list(of: type, after: paging.after, limit: paging.limit + 1, $0)
            }
            let page = paging.page(found)
            return Output(
                entities: "[\(try page.items.map { try $0.json() }.joined(separator: ","))]",
                identifiers: page.items.map { EntityIdentifier($0.uid) }, nextToken: page.nextToken)
        }
    }
}
