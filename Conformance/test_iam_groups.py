"""Groups and who is in them."""

import re

from support.clients import refused
from support.policies import allow


def test_a_group_lives_its_life(admin, unique):
    name, renamed = unique("group"), unique("group")
    made = admin.iam.create_group(GroupName=name, Path="/crew/")["Group"]
    assert made["Arn"] == f"arn:aws:iam::{admin.account}:group/crew/{name}"
    assert re.fullmatch(r"AGPA[A-Z0-9]{17}", made["GroupId"])
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_group(GroupName=name)
    assert name in {group["GroupName"] for group in admin.iam.list_groups(PathPrefix="/crew/")["Groups"]}

    admin.iam.update_group(GroupName=name, NewGroupName=renamed, NewPath="/")
    got = admin.iam.get_group(GroupName=renamed)
    assert got["Group"]["GroupId"] == made["GroupId"] and got["Users"] == []
    admin.iam.delete_group(GroupName=renamed)
    with refused("NoSuchEntity", 404, f"The group with name {renamed} cannot be found."):
        admin.iam.get_group(GroupName=renamed)


def test_membership_is_seen_from_both_sides(admin, made):
    group, user = made.group(), made.user()
    admin.iam.add_user_to_group(GroupName=group, UserName=user)
    admin.iam.add_user_to_group(GroupName=group, UserName=user)
    assert [member["UserName"] for member in admin.iam.get_group(GroupName=group)["Users"]] == [user]
    assert [of["GroupName"] for of in admin.iam.list_groups_for_user(UserName=user)["Groups"]] == [group]
    with refused("DeleteConflict", 409):
        admin.iam.delete_group(GroupName=group)
    admin.iam.remove_user_from_group(GroupName=group, UserName=user)
    assert admin.iam.get_group(GroupName=group)["Users"] == []
    assert admin.iam.list_groups_for_user(UserName=user)["Groups"] == []
    with refused("NoSuchEntity", 404):
        admin.iam.add_user_to_group(GroupName=group, UserName="nobody-here")


def test_a_renamed_user_stays_a_member(admin, made, unique):
    group, user, renamed = made.group(), made.user(), unique("user")
    admin.iam.add_user_to_group(GroupName=group, UserName=user)
    admin.iam.update_user(UserName=user, NewUserName=renamed)
    assert [member["UserName"] for member in admin.iam.get_group(GroupName=group)["Users"]] == [renamed]
    renamed_group = unique("group")
    admin.iam.update_group(GroupName=group, NewGroupName=renamed_group)
    assert [of["GroupName"] for of in admin.iam.list_groups_for_user(UserName=renamed)["Groups"]] == [renamed_group]


def test_members_may_what_the_group_may(admin, made, user_with):
    group, member = made.group(), user_with()
    admin.iam.put_group_policy(GroupName=group, PolicyName="look", PolicyDocument=allow("iam:ListGroups"))
    with refused("AccessDenied", 403):
        member.iam.list_groups()
    admin.iam.add_user_to_group(GroupName=group, UserName=member.name)
    assert member.iam.list_groups()["Groups"]
    admin.iam.remove_user_from_group(GroupName=group, UserName=member.name)
    with refused("AccessDenied", 403):
        member.iam.list_groups()
