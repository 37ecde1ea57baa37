"""One walk through everything that carries the rest; for planes that stand on something else."""

import json

from support.clients import Caller, refused
from support.policies import allow, trust


def main_walk(root):
    """Users, groups, policies and roles are made, decide, are audited, and go again."""
    iam = root.iam
    iam.create_user(UserName="ann", Tags=[{"Key": "team", "Value": "blue"}])
    iam.create_group(GroupName="readers")
    policy = iam.create_policy(PolicyName="read", PolicyDocument=allow(["iam:ListUsers", "sts:AssumeRole"]))["Policy"]["Arn"]
    iam.attach_group_policy(GroupName="readers", PolicyArn=policy)
    key = iam.create_access_key(UserName="ann")["AccessKey"]
    ann = Caller.of(root, key)
    with refused("AccessDenied", 403):
        ann.iam.list_users()
    iam.add_user_to_group(GroupName="readers", UserName="ann")
    assert [user["UserName"] for user in ann.iam.list_users()["Users"]] == ["ann"]

    role = iam.create_role(RoleName="deploy", AssumeRolePolicyDocument=trust(ann.arn))["Role"]["Arn"]
    iam.put_role_policy(RoleName="deploy", PolicyName="own", PolicyDocument=allow("iam:GetRole"))
    session = Caller.of(ann, ann.sts.assume_role(RoleArn=role, RoleSessionName="walk")["Credentials"])
    assert session.iam.get_role(RoleName="deploy")["Role"]["Arn"] == role
    with refused("AccessDenied", 403):
        session.iam.list_users()

    events = root.cloudtrail.lookup_events(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "AssumeRole"}])["Events"]
    assert [json.loads(event["CloudTrailEvent"])["requestParameters"]["roleArn"] for event in events] == [role]
    return ann


def unmake(root):
    """Takes away what `main_walk` made."""
    iam = root.iam
    policy = f"arn:aws:iam::{root.account}:policy/read"
    for key in iam.list_access_keys(UserName="ann")["AccessKeyMetadata"]:
        iam.delete_access_key(UserName="ann", AccessKeyId=key["AccessKeyId"])
    iam.remove_user_from_group(GroupName="readers", UserName="ann")
    iam.detach_group_policy(GroupName="readers", PolicyArn=policy)
    iam.delete_role_policy(RoleName="deploy", PolicyName="own")
    iam.delete_role(RoleName="deploy")
    iam.delete_group(GroupName="readers")
    iam.delete_user(UserName="ann")
    iam.delete_policy(PolicyArn=policy)
    assert iam.list_users()["Users"] == [] and iam.list_policies(Scope="Local")["Policies"] == []
