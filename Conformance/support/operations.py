"""What the plane serves, and what a caller without any policy is told for each of it."""

from support.operations_dynamodb import DYNAMODB
from support.operations_kms import KMS
from support.operations_kms import SOURCE as KMS_ACTIONS
from support.operations_verifiedpermissions import VERIFIED_PERMISSIONS

ACCOUNT = "{account}"
# A name that nothing has: authorisation comes before existence.
NONE = "nothing-here"
_NO_POLICY_ARN = f"arn:aws:iam::{ACCOUNT}:policy/{NONE}"
_TEXT = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}'
_TRUST = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"},'
    ' "Action": "sts:AssumeRole"}]}')
_TAGS = [{"Key": "k", "Value": "v"}]
_KEY = "AKIAIOSFODNN7EXAMPLE"
_OIDC = f"arn:aws:iam::{ACCOUNT}:oidc-provider/idp.example.com"
_SAML = f"arn:aws:iam::{ACCOUNT}:saml-provider/{NONE}"
_MFA = f"arn:aws:iam::{ACCOUNT}:mfa/{NONE}"
_THUMBPRINT = "a" * 40
_CODES = {"AuthenticationCode1": "000000", "AuthenticationCode2": "000001"}
# The resource of a denial where the reference gives none, or a listing's: any.
ANY = None


def _arn(kind, name=NONE):
    return f"arn:aws:iam::{ACCOUNT}:{kind}/{name}"


def _owned(kind, named):
    """The operations on inline policies and attachments, alike for users, groups and roles."""
    lower, owner, arn = kind.lower(), {named: NONE}, _arn(kind.lower())
    return {
        f"Put{kind}Policy": (owner | {"PolicyName": "p", "PolicyDocument": _TEXT}, arn),
        f"Get{kind}Policy": (owner | {"PolicyName": "p"}, arn),
        f"Delete{kind}Policy": (owner | {"PolicyName": "p"}, arn),
        f"List{kind}Policies": (owner, arn),
        f"Attach{kind}Policy": (owner | {"PolicyArn": _NO_POLICY_ARN}, arn),
        f"Detach{kind}Policy": (owner | {"PolicyArn": _NO_POLICY_ARN}, arn),
        f"ListAttached{kind}Policies": (owner, _arn(lower)),
    }


# Operation: (parameters, the resource that the denial names).
IAM = {
    "CreateUser": ({"UserName": NONE}, _arn("user")),
    "GetUser": ({"UserName": NONE}, _arn("user")),
    "UpdateUser": ({"UserName": NONE, "NewPath": "/p/"}, _arn("user")),
    "DeleteUser": ({"UserName": NONE}, _arn("user")),
    "ListUsers": ({}, ANY),
    "TagUser": ({"UserName": NONE, "Tags": _TAGS}, _arn("user")),
    "UntagUser": ({"UserName": NONE, "TagKeys": ["k"]}, _arn("user")),
    "ListUserTags": ({"UserName": NONE}, _arn("user")),
    "CreateAccessKey": ({"UserName": NONE}, _arn("user")),
    "UpdateAccessKey": ({"UserName": NONE, "AccessKeyId": _KEY, "Status": "Inactive"}, _arn("user")),
    "CreateServiceSpecificCredential": (
        {"UserName": NONE, "ServiceName": "verifiedpermissions.amazonaws.com"}, _arn("user")),
    "ListServiceSpecificCredentials": ({"UserName": NONE}, _arn("user")),
    "UpdateServiceSpecificCredential": (
        {"UserName": NONE, "ServiceSpecificCredentialId": "A" * 21, "Status": "Active"}, _arn("user")),
    "ResetServiceSpecificCredential": (
        {"UserName": NONE, "ServiceSpecificCredentialId": "A" * 21}, _arn("user")),
    "DeleteServiceSpecificCredential": (
        {"UserName": NONE, "ServiceSpecificCredentialId": "A" * 21}, _arn("user")),
    "DeleteAccessKey": ({"UserName": NONE, "AccessKeyId": _KEY}, _arn("user")),
    "ListAccessKeys": ({"UserName": NONE}, _arn("user")),
    "GetAccessKeyLastUsed": ({"AccessKeyId": _KEY}, ANY),
    "CreateGroup": ({"GroupName": NONE}, _arn("group")),
    "GetGroup": ({"GroupName": NONE}, _arn("group")),
    "UpdateGroup": ({"GroupName": NONE, "NewPath": "/p/"}, _arn("group")),
    "DeleteGroup": ({"GroupName": NONE}, _arn("group")),
    "ListGroups": ({}, ANY),
    "AddUserToGroup": ({"GroupName": NONE, "UserName": NONE}, _arn("group")),
    "RemoveUserFromGroup": ({"GroupName": NONE, "UserName": NONE}, _arn("group")),
    "ListGroupsForUser": ({"UserName": NONE}, _arn("user")),
    "CreateRole": ({"RoleName": NONE, "AssumeRolePolicyDocument": _TRUST}, _arn("role")),
    "GetRole": ({"RoleName": NONE}, _arn("role")),
    "UpdateRole": ({"RoleName": NONE, "Description": "d"}, _arn("role")),
    "UpdateRoleDescription": ({"RoleName": NONE, "Description": "d"}, _arn("role")),
    "UpdateAssumeRolePolicy": ({"RoleName": NONE, "PolicyDocument": _TRUST}, _arn("role")),
    "DeleteRole": ({"RoleName": NONE}, _arn("role")),
    "ListRoles": ({}, ANY),
    "TagRole": ({"RoleName": NONE, "Tags": _TAGS}, _arn("role")),
    "UntagRole": ({"RoleName": NONE, "TagKeys": ["k"]}, _arn("role")),
    "ListRoleTags": ({"RoleName": NONE}, _arn("role")),
    "CreatePolicy": ({"PolicyName": NONE, "PolicyDocument": _TEXT}, _arn("policy")),
    "GetPolicy": ({"PolicyArn": _NO_POLICY_ARN}, _arn("policy")),
    "DeletePolicy": ({"PolicyArn": _NO_POLICY_ARN}, _arn("policy")),
    "ListPolicies": ({}, ANY),
    "CreatePolicyVersion": ({"PolicyArn": _NO_POLICY_ARN, "PolicyDocument": _TEXT}, _arn("policy")),
    "GetPolicyVersion": ({"PolicyArn": _NO_POLICY_ARN, "VersionId": "v1"}, _arn("policy")),
    "ListPolicyVersions": ({"PolicyArn": _NO_POLICY_ARN}, _arn("policy")),
    "DeletePolicyVersion": ({"PolicyArn": _NO_POLICY_ARN, "VersionId": "v1"}, _arn("policy")),
    "SetDefaultPolicyVersion": ({"PolicyArn": _NO_POLICY_ARN, "VersionId": "v1"}, _arn("policy")),
    "TagPolicy": ({"PolicyArn": _NO_POLICY_ARN, "Tags": _TAGS}, _arn("policy")),
    "UntagPolicy": ({"PolicyArn": _NO_POLICY_ARN, "TagKeys": ["k"]}, _arn("policy")),
    "ListPolicyTags": ({"PolicyArn": _NO_POLICY_ARN}, _arn("policy")),
    "ListEntitiesForPolicy": ({"PolicyArn": _NO_POLICY_ARN}, _arn("policy")),
    **_owned("User", "UserName"),
    **_owned("Group", "GroupName"),
    **_owned("Role", "RoleName"),
    "PutUserPermissionsBoundary": ({"UserName": NONE, "PermissionsBoundary": _NO_POLICY_ARN}, _arn("user")),
    "DeleteUserPermissionsBoundary": ({"UserName": NONE}, _arn("user")),
    "PutRolePermissionsBoundary": ({"RoleName": NONE, "PermissionsBoundary": _NO_POLICY_ARN}, _arn("role")),
    "DeleteRolePermissionsBoundary": ({"RoleName": NONE}, _arn("role")),
    "CreateInstanceProfile": ({"InstanceProfileName": NONE}, _arn("instance-profile")),
    "GetInstanceProfile": ({"InstanceProfileName": NONE}, _arn("instance-profile")),
    "DeleteInstanceProfile": ({"InstanceProfileName": NONE}, _arn("instance-profile")),
    "ListInstanceProfiles": ({}, ANY),
    "ListInstanceProfilesForRole": ({"RoleName": NONE}, _arn("role")),
    "AddRoleToInstanceProfile": ({"InstanceProfileName": NONE, "RoleName": NONE}, _arn("instance-profile")),
    "RemoveRoleFromInstanceProfile": ({"InstanceProfileName": NONE, "RoleName": NONE}, _arn("instance-profile")),
    "TagInstanceProfile": ({"InstanceProfileName": NONE, "Tags": _TAGS}, _arn("instance-profile")),
    "UntagInstanceProfile": ({"InstanceProfileName": NONE, "TagKeys": ["k"]}, _arn("instance-profile")),
    "ListInstanceProfileTags": ({"InstanceProfileName": NONE}, _arn("instance-profile")),
    "CreateServiceLinkedRole": (
        {"AWSServiceName": "autoscaling.amazonaws.com"},
        _arn("role", "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling")),
    "DeleteServiceLinkedRole": ({"RoleName": NONE}, ANY),
    "GetServiceLinkedRoleDeletionStatus": (
        {"DeletionTaskId": "task/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling/0000"}, ANY),
    "CreateLoginProfile": ({"UserName": NONE, "Password": "Conformance-Passw0rd!"}, _arn("user")),
    "GetLoginProfile": ({"UserName": NONE}, _arn("user")),
    "UpdateLoginProfile": ({"UserName": NONE, "PasswordResetRequired": False}, _arn("user")),
    "DeleteLoginProfile": ({"UserName": NONE}, _arn("user")),
    "ChangePassword": ({"OldPassword": "Conformance-Passw0rd!", "NewPassword": "Conformance-Passw0rd?"}, ANY),
    "GetAccountPasswordPolicy": ({}, ANY),
    "UpdateAccountPasswordPolicy": ({"MinimumPasswordLength": 8}, ANY),
    "DeleteAccountPasswordPolicy": ({}, ANY),
    "CreateVirtualMFADevice": ({"VirtualMFADeviceName": NONE}, _arn("mfa")),
    "DeleteVirtualMFADevice": ({"SerialNumber": _MFA}, _arn("mfa")),
    "EnableMFADevice": ({"UserName": NONE, "SerialNumber": _MFA} | _CODES, _arn("user")),
    "DeactivateMFADevice": ({"UserName": NONE, "SerialNumber": _MFA}, _arn("user")),
    "ResyncMFADevice": ({"UserName": NONE, "SerialNumber": _MFA} | _CODES, _arn("user")),
    "GetMFADevice": ({"SerialNumber": _MFA, "UserName": NONE}, _arn("user")),
    "ListMFADevices": ({"UserName": NONE}, _arn("user")),
    "ListVirtualMFADevices": ({}, ANY),
    "TagMFADevice": ({"SerialNumber": _MFA, "Tags": _TAGS}, _arn("mfa")),
    "UntagMFADevice": ({"SerialNumber": _MFA, "TagKeys": ["k"]}, _arn("mfa")),
    "ListMFADeviceTags": ({"SerialNumber": _MFA}, _arn("mfa")),
    "CreateAccountAlias": ({"AccountAlias": "nothing-here"}, ANY),
    "DeleteAccountAlias": ({"AccountAlias": "nothing-here"}, ANY),
    "ListAccountAliases": ({}, ANY),
    "GetAccountSummary": ({}, ANY),
    "GenerateCredentialReport": ({}, ANY),
    "GetCredentialReport": ({}, ANY),
    "GetAccountAuthorizationDetails": ({}, ANY),
    "CreateOpenIDConnectProvider": ({"Url": "https://idp.example.com", "ThumbprintList": [_THUMBPRINT]}, _OIDC),
    "GetOpenIDConnectProvider": ({"OpenIDConnectProviderArn": _OIDC}, _OIDC),
    "DeleteOpenIDConnectProvider": ({"OpenIDConnectProviderArn": _OIDC}, _OIDC),
    "ListOpenIDConnectProviders": ({}, ANY),
    "AddClientIDToOpenIDConnectProvider": ({"OpenIDConnectProviderArn": _OIDC, "ClientID": "c"}, _OIDC),
    "RemoveClientIDFromOpenIDConnectProvider": ({"OpenIDConnectProviderArn": _OIDC, "ClientID": "c"}, _OIDC),
    "UpdateOpenIDConnectProviderThumbprint": (
        {"OpenIDConnectProviderArn": _OIDC, "ThumbprintList": [_THUMBPRINT]}, _OIDC),
    "TagOpenIDConnectProvider": ({"OpenIDConnectProviderArn": _OIDC, "Tags": _TAGS}, _OIDC),
    "UntagOpenIDConnectProvider": ({"OpenIDConnectProviderArn": _OIDC, "TagKeys": ["k"]}, _OIDC),
    "ListOpenIDConnectProviderTags": ({"OpenIDConnectProviderArn": _OIDC}, _OIDC),
    "CreateSAMLProvider": ({"Name": NONE, "SAMLMetadataDocument": "x" * 1000}, _SAML),
    "GetSAMLProvider": ({"SAMLProviderArn": _SAML}, _SAML),
    "UpdateSAMLProvider": ({"SAMLProviderArn": _SAML, "SAMLMetadataDocument": "x" * 1000}, _SAML),
    "DeleteSAMLProvider": ({"SAMLProviderArn": _SAML}, _SAML),
    "ListSAMLProviders": ({}, ANY),
    "TagSAMLProvider": ({"SAMLProviderArn": _SAML, "Tags": _TAGS}, _SAML),
    "UntagSAMLProvider": ({"SAMLProviderArn": _SAML, "TagKeys": ["k"]}, _SAML),
    "ListSAMLProviderTags": ({"SAMLProviderArn": _SAML}, _SAML),
    "SimulateCustomPolicy": ({"PolicyInputList": [_TEXT], "ActionNames": ["s3:GetObject"]}, ANY),
    "SimulatePrincipalPolicy": ({"PolicySourceArn": _arn("user"), "ActionNames": ["s3:GetObject"]}, _arn("user")),
    "GetContextKeysForCustomPolicy": ({"PolicyInputList": [_TEXT]}, ANY),
    "GetContextKeysForPrincipalPolicy": ({"PolicySourceArn": _arn("user")}, _arn("user")),
    "GenerateServiceLastAccessedDetails": ({"Arn": _arn("user")}, _arn("user")),
    "GetServiceLastAccessedDetails": ({"JobId": "0" * 36}, ANY),
    "GetServiceLastAccessedDetailsWithEntities": ({"JobId": "0" * 36, "ServiceNamespace": "iam"}, ANY),
}

STS = {
    "AssumeRole": ({"RoleArn": _arn("role"), "RoleSessionName": "session"}, _arn("role")),
    "GetFederationToken": ({"Name": "guest"}, f"arn:aws:sts::{ACCOUNT}:federated-user/guest"),
    "GetAccessKeyInfo": ({"AccessKeyId": _KEY}, ANY),
    "DecodeAuthorizationMessage": ({"EncodedMessage": "nonsense"}, ANY),
}

CLOUDTRAIL = {"LookupEvents": ({}, ANY)}

DENIED = {
    "iam": IAM, "sts": STS, "cloudtrail": CLOUDTRAIL, "kms": KMS, "dynamodb": DYNAMODB,
    "verifiedpermissions": VERIFIED_PERMISSIONS}
# The action that a denial names where it is not the operation's name.
ACTIONS = {"kms": KMS_ACTIONS} | {
    service: {name: row[2] for name, row in DENIED[service].items() if len(row) > 2}
    for service in ("dynamodb", "verifiedpermissions")}
# Code and status of a denial, where they are not those of the query protocol.
DENIALS = {
    service: ("AccessDeniedException", 400) for service in ("cloudtrail", "dynamodb", "kms", "verifiedpermissions")}

# Served to every caller whatever the policies say, as AWS does; their denied twins have tests of their own.
ALWAYS_ALLOWED = {"sts": {"GetCallerIdentity", "GetSessionToken"}}

SERVED = {
    service: set(operations) | ALWAYS_ALLOWED.get(service, set()) for service, operations in DENIED.items()}

# Answered with a clear error until a later release serves them.
ANNOUNCED = {"sts": {"AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"}}
