import Directory
import Plane

enum Attachments {
    static let operations: [Operation] =
        PolicyAttachments<UserRecord>.operations + PolicyAttachments<GroupRecord>.operations
        + PolicyAttachments<RoleRecord>.operations + PermissionsBoundaries<UserRecord>.operations
        + PermissionsBoundaries<RoleRecord>.operations
}
