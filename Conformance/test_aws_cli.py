"""The AWS CLI, pointed at the plane by nothing but what `castellan env` prints."""

import pytest

from support.command_line import FAILED, CommandLine, at_once
from support.policies import EC2_TRUST, allow, trust


@pytest.fixture(scope="module")
def command(plane, tmp_path_factory):
    return CommandLine(tmp_path_factory.mktemp("aws") / "root", plane.exported())


@pytest.fixture(scope="module")
def as_stranger(plane, stranger, tmp_path_factory):
    return CommandLine(
        tmp_path_factory.mktemp("aws") / "stranger", plane.exported() | stranger.credentials.environment())


def test_the_first_walk(command, unique):
    user, group, role, policy = unique("user"), unique("group"), unique("role"), unique("policy")
    identity, made, *_ = at_once(
        lambda: command.ask("sts", "get-caller-identity"),
        lambda: command.ask("iam", "create-user", "--user-name", user, "--tags", "Key=team,Value=blue"),
        lambda: command.ask("iam", "create-group", "--group-name", group),
        lambda: command.ask("iam", "create-role", "--role-name", role, "--assume-role-policy-document", EC2_TRUST),
        lambda: command.ask("iam", "create-policy", "--policy-name", policy, "--policy-document", allow("iam:ListUsers")))
    assert identity["Arn"] == f"arn:aws:iam::{identity['Account']}:root"
    assert made["User"]["Arn"].endswith(f":user/{user}")
    arn = f"arn:aws:iam::{identity['Account']}:policy/{policy}"

    at_once(
        lambda: command.run("iam", "attach-group-policy", "--group-name", group, "--policy-arn", arn),
        lambda: command.run("iam", "attach-role-policy", "--role-name", role, "--policy-arn", arn),
        lambda: command.run("iam", "add-user-to-group", "--user-name", user, "--group-name", group),
        lambda: command.run("iam", "put-user-permissions-boundary", "--user-name", user, "--permissions-boundary", arn))
    key, entities, profile, events = at_once(
        lambda: command.ask("iam", "create-access-key", "--user-name", user),
        lambda: command.ask("iam", "list-entities-for-policy", "--policy-arn", arn),
        lambda: command.ask("iam", "create-instance-profile", "--instance-profile-name", unique("profile")),
        lambda: command.ask("cloudtrail", "lookup-events", "--lookup-attributes",
                            f"AttributeKey=ResourceName,AttributeValue={user}"))
    assert [held["RoleName"] for held in entities["PolicyRoles"]] == [role]
    assert profile["InstanceProfile"]["Roles"] == []
    assert "CreateUser" in {event["EventName"] for event in events["Events"]}

    as_user = CommandLine(command.config.parent.parent / "user", command.environment | {
        "AWS_ACCESS_KEY_ID": key["AccessKey"]["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": key["AccessKey"]["SecretAccessKey"]})
    listed, denied = at_once(
        lambda: as_user.ask("iam", "list-users"),
        lambda: as_user.run("iam", "list-groups", expect=FAILED))
    assert user in {item["UserName"] for item in listed["Users"]}
    assert "(AccessDenied)" in denied and "is not authorized to perform: iam:ListGroups on resource: " in denied


def test_every_family_is_denied_to_strangers(as_stranger):
    asked = (
        ("iam", "list-users"), ("iam", "get-account-summary"), ("iam", "list-policies"),
        ("iam", "create-role", "--role-name", "r", "--assume-role-policy-document", EC2_TRUST),
        ("sts", "get-federation-token", "--name", "guest"), ("cloudtrail", "lookup-events"))
    for told in at_once(*(lambda arguments=arguments: as_stranger.run(*arguments, expect=FAILED) for arguments in asked)):
        assert "(AccessDenied" in told and "is not authorized to perform: " in told, told


def test_profiles_assume_roles(command, admin, made):
    role = made.role(trust(admin.arn, Condition={"StringEquals": {"sts:ExternalId": "handshake"}}))
    admin.iam.put_role_policy(RoleName=role["RoleName"], PolicyName="own", PolicyDocument=allow("iam:ListRoles"))
    command.config.write_text(
        f"[profile base]\naws_access_key_id = {admin.credentials.access_key_id}\n"
        f"aws_secret_access_key = {admin.credentials.secret_access_key}\n"
        f"[profile deploy]\nrole_arn = {role['Arn']}\nsource_profile = base\nexternal_id = handshake\n"
        "role_session_name = from-the-cli\n"
        f"[profile stranger]\nrole_arn = {role['Arn']}\nsource_profile = base\n")
    identity, roles, denied, without = at_once(
        lambda: command.ask("sts", "get-caller-identity", "--profile", "deploy"),
        lambda: command.ask("iam", "list-roles", "--profile", "deploy"),
        lambda: command.run("iam", "list-users", "--profile", "deploy", expect=FAILED),
        lambda: command.run("sts", "get-caller-identity", "--profile", "stranger", expect=FAILED))
    assert identity["Arn"].endswith(f":assumed-role/{role['RoleName']}/from-the-cli")
    assert role["RoleName"] in {item["RoleName"] for item in roles["Roles"]}
    assert "AccessDenied" in denied and "AccessDenied" in without


def test_output_formats_and_paging(command, made):
    for _ in range(3):
        made.user()
    text, table, paged, queried = at_once(
        lambda: command.run("sts", "get-caller-identity", "--output", "text"),
        lambda: command.run("sts", "get-caller-identity", "--output", "table"),
        lambda: command.ask("iam", "list-users", "--page-size", "2"),
        lambda: command.run("iam", "list-users", "--max-items", "1", "--query", "Users[0].UserName", "--output", "text"))
    assert text.split("\t")[1].endswith(":root") and "GetCallerIdentity" in table
    assert len(paged["Users"]) >= 3 and queried.strip()


def test_session_tokens_by_the_cli(command):
    answer = command.ask("sts", "get-session-token", "--duration-seconds", "900")["Credentials"]
    identity = command.ask("sts", "get-caller-identity", environment={
        "AWS_ACCESS_KEY_ID": answer["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": answer["SecretAccessKey"],
        "AWS_SESSION_TOKEN": answer["SessionToken"]})
    assert identity["Arn"].endswith(":root")
