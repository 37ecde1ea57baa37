"""Who am I, session tokens and federation."""

import base64
import datetime
import json
import re

import pytest

from support.clients import Caller, refused
from support.policies import allow, deny


def test_root_user_and_session_know_who_they_are(root, user_with):
    assert root.identity["Arn"] == f"arn:aws:iam::{root.account}:root"
    assert root.identity["UserId"] == root.account and re.fullmatch(r"\d{12}", root.account)
    user = user_with()
    assert user.arn == f"arn:aws:iam::{root.account}:user/{user.name}"
    assert re.fullmatch(r"AIDA[A-Z0-9]{17}", user.identity["UserId"])


def test_even_the_forbidden_may_ask_who_they_are(forbidden):
    assert forbidden.sts.get_caller_identity()["Account"] == forbidden.account


def test_a_session_token_is_still_the_user(user_with):
    user = user_with(allow("iam:*"))
    answer = user.sts.get_session_token(DurationSeconds=900)["Credentials"]
    assert re.fullmatch(r"ASIA[A-Z2-7]{16}", answer["AccessKeyId"])
    left = answer["Expiration"] - datetime.datetime.now(datetime.UTC)
    assert 850 < left.total_seconds() <= 901
    session = Caller.of(user, answer)
    assert session.arn == user.arn
    # Without a second factor a session token opens neither IAM nor STS, as its reference says.
    with refused(("InvalidClientTokenId", "AccessDenied"), 403):
        session.iam.list_users()
    with refused("AccessDenied", 403, "session credentials"):
        session.sts.get_session_token()


@pytest.mark.parametrize("seconds", [899, 129_601])
def test_session_durations_have_bounds(admin, seconds):
    with refused("ValidationError", 400, "durationSeconds"):
        admin.unchecked().sts.get_session_token(DurationSeconds=seconds)


def test_federated_users_may_what_both_allow(admin, user_with):
    user = user_with(allow(["sts:GetFederationToken", "sts:TagSession", "cloudtrail:LookupEvents"]))
    answer = user.sts.get_federation_token(
        Name="guest", Policy=allow("cloudtrail:LookupEvents"), DurationSeconds=900,
        Tags=[{"Key": "team", "Value": "blue"}])
    untagged = user_with(allow("sts:GetFederationToken"))
    with refused("AccessDenied", 403, "sts:TagSession"):
        untagged.sts.get_federation_token(Name="guest", Tags=[{"Key": "team", "Value": "blue"}])
    assert answer["FederatedUser"]["Arn"] == f"arn:aws:sts::{admin.account}:federated-user/guest"
    assert answer["FederatedUser"]["FederatedUserId"] == f"{admin.account}:guest"
    guest = Caller.of(user, answer["Credentials"])
    assert guest.arn == answer["FederatedUser"]["Arn"]
    assert "Events" in guest.cloudtrail.lookup_events(MaxResults=1)

    nothing = Caller.of(user, user.sts.get_federation_token(Name="nothing")["Credentials"])
    with refused("AccessDeniedException", containing="because no session policy allows the cloudtrail:LookupEvents action"):
        nothing.cloudtrail.lookup_events(MaxResults=1)
    with refused(("InvalidClientTokenId", "AccessDenied"), 403):
        guest.iam.list_users()


def test_federation_policies_are_checked(admin):
    with refused("MalformedPolicyDocument", 400):
        admin.sts.get_federation_token(Name="guest", Policy="{}")
    with refused("ValidationError", 400):
        admin.unchecked().sts.get_federation_token(Name="g")


def test_access_keys_tell_their_account(admin):
    assert admin.sts.get_access_key_info(AccessKeyId=admin.credentials.access_key_id)["Account"] == admin.account
    session = admin.sts.get_session_token()["Credentials"]["AccessKeyId"]
    assert admin.sts.get_access_key_info(AccessKeyId=session)["Account"] == admin.account
    with refused("ValidationError", 400):
        admin.unchecked().sts.get_access_key_info(AccessKeyId="short")


def test_encoded_messages_are_decoded_for_those_who_may(admin, user_with):
    user = user_with(deny("iam:ListUsers"))
    with refused("AccessDenied", 403) as denial:
        user.iam.list_users()
    found = re.search(r"[Ee]ncoded authorization failure message: (\S+)", denial.message)
    encoded = found.group(1) if found else encoded_of(admin, denial)
    told = json.loads(admin.sts.decode_authorization_message(EncodedMessage=encoded)["DecodedMessage"])
    assert told["allowed"] is False and told["explicitDeny"] is True
    assert told["context"]["principal"]["arn"] == user.arn
    assert told["context"]["action"] == "iam:ListUsers"
    assert told["matchedStatements"]["items"]


def encoded_of(admin, denial):
    """Services that do not append the encoded message to their errors leave it in a header of the answer."""
    headers = denial.response["ResponseMetadata"]["HTTPHeaders"]
    named = [name for name in headers if "authorization-message" in name]
    assert named, f"no encoded authorization message in the answer: {denial.message} {headers}"
    return headers[named[0]]


@pytest.mark.parametrize("text", ["", "nonsense", base64.b64encode(b"x" * 200).decode()])
def test_what_is_no_encoded_message_is_refused(admin, text):
    with refused(("InvalidAuthorizationMessageException", "InvalidAuthorizationMessage", "ValidationError"), 400):
        admin.unchecked().sts.decode_authorization_message(EncodedMessage=text)


def test_federation_from_outside_comes_later(admin):
    """A clear AWS error until a later release serves them."""
    arn = f"arn:aws:iam::{admin.account}:role/any-role"
    with refused(Anything()):
        admin.sts.assume_role_with_web_identity(RoleArn=arn, RoleSessionName="web", WebIdentityToken="token-token")
    with refused(Anything()):
        admin.sts.assume_role_with_saml(
            RoleArn=arn, PrincipalArn=f"arn:aws:iam::{admin.account}:saml-provider/idp", SAMLAssertion="PHNhbWw+")


class Anything(tuple):
    """Every code but that of a fault of ours."""

    def __contains__(self, code):
        return code not in ("InternalFailure", "InternalError", "500", "")
