"""Roles, service-linked roles and instance profiles."""

import json
import re

from support.clients import refused
from support.policies import EC2_TRUST, allow, trust


def test_a_role_lives_its_life(admin, unique):
    name = unique("role")
    made = admin.iam.create_role(
        RoleName=name, Path="/service/", AssumeRolePolicyDocument=EC2_TRUST, Description="one", MaxSessionDuration=7200,
        Tags=[{"Key": "team", "Value": "red"}])["Role"]
    assert made["Arn"] == f"arn:aws:iam::{admin.account}:role/service/{name}"
    assert re.fullmatch(r"AROA[A-Z0-9]{17}", made["RoleId"])
    assert made["AssumeRolePolicyDocument"] == json.loads(EC2_TRUST)

    got = admin.iam.get_role(RoleName=name)["Role"]
    assert got["Description"] == "one" and got["MaxSessionDuration"] == 7200
    assert got["Tags"] == [{"Key": "team", "Value": "red"}] and "RoleLastUsed" in got

    admin.iam.update_role(RoleName=name, Description="two", MaxSessionDuration=3600)
    got = admin.iam.get_role(RoleName=name)["Role"]
    assert (got["Description"], got["MaxSessionDuration"]) == ("two", 3600)
    assert admin.iam.update_role_description(RoleName=name, Description="three")["Role"]["Description"] == "three"

    changed = trust(f"arn:aws:iam::{admin.account}:root")
    admin.iam.update_assume_role_policy(RoleName=name, PolicyDocument=changed)
    assert admin.iam.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"] == json.loads(changed)
    with refused("MalformedPolicyDocument", 400):
        admin.iam.update_assume_role_policy(RoleName=name, PolicyDocument='{"Version": "2012-10-17"}')

    listed = admin.iam.list_roles(PathPrefix="/service/")["Roles"]
    assert name in {role["RoleName"] for role in listed}
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_role(RoleName=name.upper(), AssumeRolePolicyDocument=EC2_TRUST)
    admin.iam.delete_role(RoleName=name)
    with refused("NoSuchEntity", 404, f"The role with name {name} cannot be found."):
        admin.iam.get_role(RoleName=name)


def test_a_trust_policy_must_name_a_principal_that_exists(admin, unique):
    for principal in (f"arn:aws:iam::{admin.account}:user/not-there", "no-arn-at-all"):
        with refused("MalformedPolicyDocument", 400, "nvalid principal in policy"):
            admin.iam.create_role(RoleName=unique("role"), AssumeRolePolicyDocument=trust(principal))


def test_session_durations_have_bounds(admin, unique):
    for seconds in (3599, 43201):
        with refused(("ValidationError", "InvalidInput"), 400):
            admin.unchecked().iam.create_role(
                RoleName=unique("role"), AssumeRolePolicyDocument=EC2_TRUST, MaxSessionDuration=seconds)


def test_role_tags(admin, made):
    name = made.role(EC2_TRUST)["RoleName"]
    admin.iam.tag_role(RoleName=name, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    admin.iam.untag_role(RoleName=name, TagKeys=["a", "never-there"])
    assert admin.iam.list_role_tags(RoleName=name)["Tags"] == [{"Key": "b", "Value": "2"}]


def test_a_role_that_holds_something_is_not_deleted(admin, made):
    name = made.role(EC2_TRUST)["RoleName"]
    admin.iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=allow("s3:*"))
    with refused("DeleteConflict", 409):
        admin.iam.delete_role(RoleName=name)
    admin.iam.delete_role_policy(RoleName=name, PolicyName="p")
    admin.iam.attach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    with refused("DeleteConflict", 409):
        admin.iam.delete_role(RoleName=name)
    admin.iam.detach_role_policy(RoleName=name, PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")
    admin.iam.delete_role(RoleName=name)


def test_an_instance_profile_lives_its_life(admin, made, unique):
    name, role = unique("profile"), made.role(EC2_TRUST)["RoleName"]
    made_profile = admin.iam.create_instance_profile(
        InstanceProfileName=name, Path="/web/", Tags=[{"Key": "tier", "Value": "web"}])["InstanceProfile"]
    assert made_profile["Arn"] == f"arn:aws:iam::{admin.account}:instance-profile/web/{name}"
    assert re.fullmatch(r"AIPA[A-Z0-9]{17}", made_profile["InstanceProfileId"])

    admin.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=role)
    with refused("LimitExceeded", 409):
        admin.iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=made.role(EC2_TRUST)["RoleName"])
    got = admin.iam.get_instance_profile(InstanceProfileName=name)["InstanceProfile"]
    assert [inner["RoleName"] for inner in got["Roles"]] == [role]
    listed = admin.iam.list_instance_profiles_for_role(RoleName=role)["InstanceProfiles"]
    assert [profile["InstanceProfileName"] for profile in listed] == [name]
    listed = admin.iam.list_instance_profiles(PathPrefix="/web/")["InstanceProfiles"]
    assert name in {profile["InstanceProfileName"] for profile in listed}

    admin.iam.tag_instance_profile(InstanceProfileName=name, Tags=[{"Key": "a", "Value": "1"}])
    admin.iam.untag_instance_profile(InstanceProfileName=name, TagKeys=["tier"])
    assert admin.iam.list_instance_profile_tags(InstanceProfileName=name)["Tags"] == [{"Key": "a", "Value": "1"}]

    with refused("DeleteConflict", 409):
        admin.iam.delete_role(RoleName=role)
    with refused("DeleteConflict", 409):
        admin.iam.delete_instance_profile(InstanceProfileName=name)
    admin.iam.remove_role_from_instance_profile(InstanceProfileName=name, RoleName=role)
    admin.iam.delete_instance_profile(InstanceProfileName=name)
    with refused("NoSuchEntity", 404, f"Instance Profile {name} cannot be found."):
        admin.iam.get_instance_profile(InstanceProfileName=name)


def test_a_service_linked_role_belongs_to_its_service(admin):
    made = admin.iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com", Description="d")["Role"]
    name = made["RoleName"]
    assert name == "AWSServiceRoleForAutoScaling"
    assert made["Path"] == "/aws-service-role/autoscaling.amazonaws.com/"
    trusted = made["AssumeRolePolicyDocument"]["Statement"][0]["Principal"]
    assert trusted == {"Service": "autoscaling.amazonaws.com"} or trusted == {"Service": ["autoscaling.amazonaws.com"]}
    with refused("InvalidInput", 400):
        admin.iam.create_service_linked_role(AWSServiceName="autoscaling.amazonaws.com")
    with refused("UnmodifiableEntity", 400):
        admin.iam.put_role_policy(RoleName=name, PolicyName="p", PolicyDocument=allow("s3:*"))
    with refused("UnmodifiableEntity", 400):
        admin.iam.delete_role(RoleName=name)
    task = admin.iam.delete_service_linked_role(RoleName=name)["DeletionTaskId"]
    status = admin.iam.get_service_linked_role_deletion_status(DeletionTaskId=task)["Status"]
    assert status in ("SUCCEEDED", "IN_PROGRESS", "NOT_STARTED")
    if status == "SUCCEEDED":
        with refused("NoSuchEntity", 404):
            admin.iam.get_role(RoleName=name)
    with refused("NoSuchEntity", 404):
        admin.iam.get_service_linked_role_deletion_status(
            DeletionTaskId="task/aws-service-role/nothing.amazonaws.com/AWSServiceRoleForNothing/0000")
