import Directory
import Plane

enum Tags {
    static let operations: [Operation] =
        EntityTags<UserRecord>.operations + EntityTags<RoleRecord>.operations
        + EntityTags<PolicyRecord>.operations + EntityTags<InstanceProfileRecord>.operations
}
