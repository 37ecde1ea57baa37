import Plane

enum Users {
    static let operations: [Operation] = [
        CreateUser.operation, GetUser.operation, ListUsers.operation, UpdateUser.operation, DeleteUser.operation,
    ]
}
