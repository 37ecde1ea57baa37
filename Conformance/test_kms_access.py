"""Who may use a key: conditions on the encryption context, grants, and what the audit log says of it."""

import base64
import os

import pytest

from support.clients import Caller, refused
from support.keys import events, make_key
from support.policies import allow, document, statement, trust


@pytest.fixture
def key(admin):
    return make_key(admin)


def account_statement(admin):
    return statement("Allow", "kms:*", Principal={"AWS": f"arn:aws:iam::{admin.account}:root"})


def test_a_tenant_tag_must_be_the_context(admin, unique, user_with):
    """The pattern that the tenant vault stands on."""
    key = make_key(admin)
    arn = admin.kms.describe_key(KeyId=key)["KeyMetadata"]["Arn"]
    maker = user_with(allow(["sts:AssumeRole", "sts:TagSession"]))
    role = unique("role")
    admin.iam.create_role(
        RoleName=role, AssumeRolePolicyDocument=trust(maker.arn, ["sts:AssumeRole", "sts:TagSession"]))
    admin.iam.put_role_policy(RoleName=role, PolicyName="own", PolicyDocument=allow(
        ["kms:Encrypt", "kms:Decrypt"], arn,
        Condition={"StringEquals": {"kms:EncryptionContext:tenant_id": "${aws:PrincipalTag/TenantID}"}}))

    def session(tenant):
        tags = [{"Key": "TenantID", "Value": tenant}] if tenant else []
        return Caller.of(maker, maker.sts.assume_role(
            RoleArn=f"arn:aws:iam::{admin.account}:role/{role}", RoleSessionName="session", Tags=tags)["Credentials"])

    red, blue, nobody = session("red"), session("blue"), session(None)
    context = {"tenant_id": "red"}
    blob = red.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext=context)["CiphertextBlob"]
    assert red.kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)["Plaintext"] == b"x"
    for caller in (blue, nobody):
        with refused("AccessDeniedException", 400):
            caller.kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    with refused("InvalidCiphertextException", 400):
        blue.kms.decrypt(CiphertextBlob=blob, EncryptionContext={"tenant_id": "blue"})
    with refused("AccessDeniedException", 400):
        red.kms.decrypt(CiphertextBlob=blob)
    denial = events(admin, "Decrypt", key)[0]
    assert denial["errorCode"] == "AccessDenied" or denial["errorCode"] == "AccessDeniedException"


def test_a_grant_is_given_used_listed_and_taken(admin, key, user_with):
    ann, ben = user_with(), user_with()
    given = admin.kms.create_grant(
        KeyId=key, GranteePrincipal=ann.arn, RetiringPrincipal=ben.arn, Name="reading",
        Operations=["Decrypt", "Encrypt", "CreateGrant"], Constraints={"EncryptionContextSubset": {"a": "1"}})
    blob = ann.kms.encrypt(
        KeyId=key, Plaintext=b"x", EncryptionContext={"a": "1", "b": "2"}, GrantTokens=[given["GrantToken"]])
    assert blob["CiphertextBlob"]
    for context in ({}, {"a": "2"}, {"A": "1"}):
        with refused("AccessDeniedException", 400):
            ann.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext=context)
    (listed,) = admin.kms.list_grants(KeyId=key)["Grants"]
    assert (listed["GrantId"], listed["Name"], listed["Constraints"]) == (
        given["GrantId"], "reading", {"EncryptionContextSubset": {"a": "1"}})
    assert [g["GrantId"] for g in admin.kms.list_retirable_grants(RetiringPrincipal=ben.arn)["Grants"]] == [
        given["GrantId"]]
    with refused("AccessDeniedException", 400):
        ann.kms.create_grant(KeyId=key, GranteePrincipal=ben.arn, Operations=["Decrypt"])
    ann.kms.create_grant(
        KeyId=key, GranteePrincipal=ben.arn, Operations=["Decrypt"],
        Constraints={"EncryptionContextEquals": {"a": "1"}})
    with refused("AccessDeniedException", 400):
        ann.kms.retire_grant(GrantToken=given["GrantToken"])
    ben.kms.retire_grant(GrantToken=given["GrantToken"])
    with refused("AccessDeniedException", 400):
        ann.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"a": "1"})
    (left,) = admin.kms.list_grants(KeyId=key)["Grants"]
    admin.kms.revoke_grant(KeyId=key, GrantId=left["GrantId"])
    assert admin.kms.list_grants(KeyId=key)["Grants"] == []
    with refused("InvalidGrantTokenException", 400):
        admin.kms.encrypt(KeyId=key, Plaintext=b"x", GrantTokens=["bm9uc2Vuc2U="])


def test_a_deny_wins_over_a_grant(admin, key, user_with):
    ann = user_with()
    admin.kms.create_grant(KeyId=key, GranteePrincipal=ann.arn, Operations=["Encrypt"])
    ann.kms.encrypt(KeyId=key, Plaintext=b"x")
    admin.kms.put_key_policy(KeyId=key, Policy=document(
        account_statement(admin), statement("Deny", "kms:Encrypt", Principal={"AWS": ann.arn})))
    with refused("AccessDeniedException", 400, "with an explicit deny in a resource-based policy"):
        ann.kms.encrypt(KeyId=key, Plaintext=b"x")


def test_the_audit_log_tells_the_context_and_no_secret(admin, key):
    secret = os.urandom(30)
    context = {"tenant_id": "red"}
    blob = admin.kms.encrypt(KeyId=key, Plaintext=secret, EncryptionContext=context)["CiphertextBlob"]
    admin.kms.decrypt(CiphertextBlob=blob, EncryptionContext=context)
    made = admin.kms.generate_data_key(KeyId=key, KeySpec="AES_256", EncryptionContext=context)
    (encrypting,), (decrypting,), (generating,) = (
        events(admin, name, key) for name in ("Encrypt", "Decrypt", "GenerateDataKey"))
    assert encrypting["requestParameters"] == {"keyId": key, "encryptionContext": context}
    assert decrypting["requestParameters"] == {"encryptionContext": context}
    assert generating["requestParameters"] == {"keyId": key, "keySpec": "AES_256", "encryptionContext": context}
    text = str([encrypting, decrypting, generating])
    for value in (secret, blob, made["Plaintext"], made["CiphertextBlob"]):
        assert base64.b64encode(value).decode() not in text
    assert all(event["readOnly"] and event["responseElements"] is None for event in (encrypting, decrypting))
    assert decrypting["resources"][0]["type"] == "AWS::KMS::Key"
    given = admin.kms.create_grant(
        KeyId=key, GranteePrincipal=admin.arn, Operations=["Decrypt"])
    (granting,) = events(admin, "CreateGrant", key)
    assert granting["responseElements"] == {"grantId": given["GrantId"]}
    assert given["GrantToken"] not in str(granting)
