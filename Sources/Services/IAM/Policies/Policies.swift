import Directory
import Plane

enum Policies {
    static let operations: [Operation] =
        [
            CreatePolicy.operation, GetPolicy.operation, ListPolicies.operation, DeletePolicy.operation,
            CreatePolicyVersion.operation, GetPolicyVersion.operation, ListPolicyVersions.operation,
            DeletePolicyVersion.operation, SetDefaultPolicyVersion.operation, ListEntitiesForPolicy.operation,
            ListPoliciesGrantingServiceAccess.operation,
        ] + InlinePolicies<UserRecord>.operations + InlinePolicies<GroupRecord>.operations
        + InlinePolicies<RoleRecord>.operations
}
