import Plane

enum Roles {
    static let operations: [Operation] = [
        CreateRole.operation, GetRole.operation, ListRoles.operation, UpdateRole.operation,
        UpdateRoleDescription.operation, UpdateAssumeRolePolicy.operation, DeleteRole.operation,
    ]
}
