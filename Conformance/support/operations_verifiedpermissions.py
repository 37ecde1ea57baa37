"""What Verified Permissions serves, and what a caller without any policy is told for each of it."""

from support.plane import REGION

ACCOUNT = "{account}"
NONE = "nothing-here"
# Policy stores have no region in their ARN; their aliases do.
STORE = f"arn:aws:verifiedpermissions::{ACCOUNT}:policy-store/{NONE}"
_ALIAS_NAME = f"policy-store-alias/{NONE}"
ALIAS = f"arn:aws:verifiedpermissions:{REGION}:{ACCOUNT}:{_ALIAS_NAME}"
ANY = None
_STRICT = {"validationSettings": {"mode": "STRICT"}}
_TEXT = "permit (principal, action, resource);"
_TEMPLATE = "permit (principal == ?principal, action, resource);"
_ENTITY = {"entityType": "User", "entityId": "ann"}
_REQUEST = {
    "principal": _ENTITY, "action": {"actionType": "Action", "actionId": "view"},
    "resource": {"entityType": "Photo", "entityId": "beach"}}
_OF_A_TOKEN = {name: part for name, part in _REQUEST.items() if name != "principal"}
_POOL = {"cognitoUserPoolConfiguration": {
    "userPoolArn": f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{REGION}_nothing"}}


def _store(**more):
    return ({"policyStoreId": NONE} | more, STORE)


# Operation: (parameters, the resource that the denial names[, the action, where it is not the operation's name]).
VERIFIED_PERMISSIONS = {
    "CreatePolicyStore": (_STRICT, ANY),
    "GetPolicyStore": _store(),
    "UpdatePolicyStore": _store(**_STRICT),
    "DeletePolicyStore": _store(),
    "ListPolicyStores": ({}, ANY),
    "CreatePolicyStoreAlias": ({"aliasName": _ALIAS_NAME, "policyStoreId": NONE}, ALIAS),
    "GetPolicyStoreAlias": ({"aliasName": _ALIAS_NAME}, ALIAS),
    "DeletePolicyStoreAlias": ({"aliasName": _ALIAS_NAME}, ALIAS),
    "ListPolicyStoreAliases": ({}, ANY),
    "PutSchema": _store(definition={"cedarJson": "{}"}),
    "GetSchema": _store(),
    "TagResource": ({"resourceArn": STORE, "tags": {"k": "v"}}, STORE),
    "UntagResource": ({"resourceArn": STORE, "tagKeys": ["k"]}, STORE),
    "ListTagsForResource": ({"resourceArn": STORE}, STORE),
    "CreatePolicy": _store(definition={"static": {"statement": _TEXT}}),
    "GetPolicy": _store(policyId=NONE),
    "BatchGetPolicy": ({"requests": [{"policyStoreId": NONE, "policyId": NONE}]}, STORE, "GetPolicy"),
    "UpdatePolicy": _store(policyId=NONE, definition={"static": {"statement": _TEXT}}),
    "DeletePolicy": _store(policyId=NONE),
    "ListPolicies": _store(),
    "CreatePolicyTemplate": _store(statement=_TEMPLATE),
    "GetPolicyTemplate": _store(policyTemplateId=NONE),
    "UpdatePolicyTemplate": _store(policyTemplateId=NONE, statement=_TEMPLATE),
    "DeletePolicyTemplate": _store(policyTemplateId=NONE),
    "ListPolicyTemplates": _store(),
    "CreateIdentitySource": _store(configuration=_POOL),
    "GetIdentitySource": _store(identitySourceId=NONE),
    "UpdateIdentitySource": _store(identitySourceId=NONE, updateConfiguration=_POOL),
    "DeleteIdentitySource": _store(identitySourceId=NONE),
    "ListIdentitySources": _store(),
    # Castellan's own.
    "PutDecisionLogSettings": _store(settings={}),
    "GetDecisionLogSettings": _store(),
    "ListDecisions": _store(),
    "ReplayDecisions": _store(proposal={}),
    "PutPolicyTests": _store(tests="[]"),
    "GetPolicyTests": _store(),
    "RunPolicyTests": _store(),
    "PutEntities": _store(entities={"entityList": []}),
    "DeleteEntities": _store(identifiers=[]),
    "ListEntities": _store(),
    "SearchPrincipals": _store(principalType="User", **{n: p for n, p in _REQUEST.items() if n != "principal"}),
    "SearchResources": _store(resourceType="Photo", **{n: p for n, p in _REQUEST.items() if n != "resource"}),
    "SearchActions": _store(**{n: p for n, p in _REQUEST.items() if n != "action"}),
    "EvaluateAccess": (_store(requests=[_REQUEST | {"action": "view"}])[0], STORE, "IsAuthorized"),
    "ExplainDecision": _store(**_REQUEST),
    "ValidateStatement": _store(statement=_TEXT),
    "AnalyzePolicies": _store(question="ALWAYS_DENIES"),
    "WatchPolicyStore": _store(),
    "IsAuthorized": _store(**_REQUEST),
    "BatchIsAuthorized": (*_store(requests=[_REQUEST]), "IsAuthorized"),
    "IsAuthorizedWithToken": _store(identityToken="a.b.c", **_OF_A_TOKEN),
    "BatchIsAuthorizedWithToken": (
        *_store(identityToken="a.b.c", requests=[_OF_A_TOKEN]), "IsAuthorizedWithToken"),
}
