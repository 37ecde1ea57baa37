"""The denied twin of every operation: no policy, no answer; and the words that AWS denies with."""

import json
import re

import pytest

from support.clients import refused
from support.operations import ACTIONS, ALWAYS_ALLOWED, DENIALS, DENIED
from support.raw import exchange

CASES = [(service, name) for service, operations in DENIED.items() for name in operations]
# These say why in AWS's words for a missing identity policy; a role's trust policy decides AssumeRole first.
WITHOUT_REASON = {"AssumeRole"}
EXPLICIT = [
    ("iam", "CreateUser"), ("iam", "DeleteRole"), ("iam", "ListPolicies"), ("iam", "GetAccountSummary"),
    ("sts", "GetFederationToken"), ("cloudtrail", "LookupEvents"), ("kms", "CreateKey"), ("kms", "Decrypt"),
    ("dynamodb", "GetItem"), ("dynamodb", "CreateTable"), ("dynamodb", "TransactWriteItems"),
    ("verifiedpermissions", "CreatePolicyStore"), ("verifiedpermissions", "CreatePolicy"),
    ("verifiedpermissions", "BatchIsAuthorized"), ("verifiedpermissions", "BatchGetPolicy"),
    ("verifiedpermissions", "CreateIdentitySource"), ("verifiedpermissions", "IsAuthorizedWithToken"),
]


def filled(value, account):
    """The table's parameters for this account."""
    return json.loads(json.dumps(value).replace("{account}", account))


def action(service, operation):
    return f"{service}:{ACTIONS.get(service, {}).get(operation, operation)}"


def deny(caller, service, operation):
    parameters, resource, *_ = DENIED[service][operation]
    with refused(*DENIALS.get(service, ("AccessDenied", 403))) as denial:
        caller.call(service, operation, **filled(parameters, caller.account))
    began = f"User: {caller.arn} is not authorized to perform: {action(service, operation)}"
    # IAM names a resource even where there is but `*`; other services have none to name then.
    if service == "iam" or resource is not None:
        began += " on resource: "
    assert denial.message.startswith(began), denial.message
    if resource is not None:
        assert denial.message.removeprefix(began).split(" ")[0] == filled(resource, caller.account)
    return denial.message


@pytest.mark.parametrize("service, operation", CASES)
def test_without_a_policy_nothing_is_allowed(stranger, service, operation):
    message = deny(stranger, service, operation)
    if operation not in WITHOUT_REASON:
        reason = f" because no identity-based policy allows the {action(service, operation)} action"
        assert message.split("\n")[0].endswith(reason), message


@pytest.mark.parametrize("service, operation", EXPLICIT)
def test_an_explicit_deny_wins(forbidden, service, operation):
    message = deny(forbidden, service, operation)
    assert re.search(r" with an explicit deny in an identity-based policy", message), message


def test_always_allowed_operations_are_denied_to_whom_they_are_not_for(plane, admin):
    assert ALWAYS_ALLOWED == {"sts": {"GetCallerIdentity", "GetSessionToken"}}
    unsigned = exchange(plane, (
        b"POST / HTTP/1.1\r\nHost: sts.amazonaws.com\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        b"Content-Length: 43\r\n\r\nAction=GetCallerIdentity&Version=2011-06-15"))
    assert unsigned.status == 403 and "MissingAuthenticationToken" in unsigned.text
    guest = type(admin).of(admin, admin.sts.get_federation_token(Name="guest")["Credentials"])
    with refused("AccessDenied", 403):
        guest.sts.get_session_token()
