"""Login profiles, the password policy and virtual MFA devices."""

import base64

import pytest

from support.clients import Caller, refused
from support.policies import allow
from support.totp import Device

GOOD = "Conformance-Passw0rd!"
BETTER = "Conformance-Passw0rd?2"


@pytest.fixture
def no_password_policy(admin):
    """The account's password policy is gone afterwards, whatever the test did."""
    yield
    try:
        admin.iam.delete_account_password_policy()
    except admin.iam.exceptions.NoSuchEntityException:
        pass


def test_a_login_profile_lives_its_life(admin, made):
    name = made.user()
    with refused("NoSuchEntity", 404):
        admin.iam.get_login_profile(UserName=name)
    made_profile = admin.iam.create_login_profile(UserName=name, Password=GOOD, PasswordResetRequired=True)
    assert made_profile["LoginProfile"]["PasswordResetRequired"] is True
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_login_profile(UserName=name, Password=GOOD)
    admin.iam.update_login_profile(UserName=name, Password=BETTER, PasswordResetRequired=False)
    assert admin.iam.get_login_profile(UserName=name)["LoginProfile"]["PasswordResetRequired"] is False
    with refused("DeleteConflict", 409):
        admin.iam.delete_user(UserName=name)
    admin.iam.delete_login_profile(UserName=name)
    with refused("NoSuchEntity", 404):
        admin.iam.delete_login_profile(UserName=name)


def test_the_account_password_policy(admin, made, no_password_policy):
    with refused("NoSuchEntity", 404):
        admin.iam.get_account_password_policy()
    admin.iam.update_account_password_policy(
        MinimumPasswordLength=14, RequireSymbols=True, RequireNumbers=True, RequireUppercaseCharacters=True,
        RequireLowercaseCharacters=True, AllowUsersToChangePassword=True, MaxPasswordAge=90, PasswordReusePrevention=3)
    policy = admin.iam.get_account_password_policy()["PasswordPolicy"]
    assert policy["MinimumPasswordLength"] == 14 and policy["RequireSymbols"] is True
    assert policy["ExpirePasswords"] is True and policy["MaxPasswordAge"] == 90
    for weak in ("Short-1a", "no-upper-case-at-all-1", "NoSymbolsAtAll12345", "No-Numbers-At-All!"):
        with refused("PasswordPolicyViolation", 400):
            admin.iam.create_login_profile(UserName=made.user(), Password=weak)
    admin.iam.create_login_profile(UserName=made.user(), Password=GOOD)
    admin.iam.delete_account_password_policy()
    with refused("NoSuchEntity", 404):
        admin.iam.delete_account_password_policy()


def test_users_change_their_own_password(admin, user_with):
    user = user_with(allow("iam:ChangePassword", "arn:aws:iam::*:user/${aws:username}"))
    admin.iam.create_login_profile(UserName=user.name, Password=GOOD)
    with refused(("InvalidUserType", "AccessDenied", "PasswordPolicyViolation", "EntityTemporarilyUnmodifiable")):
        user.iam.change_password(OldPassword="not-what-it-was-1A!", NewPassword=BETTER)
    user.iam.change_password(OldPassword=GOOD, NewPassword=BETTER)
    user.iam.change_password(OldPassword=BETTER, NewPassword=GOOD)


def make_device(admin, name):
    made = admin.iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]
    device = Device(made["Base32StringSeed"])
    device.serial = made["SerialNumber"]
    return device, made


def test_a_virtual_device_lives_its_life(admin, made, unique):
    user, name = made.user(), unique("phone")
    device, answer = make_device(admin, name)
    assert device.serial == f"arn:aws:iam::{admin.account}:mfa/{name}"
    base64.b32decode(device.seed)
    assert answer["QRCodePNG"][:8] == b"\x89PNG\r\n\x1a\n"
    with refused("EntityAlreadyExists", 409):
        admin.iam.create_virtual_mfa_device(VirtualMFADeviceName=name)
    listed = admin.iam.list_virtual_mfa_devices(AssignmentStatus="Unassigned", MaxItems=1000)["VirtualMFADevices"]
    assert device.serial in {item["SerialNumber"] for item in listed}
    assert all("Base32StringSeed" not in item for item in listed)

    with refused("InvalidAuthenticationCode", 403):
        admin.iam.enable_mfa_device(
            UserName=user, SerialNumber=device.serial, AuthenticationCode1=device.wrong_code(),
            AuthenticationCode2=device.wrong_code())
    admin.iam.enable_mfa_device(
        UserName=user, SerialNumber=device.serial, AuthenticationCode1=device.next_code(),
        AuthenticationCode2=device.next_code())
    assert [item["SerialNumber"] for item in admin.iam.list_mfa_devices(UserName=user)["MFADevices"]] == [device.serial]
    got = admin.iam.get_mfa_device(SerialNumber=device.serial, UserName=user)
    assert (got["UserName"], got["SerialNumber"]) == (user, device.serial) and "EnableDate" in got
    assigned = admin.iam.list_virtual_mfa_devices(AssignmentStatus="Assigned", MaxItems=1000)["VirtualMFADevices"]
    assert [item["User"]["UserName"] for item in assigned if item["SerialNumber"] == device.serial] == [user]

    admin.iam.tag_mfa_device(SerialNumber=device.serial, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    admin.iam.untag_mfa_device(SerialNumber=device.serial, TagKeys=["b"])
    assert admin.iam.list_mfa_device_tags(SerialNumber=device.serial)["Tags"] == [{"Key": "a", "Value": "1"}]

    with refused("DeleteConflict", 409):
        admin.iam.delete_virtual_mfa_device(SerialNumber=device.serial)
    admin.iam.deactivate_mfa_device(UserName=user, SerialNumber=device.serial)
    admin.iam.delete_virtual_mfa_device(SerialNumber=device.serial)
    with refused("NoSuchEntity", 404):
        admin.iam.delete_virtual_mfa_device(SerialNumber=device.serial)


def test_a_device_is_synchronised_again(admin, made, unique):
    user = made.user()
    device, _ = make_device(admin, unique("phone"))
    admin.iam.enable_mfa_device(
        UserName=user, SerialNumber=device.serial, AuthenticationCode1=device.next_code(),
        AuthenticationCode2=device.next_code())
    admin.iam.resync_mfa_device(
        UserName=user, SerialNumber=device.serial, AuthenticationCode1=device.next_code(),
        AuthenticationCode2=device.next_code())
    with refused("InvalidAuthenticationCode", 403):
        admin.iam.resync_mfa_device(
            UserName=user, SerialNumber=device.serial, AuthenticationCode1=device.wrong_code(),
            AuthenticationCode2=device.wrong_code())


def test_a_second_factor_opens_what_asks_for_it(admin, user_with, unique):
    user = user_with(allow("iam:ListUsers", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}))
    device, _ = make_device(admin, unique("phone"))
    admin.iam.enable_mfa_device(
        UserName=user.name, SerialNumber=device.serial, AuthenticationCode1=device.next_code(),
        AuthenticationCode2=device.next_code())
    with refused("AccessDenied", 403):
        user.iam.list_users(MaxItems=1)
    with refused("AccessDenied", 403, "MultiFactorAuthentication failed"):
        user.sts.get_session_token(SerialNumber=device.serial, TokenCode=device.wrong_code())
    code = device.next_code()
    strong = Caller.of(user, user.sts.get_session_token(SerialNumber=device.serial, TokenCode=code)["Credentials"])
    assert strong.iam.list_users(MaxItems=1)["Users"]
    with refused("AccessDenied", 403, "MultiFactorAuthentication failed"):
        user.sts.get_session_token(SerialNumber=device.serial, TokenCode=code)
