import Plane

enum InstanceProfiles {
    static let operations: [Operation] = [
        CreateInstanceProfile.operation, GetInstanceProfile.operation, ListInstanceProfiles.operation,
        ListInstanceProfilesForRole.operation, AddRoleToInstanceProfile.operation,
        RemoveRoleFromInstanceProfile.operation, DeleteInstanceProfile.operation,
    ]
}
