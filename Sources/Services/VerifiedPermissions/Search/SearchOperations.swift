import Cedar
import Core
import Plane

enum SearchPrincipals {
    struct Input: StoreInput {
        let policyStoreId: String
        let principalType: String
        let action: ActionIdentifier
        let resource: EntityIdentifier
        let maxResults: Int?
        let nextToken: String?
    }

    struct Output: Encodable, Sendable {
        let principals: [EntityIdentifier]
        let nextToken: String?
    }

    /// Who, of the entities that the store keeps and those of the request, may do the action on the resource.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("SearchPrincipals", .read) { (input: Input, store, call) in
            let search = try await AccessSearch(service, store, call)
            let names = search.names
            let action = try names.action(input.action, at: "action")
            let resource = try names.entity(input.resource, at: "resource")
            let page = try await search.principals(
                of: try names.type(input.principalType, at: "principalType"), action: action, resource: resource,
                context: try search.context(for: action), AccessSearch.page(input.maxResults, input.nextToken))
            return Output(principals: page.allowed.map(EntityIdentifier.init), nextToken: page.next)
        }
    }
}

enum SearchResources {
    struct Input: StoreInput {
        let policyStoreId: String
        let resourceType: String
        let action: ActionIdentifier
        let principal: EntityIdentifier
        let maxResults: Int?
        let nextToken: String?
    }

    struct Output: Encodable, Sendable {
        let resources: [EntityIdentifier]
        let nextToken: String?
    }

    /// On which of the entities that the store keeps, and those of the request, the principal may do the action.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("SearchResources", .read) { (input: Input, store, call) in
            let search = try await AccessSearch(service, store, call)
            let names = search.names
            let action = try names.action(input.action, at: "action")
            let principal = try names.entity(input.principal, at: "principal")
            let page = try await search.resources(
                of: try names.type(input.resourceType, at: "resourceType"), principal: principal, action: action,
                context: try search.context(for: action), AccessSearch.page(input.maxResults, input.nextToken))
            return Output(resources: page.allowed.map(EntityIdentifier.init), nextToken: page.next)
        }
    }
}

enum SearchActions {
    struct Input: StoreInput {
        let policyStoreId: String
        let principal: EntityIdentifier
        let resource: EntityIdentifier
    }

    struct Output: Encodable, Sendable {
        let actions: [ActionIdentifier]
    }

    /// Which of the schema's actions the principal may do on the resource.
    static func operation(_ service: VerifiedPermissionsService) -> Operation {
        service.contentOperation("SearchActions", .read) { (input: Input, store, call) in
            let search = try await AccessSearch(service, store, call)
            let found = try search.actions(
                principal: try search.names.entity(input.principal, at: "principal"),
                resource: try search.names.entity(input.resource, at: "resource"))
            return Output(actions: found.map(ActionIdentifier.init))
        }
    }
}

extension LooseNames {
    /// An action by its type and id; one of type `Action` may be any namespace's.
    func action(_ identifier: ActionIdentifier, at path: String) throws -> EntityUID {
        let exact = try identifier.uid(at: path)
        if schema == nil || schema?.actions[exact] != nil { return exact }
        return try action(identifier.actionId, at: "\(path).actionId")
    }
}
