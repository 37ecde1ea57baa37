"""Managed policies with versions, inline policies, attachments and boundaries."""

import json
import re

import pytest

from support.clients import refused
from support.policies import EC2_TRUST, allow, deny, document, statement

AWS_MANAGED = "arn:aws:iam::aws:policy/"


def test_a_policy_lives_its_life(admin, unique):
    name, text = unique("policy"), allow("s3:GetObject")
    made = admin.iam.create_policy(
        PolicyName=name, Path="/team/", PolicyDocument=text, Description="d", Tags=[{"Key": "k", "Value": "v"}])["Policy"]
    arn = made["Arn"]
    assert arn == f"arn:aws:iam::{admin.account}:policy/team/{name}"
    assert re.fullmatch(r"ANPA[A-Z0-9]{17}", made["PolicyId"])
    assert (made["DefaultVersionId"], made["AttachmentCount"], made["IsAttachable"]) == ("v1", 0, True)
    got = admin.iam.get_policy(PolicyArn=arn)["Policy"]
    assert got["Description"] == "d" and got["Tags"] == [{"Key": "k", "Value": "v"}]
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_policy(PolicyName=name, PolicyDocument=text)

    admin.iam.tag_policy(PolicyArn=arn, Tags=[{"Key": "a", "Value": "1"}])
    admin.iam.untag_policy(PolicyArn=arn, TagKeys=["k"])
    assert admin.iam.list_policy_tags(PolicyArn=arn)["Tags"] == [{"Key": "a", "Value": "1"}]
    listed = admin.iam.list_policies(Scope="Local", PathPrefix="/team/")["Policies"]
    assert arn in {policy["Arn"] for policy in listed}
    admin.iam.delete_policy(PolicyArn=arn)
    with refused("NoSuchEntity", 404, f"Policy {arn} was not found."):
        admin.iam.get_policy(PolicyArn=arn)


def test_versions(admin, made):
    arn = made.policy(allow("s3:GetObject"))
    second = admin.iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("s3:PutObject"))["PolicyVersion"]
    assert (second["VersionId"], second["IsDefaultVersion"]) == ("v2", False)
    admin.iam.set_default_policy_version(PolicyArn=arn, VersionId="v2")
    assert admin.iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"] == "v2"
    got = admin.iam.get_policy_version(PolicyArn=arn, VersionId="v2")["PolicyVersion"]
    assert got["Document"] == json.loads(allow("s3:PutObject")) and got["IsDefaultVersion"] is True
    with refused("DeleteConflict", 409):
        admin.iam.delete_policy_version(PolicyArn=arn, VersionId="v2")
    for number in (3, 4, 5):
        admin.iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow(f"s3:Get{number}"), SetAsDefault=True)
    with refused("LimitExceeded", 409):
        admin.iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("s3:Get6"))
    with refused("DeleteConflict", 409):
        admin.iam.delete_policy(PolicyArn=arn)
    admin.iam.delete_policy_version(PolicyArn=arn, VersionId="v1")
    sixth = admin.iam.create_policy_version(PolicyArn=arn, PolicyDocument=allow("s3:Get6"))["PolicyVersion"]
    assert sixth["VersionId"] == "v6"
    listed = admin.iam.list_policy_versions(PolicyArn=arn)["Versions"]
    assert {version["VersionId"] for version in listed} == {"v2", "v3", "v4", "v5", "v6"}
    assert [version["VersionId"] for version in listed if version["IsDefaultVersion"]] == ["v5"]
    with refused("NoSuchEntity", 404):
        admin.iam.get_policy_version(PolicyArn=arn, VersionId="v1")


@pytest.mark.parametrize("text", [
    "{", "[]", "{}", "no json", '{"Version": "2012-10-17", "Statement": []',
    '{"Version": "2020-01-01", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
    document({"Effect": "Permit", "Action": "*", "Resource": "*"}),
    document({"Effect": "Allow", "Action": "s3:*"}),
    document({"Effect": "Allow", "Resource": "*"}),
    document({"Effect": "Allow", "Action": "nocolon", "Resource": "*"}),
    document({"Effect": "Allow", "Action": "s3:*", "Resource": "not-an-arn"}),
    document({"Effect": "Allow", "Action": "s3:*", "NotAction": "s3:*", "Resource": "*"}),
    document({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Principal": "*"}),
    document({"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"StringMatches": {"a:b": "c"}}}),
    document(statement("Allow", "s3:*", Sid="twice"), statement("Deny", "s3:*", Sid="twice")),
])
def test_malformed_documents_are_refused(admin, unique, text):
    with refused("MalformedPolicyDocument", 400):
        admin.iam.create_policy(PolicyName=unique("policy"), PolicyDocument=text)


def test_documents_have_a_largest_size(admin, made, unique):
    resources = [f"arn:aws:s3:::bucket-{number:04d}/*" for number in range(250)]
    with refused("LimitExceeded", 409):
        admin.iam.create_policy(PolicyName=unique("policy"), PolicyDocument=allow("s3:*", resources))
    with refused("LimitExceeded", 409):
        admin.iam.put_user_policy(UserName=made.user(), PolicyName="p", PolicyDocument=allow("s3:*", resources[:100]))


@pytest.mark.parametrize("name", [
    "AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit", "IAMFullAccess", "IAMReadOnlyAccess",
    "job-function/ViewOnlyAccess",
])
def test_aws_managed_policies_are_there(admin, name):
    policy = admin.iam.get_policy(PolicyArn=AWS_MANAGED + name)["Policy"]
    assert policy["PolicyName"] == name.rpartition("/")[2]
    version = admin.iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])
    assert version["PolicyVersion"]["Document"]["Statement"]


def test_aws_managed_policies_belong_to_aws(admin):
    arn = AWS_MANAGED + "AdministratorAccess"
    listed = admin.iam.list_policies(Scope="AWS", MaxItems=1000)["Policies"]
    assert arn in {policy["Arn"] for policy in listed}
    assert all(policy["Arn"].startswith("arn:aws:iam::aws:") for policy in listed)
    with refused("AccessDenied", 403):
        admin.iam.delete_policy(PolicyArn=arn)


def test_inline_policies(admin, made):
    user, group, role = made.user(), made.group(), made.role(EC2_TRUST)["RoleName"]
    text = allow("s3:ListBucket")
    for kind, name, named in (("user", user, "UserName"), ("group", group, "GroupName"), ("role", role, "RoleName")):
        iam, owner = admin.iam, {named: name}
        getattr(iam, f"put_{kind}_policy")(**owner, PolicyName="inline", PolicyDocument=text)
        got = getattr(iam, f"get_{kind}_policy")(**owner, PolicyName="inline")
        assert got["PolicyDocument"] == json.loads(text) and got[named] == name
        assert getattr(iam, f"list_{kind}_policies")(**owner)["PolicyNames"] == ["inline"]
        with refused("MalformedPolicyDocument", 400):
            getattr(iam, f"put_{kind}_policy")(**owner, PolicyName="inline", PolicyDocument="{}")
        getattr(iam, f"delete_{kind}_policy")(**owner, PolicyName="inline")
        with refused("NoSuchEntity", 404):
            getattr(iam, f"get_{kind}_policy")(**owner, PolicyName="inline")
        with refused("NoSuchEntity", 404):
            getattr(iam, f"delete_{kind}_policy")(**owner, PolicyName="inline")


def test_attachments(admin, made):
    user, group, role = made.user(), made.group(), made.role(EC2_TRUST)["RoleName"]
    arn = made.policy(allow("s3:ListBucket"))
    owners = (("user", user, "UserName"), ("group", group, "GroupName"), ("role", role, "RoleName"))
    for count, (kind, name, named) in enumerate(owners, 1):
        getattr(admin.iam, f"attach_{kind}_policy")(**{named: name}, PolicyArn=arn)
        getattr(admin.iam, f"attach_{kind}_policy")(**{named: name}, PolicyArn=arn)
        listed = getattr(admin.iam, f"list_attached_{kind}_policies")(**{named: name})["AttachedPolicies"]
        assert [policy["PolicyArn"] for policy in listed] == [arn]
        assert admin.iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"] == count
    entities = admin.iam.list_entities_for_policy(PolicyArn=arn)
    assert [entity["UserName"] for entity in entities["PolicyUsers"]] == [user]
    assert [entity["GroupName"] for entity in entities["PolicyGroups"]] == [group]
    assert [entity["RoleName"] for entity in entities["PolicyRoles"]] == [role]
    with refused("DeleteConflict", 409):
        admin.iam.delete_policy(PolicyArn=arn)
    for kind, name, named in owners:
        getattr(admin.iam, f"detach_{kind}_policy")(**{named: name}, PolicyArn=arn)
        with refused("NoSuchEntity", 404):
            getattr(admin.iam, f"detach_{kind}_policy")(**{named: name}, PolicyArn=arn)
    assert admin.iam.get_policy(PolicyArn=arn)["Policy"]["AttachmentCount"] == 0
    admin.iam.delete_policy(PolicyArn=arn)


def test_at_most_ten_policies_are_attached(admin, made):
    user = made.user()
    for number in range(10):
        admin.iam.attach_user_policy(UserName=user, PolicyArn=made.policy(allow(f"s3:Get{number}")))
    with refused("LimitExceeded", 409, "PoliciesPerUser"):
        admin.iam.attach_user_policy(UserName=user, PolicyArn=made.policy(allow("s3:Get10")))


def test_what_is_attached_counts_at_once(admin, made, user_with):
    caller = user_with()
    arn = made.policy(allow("iam:ListUsers"))
    admin.iam.attach_user_policy(UserName=caller.name, PolicyArn=arn)
    assert caller.iam.list_users(MaxItems=1)["Users"]
    admin.iam.create_policy_version(PolicyArn=arn, PolicyDocument=deny("iam:ListUsers"), SetAsDefault=True)
    with refused("AccessDenied", 403, "with an explicit deny in an identity-based policy"):
        caller.iam.list_users(MaxItems=1)


def test_a_boundary_bounds(admin, made, user_with):
    caller = user_with(allow(["iam:ListUsers", "iam:ListGroups"]))
    boundary = made.policy(allow("iam:ListGroups"))
    admin.iam.put_user_permissions_boundary(UserName=caller.name, PermissionsBoundary=boundary)
    got = admin.iam.get_user(UserName=caller.name)["User"]["PermissionsBoundary"]
    assert got == {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": boundary}
    assert admin.iam.get_policy(PolicyArn=boundary)["Policy"]["PermissionsBoundaryUsageCount"] == 1
    used = admin.iam.list_entities_for_policy(PolicyArn=boundary, PolicyUsageFilter="PermissionsBoundary")
    assert [user["UserName"] for user in used["PolicyUsers"]] == [caller.name]
    caller.iam.list_groups(MaxItems=1)
    with refused("AccessDenied", 403, "because no permissions boundary allows the iam:ListUsers action"):
        caller.iam.list_users(MaxItems=1)
    with refused("DeleteConflict", 409):
        admin.iam.delete_policy(PolicyArn=boundary)
    admin.iam.delete_user_permissions_boundary(UserName=caller.name)
    assert "PermissionsBoundary" not in admin.iam.get_user(UserName=caller.name)["User"]
    caller.iam.list_users(MaxItems=1)

    role = made.role(EC2_TRUST, PermissionsBoundary=boundary)["RoleName"]
    got = admin.iam.get_role(RoleName=role)["Role"]["PermissionsBoundary"]
    assert got["PermissionsBoundaryArn"] == boundary
    admin.iam.put_role_permissions_boundary(RoleName=role, PermissionsBoundary=AWS_MANAGED + "PowerUserAccess")
    admin.iam.delete_role_permissions_boundary(RoleName=role)
    with refused("NoSuchEntity", 404):
        admin.iam.delete_role_permissions_boundary(RoleName=role)


def test_conditions_on_tags_and_request(admin, made, user_with):
    caller = user_with(allow("iam:TagUser", Condition={"StringEquals": {"aws:RequestTag/team": "blue"}}))
    target = made.user()
    caller.iam.tag_user(UserName=target, Tags=[{"Key": "team", "Value": "blue"}])
    with refused("AccessDenied", 403):
        caller.iam.tag_user(UserName=target, Tags=[{"Key": "team", "Value": "red"}])

    owner = user_with(
        allow("iam:GetUser", Condition={"StringEquals": {"iam:ResourceTag/team": "${aws:PrincipalTag/team}"}}),
        Tags=[{"Key": "team", "Value": "blue"}])
    assert owner.iam.get_user(UserName=target)["User"]["UserName"] == target
    with refused("AccessDenied", 403):
        owner.iam.get_user(UserName=made.user())


def test_passing_a_role_needs_permission(made, user_with):
    role = made.role(EC2_TRUST)
    keeper = user_with(allow(["iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile"]))
    profile = f"{keeper.name}-profile"
    keeper.iam.create_instance_profile(InstanceProfileName=profile)
    with refused("AccessDenied", 403, ("iam:PassRole", role["Arn"])):
        keeper.iam.add_role_to_instance_profile(InstanceProfileName=profile, RoleName=role["RoleName"])
