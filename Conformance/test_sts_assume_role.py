"""AssumeRole in all its forms."""

import pytest

from support.clients import Caller, refused
from support.policies import EC2_TRUST, allow, deny, trust
from support.totp import Device


@pytest.fixture
def trusted(admin, made):
    """Makes a role that trusts the admin, and answers with its ARN: `trusted(policy, **condition)`."""

    def make(policy=None, actions="sts:AssumeRole", principal=None, **more):
        condition = {key: more.pop(key) for key in ("Condition",) if key in more}
        role = made.role(trust(principal or admin.arn, actions, **condition), **more)
        if policy:
            admin.iam.put_role_policy(RoleName=role["RoleName"], PolicyName="own", PolicyDocument=policy)
        return role["Arn"]

    return make


def assume(caller, arn, name="session", **more):
    return Caller.of(caller, caller.sts.assume_role(RoleArn=arn, RoleSessionName=name, **more)["Credentials"])


def test_a_session_is_the_role(admin, trusted):
    arn = trusted(allow("iam:ListUsers"))
    answer = admin.sts.assume_role(RoleArn=arn, RoleSessionName="one@two", DurationSeconds=900)
    role = arn.rpartition("/")[2]
    assert answer["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{admin.account}:assumed-role/{role}/one@two"
    session = Caller.of(admin, answer["Credentials"])
    assert session.arn == answer["AssumedRoleUser"]["Arn"]
    assert session.identity["UserId"] == answer["AssumedRoleUser"]["AssumedRoleId"]
    assert session.iam.list_users(MaxItems=1)["Users"]
    with refused("AccessDenied", 403, f"User: {session.arn} is not authorized to perform: iam:ListRoles on resource: "):
        session.iam.list_roles()


def test_trust_decides(admin, made, user_with, stranger):
    role = made.role(EC2_TRUST)["Arn"]
    with refused("AccessDenied", 403) as denial:
        admin.sts.assume_role(RoleArn=role, RoleSessionName="session")
    assert denial.message.startswith(f"User: {admin.arn} is not authorized to perform: sts:AssumeRole on resource: {role}")

    # Trusting the account hands the decision to its identity policies; trusting the user itself suffices.
    account_trusted = made.role(trust(f"arn:aws:iam::{admin.account}:root"))["Arn"]
    with refused("AccessDenied", 403):
        stranger.sts.assume_role(RoleArn=account_trusted, RoleSessionName="session")
    allowed = user_with(allow("sts:AssumeRole", account_trusted))
    assert assume(allowed, account_trusted).account == admin.account
    assert assume(stranger, made.role(trust(stranger.arn))["Arn"]).account == admin.account
    with refused("AccessDenied", 403, "with an explicit deny"):
        denied = user_with(deny("sts:AssumeRole"))
        denied.sts.assume_role(RoleArn=made.role(trust(denied.arn))["Arn"], RoleSessionName="session")
    with refused("AccessDenied", 403):
        admin.sts.assume_role(RoleArn=f"arn:aws:iam::{admin.account}:role/not-there", RoleSessionName="session")


def test_root_assumes_no_role(root, made):
    arn = made.role(trust(f"arn:aws:iam::{root.account}:root"))["Arn"]
    with refused("AccessDenied", 403, "Roles may not be assumed by root accounts."):
        root.sts.assume_role(RoleArn=arn, RoleSessionName="session")


def test_the_external_id_must_match(admin, trusted):
    arn = trusted(allow("iam:*"), Condition={"StringEquals": {"sts:ExternalId": "secret-handshake"}})
    with refused("AccessDenied", 403):
        admin.sts.assume_role(RoleArn=arn, RoleSessionName="session")
    with refused("AccessDenied", 403):
        admin.sts.assume_role(RoleArn=arn, RoleSessionName="session", ExternalId="other")
    assert assume(admin, arn, ExternalId="secret-handshake").account == admin.account


def test_session_policies_narrow(admin, made, trusted):
    arn = trusted(allow(["iam:ListUsers", "iam:ListGroups"]))
    inline = assume(admin, arn, Policy=allow("iam:ListGroups"))
    inline.iam.list_groups(MaxItems=1)
    with refused("AccessDenied", 403, "because no session policy allows the iam:ListUsers action"):
        inline.iam.list_users(MaxItems=1)
    managed = assume(admin, arn, PolicyArns=[{"arn": made.policy(allow("iam:ListUsers"))}])
    managed.iam.list_users(MaxItems=1)
    with refused("AccessDenied", 403):
        managed.iam.list_groups(MaxItems=1)
    with refused("MalformedPolicyDocument", 400):
        admin.sts.assume_role(RoleArn=arn, RoleSessionName="session", Policy="not a policy")


def test_tags_travel_as_told(admin, made, trusted):
    actions = ["sts:AssumeRole", "sts:TagSession"]
    tagged = allow("iam:ListUsers", Condition={"StringEquals": {"aws:PrincipalTag/team": "blue"}})
    first = trusted(allow("sts:*"), actions)
    second = trusted(tagged, actions, principal=first)
    team = {"Key": "team", "Value": "blue"}

    with refused("AccessDenied", 403):
        assume(assume(admin, first, Tags=[team]), second).iam.list_users(MaxItems=1)
    chained = assume(assume(admin, first, Tags=[team], TransitiveTagKeys=["team"]), second)
    assert chained.iam.list_users(MaxItems=1)["Users"]
    # A transitive tag cannot be set again further down the chain.
    with refused(("InvalidParameterValue", "ValidationError", "AccessDenied")):
        session = assume(admin, first, Tags=[team], TransitiveTagKeys=["team"])
        session.sts.assume_role(
            RoleArn=second, RoleSessionName="session", Tags=[{"Key": "team", "Value": "red"}])
    untagged = trusted(tagged)
    with refused("AccessDenied", 403, "sts:TagSession"):
        admin.sts.assume_role(RoleArn=untagged, RoleSessionName="session", Tags=[team])


def test_role_tags_are_the_sessions(admin, trusted):
    arn = trusted(
        allow("iam:ListUsers", Condition={"StringEquals": {"aws:PrincipalTag/team": "blue"}}),
        Tags=[{"Key": "team", "Value": "blue"}])
    assert assume(admin, arn).iam.list_users(MaxItems=1)["Users"]


def test_the_source_identity_stays(admin, trusted):
    actions = ["sts:AssumeRole", "sts:SetSourceIdentity"]
    arn = trusted(allow("iam:ListUsers", Condition={"StringEquals": {"aws:SourceIdentity": "ann"}}), actions)
    answer = admin.sts.assume_role(RoleArn=arn, RoleSessionName="session", SourceIdentity="ann")
    assert answer["SourceIdentity"] == "ann"
    assert Caller.of(admin, answer["Credentials"]).iam.list_users(MaxItems=1)["Users"]
    with refused("AccessDenied", 403):
        assume(admin, arn, SourceIdentity="bob").iam.list_users(MaxItems=1)
    with refused("AccessDenied", 403, "sts:SetSourceIdentity"):
        admin.sts.assume_role(RoleArn=trusted(), RoleSessionName="session", SourceIdentity="ann")


def test_a_second_factor_may_be_asked_for(admin, user_with, made, unique):
    user = user_with()
    arn = made.role(trust(user.arn, Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}))["Arn"]
    device = admin.iam.create_virtual_mfa_device(VirtualMFADeviceName=unique("phone"))["VirtualMFADevice"]
    phone = Device(device["Base32StringSeed"])
    admin.iam.enable_mfa_device(
        UserName=user.name, SerialNumber=device["SerialNumber"], AuthenticationCode1=phone.next_code(),
        AuthenticationCode2=phone.next_code())
    with refused("AccessDenied", 403):
        user.sts.assume_role(RoleArn=arn, RoleSessionName="session")
    with refused("AccessDenied", 403, "MultiFactorAuthentication failed"):
        user.sts.assume_role(
            RoleArn=arn, RoleSessionName="session", SerialNumber=device["SerialNumber"], TokenCode=phone.wrong_code())
    assert assume(user, arn, SerialNumber=device["SerialNumber"], TokenCode=phone.next_code()).account == admin.account


def test_durations_have_bounds(admin, trusted):
    arn = trusted(MaxSessionDuration=7200)
    for seconds in (899, 43_201):
        with refused("ValidationError", 400):
            admin.unchecked().sts.assume_role(RoleArn=arn, RoleSessionName="session", DurationSeconds=seconds)
    with refused("ValidationError", 400, "MaxSessionDuration"):
        admin.sts.assume_role(RoleArn=arn, RoleSessionName="session", DurationSeconds=7201)
    assert assume(admin, arn, DurationSeconds=7200).account == admin.account
    # A role that a role assumes lasts an hour at most.
    other = trusted(principal=arn, MaxSessionDuration=7200)
    session = assume(admin, arn)
    with refused("ValidationError", 400, "role chaining"):
        session.sts.assume_role(RoleArn=other, RoleSessionName="session", DurationSeconds=3601)


def test_what_a_session_name_may_be(admin, trusted):
    arn = trusted()
    for name in ("", "a", "with space", "x" * 65):
        with refused("ValidationError", 400, "roleSessionName"):
            admin.unchecked().sts.assume_role(RoleArn=arn, RoleSessionName=name)


def test_a_deleted_role_ends_its_sessions(admin, trusted):
    arn = trusted(allow("iam:ListUsers"))
    session = assume(admin, arn)
    assert session.iam.list_users(MaxItems=1)["Users"]
    name = arn.rpartition("/")[2]
    admin.iam.put_role_policy(RoleName=name, PolicyName="AWSRevokeOlderSessions", PolicyDocument=deny(
        "*", Condition={"DateLessThan": {"aws:TokenIssueTime": "2999-01-01T00:00:00Z"}}))
    with refused("AccessDenied", 403, "with an explicit deny"):
        session.iam.list_users(MaxItems=1)
    for policy in ("AWSRevokeOlderSessions", "own"):
        admin.iam.delete_role_policy(RoleName=name, PolicyName=policy)
    admin.iam.delete_role(RoleName=name)
    with refused(("AccessDenied", "InvalidClientTokenId"), 403):
        session.iam.list_users(MaxItems=1)


def test_a_resource_policy_reaches_a_session_or_its_role(admin, trusted, made):
    first = trusted(allow("sts:AssumeRole"))
    session_arn = f"arn:aws:sts::{admin.account}:assumed-role/{first.rpartition('/')[2]}/chosen"
    only_chosen = made.role(trust(session_arn))["Arn"]
    assert assume(assume(admin, first, "chosen"), only_chosen).account == admin.account
    with refused("AccessDenied", 403):
        assume(admin, first, "another").sts.assume_role(RoleArn=only_chosen, RoleSessionName="session")
