import Plane

enum Groups {
    static let operations: [Operation] = [
        CreateGroup.operation, GetGroup.operation, ListGroups.operation, UpdateGroup.operation, DeleteGroup.operation,
        AddUserToGroup.operation, RemoveUserFromGroup.operation, ListGroupsForUser.operation,
    ]
}
