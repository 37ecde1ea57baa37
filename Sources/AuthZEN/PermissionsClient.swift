import Core
import Gateway

/// Calls Verified Permissions for the caller at the door.
struct PermissionsClient: Sendable {
    let store: String
    let visit: Visit
    let gateway: Gateway

    /// - Parameter members: all but the policy store's id.
    func call(_ operation: String, _ members: (inout JSONWriter) -> Void) async throws -> Document {
        var json = JSONWriter()
        json.object { json in
            json.member("policyStoreId", store)
            members(&json)
        }
        return try await gateway.perform(operation, of: AuthZENDoor.service, json.bytes, for: visit)
    }
}

extension JSONWriter {
    mutating func entity(_ name: String, _ entity: EntityMember) {
        self.name(name)
        object { json in
            json.member("entityType", entity.type)
            json.member("entityId", entity.id)
        }
    }
}
