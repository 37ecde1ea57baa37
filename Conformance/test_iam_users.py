"""Users, their tags and access keys."""

import re
import time

from support.clients import Caller, refused
from support.policies import allow


def test_a_user_lives_its_life(admin, unique):
    name, renamed = unique("user"), unique("user")
    made = admin.iam.create_user(UserName=name, Path="/division/", Tags=[{"Key": "team", "Value": "blue"}])["User"]
    assert made["Arn"] == f"arn:aws:iam::{admin.account}:user/division/{name}"
    assert re.fullmatch(r"AIDA[A-Z0-9]{17}", made["UserId"])
    assert made["Path"] == "/division/"

    got = admin.iam.get_user(UserName=name)["User"]
    assert got == made
    assert name in {user["UserName"] for user in admin.iam.list_users(PathPrefix="/division/")["Users"]}
    assert name not in {user["UserName"] for user in admin.iam.list_users(PathPrefix="/elsewhere/")["Users"]}

    admin.iam.update_user(UserName=name, NewUserName=renamed, NewPath="/moved/")
    moved = admin.iam.get_user(UserName=renamed)["User"]
    assert moved["UserId"] == made["UserId"]
    assert moved["Arn"] == f"arn:aws:iam::{admin.account}:user/moved/{renamed}"
    with refused("NoSuchEntity", 404, f"The user with name {name} cannot be found."):
        admin.iam.get_user(UserName=name)

    admin.iam.delete_user(UserName=renamed)
    with refused("NoSuchEntity", 404):
        admin.iam.get_user(UserName=renamed)
    with refused("NoSuchEntity", 404):
        admin.iam.delete_user(UserName=renamed)


def test_get_user_without_a_name_is_the_caller(user_with):
    user = user_with(allow("iam:GetUser"))
    assert user.iam.get_user()["User"]["UserName"] == user.name


def test_names_are_unique_whatever_their_case(admin, unique):
    name = unique("Case")
    admin.iam.create_user(UserName=name)
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_user(UserName=name)
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_user(UserName=name.lower())


def test_what_a_name_and_a_path_may_be(admin):
    unchecked = admin.unchecked()
    for name in ("", "with space", "a" * 65, "slash/ed", "sternchen*"):
        with refused(("ValidationError", "InvalidInput"), 400):
            unchecked.iam.create_user(UserName=name)
    for path in ("no-slashes", "/open", "//" + "x" * 600 + "/"):
        with refused(("ValidationError", "InvalidInput"), 400):
            unchecked.iam.create_user(UserName="path-tester", Path=path)
    with refused(("ValidationError", "MissingParameter"), 400, "serName"):
        unchecked.iam.create_user()


def test_a_user_that_holds_something_is_not_deleted(admin, made):
    name = made.user()
    key = admin.iam.create_access_key(UserName=name)["AccessKey"]["AccessKeyId"]
    with refused("DeleteConflict", 409):
        admin.iam.delete_user(UserName=name)
    admin.iam.delete_access_key(UserName=name, AccessKeyId=key)

    admin.iam.put_user_policy(UserName=name, PolicyName="p", PolicyDocument=allow("s3:*"))
    with refused("DeleteConflict", 409):
        admin.iam.delete_user(UserName=name)
    admin.iam.delete_user_policy(UserName=name, PolicyName="p")

    group = made.group()
    admin.iam.add_user_to_group(GroupName=group, UserName=name)
    with refused("DeleteConflict", 409):
        admin.iam.delete_user(UserName=name)
    admin.iam.remove_user_from_group(GroupName=group, UserName=name)
    admin.iam.delete_user(UserName=name)


def test_pages_are_stable_and_complete(admin, unique):
    path = f"/{unique('paged')}/"
    names = [unique("paged") for _ in range(7)]
    for name in names:
        admin.iam.create_user(UserName=name, Path=path)
    first = admin.iam.list_users(PathPrefix=path, MaxItems=3)
    assert first["IsTruncated"] and len(first["Users"]) == 3 and first["Marker"]
    admin.iam.delete_user(UserName=first["Users"][-1]["UserName"])
    pages = [first["Users"]]
    marker = first["Marker"]
    while marker:
        page = admin.iam.list_users(PathPrefix=path, MaxItems=3, Marker=marker)
        pages.append(page["Users"])
        marker = page.get("Marker")
    listed = [user["UserName"] for page in pages for user in page]
    assert sorted(listed) == sorted(names)
    with refused(("ValidationError", "InvalidInput"), 400):
        admin.iam.list_users(PathPrefix=path, Marker="no-such-marker")


def test_user_tags(admin, made):
    name = made.user()
    admin.iam.tag_user(UserName=name, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}])
    admin.iam.tag_user(UserName=name, Tags=[{"Key": "a", "Value": "2"}])
    listed = admin.iam.list_user_tags(UserName=name)
    assert sorted(listed["Tags"], key=str) == [{"Key": "a", "Value": "2"}, {"Key": "b", "Value": ""}]
    assert listed["IsTruncated"] is False
    admin.iam.untag_user(UserName=name, TagKeys=["a"])
    assert admin.iam.list_user_tags(UserName=name)["Tags"] == [{"Key": "b", "Value": ""}]
    with refused(("LimitExceeded", "ValidationError", "InvalidInput")):
        admin.iam.tag_user(UserName=name, Tags=[{"Key": f"k{number}", "Value": "v"} for number in range(50)])
    with refused(("ValidationError", "InvalidInput"), 400):
        admin.iam.tag_user(UserName=name, Tags=[{"Key": "aws:reserved", "Value": "v"}])


def last_used(admin, key):
    """What is told of a key that was just used; it may take a moment, as it does with AWS."""
    for _ in range(50):
        told = admin.iam.get_access_key_last_used(AccessKeyId=key)
        if "LastUsedDate" in told["AccessKeyLastUsed"]:
            break
        time.sleep(0.1)
    return told


def test_access_keys_work_until_they_do_not(admin, made):
    name = made.user()
    first = admin.iam.create_access_key(UserName=name)["AccessKey"]
    assert re.fullmatch(r"AKIA[A-Z2-7]{16}", first["AccessKeyId"])
    assert len(first["SecretAccessKey"]) == 40 and first["Status"] == "Active"
    caller = Caller.of(admin, first)
    assert caller.arn == f"arn:aws:iam::{admin.account}:user/{name}"

    used = last_used(admin, first["AccessKeyId"])
    assert used["UserName"] == name
    assert used["AccessKeyLastUsed"]["ServiceName"] == "sts"
    assert used["AccessKeyLastUsed"]["Region"] == "us-east-1"
    assert "LastUsedDate" in used["AccessKeyLastUsed"]

    second = admin.iam.create_access_key(UserName=name)["AccessKey"]
    never = admin.iam.get_access_key_last_used(AccessKeyId=second["AccessKeyId"])["AccessKeyLastUsed"]
    assert never["ServiceName"] == "N/A" and "LastUsedDate" not in never
    with refused("LimitExceeded", 409, "AccessKeysPerUser"):
        admin.iam.create_access_key(UserName=name)
    listed = admin.iam.list_access_keys(UserName=name)["AccessKeyMetadata"]
    assert {key["AccessKeyId"] for key in listed} == {first["AccessKeyId"], second["AccessKeyId"]}
    assert all("SecretAccessKey" not in key for key in listed)

    admin.iam.update_access_key(UserName=name, AccessKeyId=first["AccessKeyId"], Status="Inactive")
    with refused("InvalidClientTokenId", 403):
        caller.sts.get_caller_identity()
    admin.iam.update_access_key(UserName=name, AccessKeyId=first["AccessKeyId"], Status="Active")
    assert caller.sts.get_caller_identity()["Account"] == admin.account

    admin.iam.delete_access_key(UserName=name, AccessKeyId=first["AccessKeyId"])
    with refused("InvalidClientTokenId", 403):
        caller.sts.get_caller_identity()
    with refused("NoSuchEntity", 404):
        admin.iam.delete_access_key(UserName=name, AccessKeyId=first["AccessKeyId"])
