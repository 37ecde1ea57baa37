"""KMS's keys, aliases, policies, tags and their life, by boto3."""

import datetime
import json

import pytest

from support.clients import refused
from support.keys import make_key
from support.plane import REGION
from support.policies import document, statement


def pages(method, member, **parameters):
    found, marker = [], {}
    while True:
        page = method(**parameters, **marker)
        found += page[member]
        if not page["Truncated"]:
            assert "NextMarker" not in page
            return found
        marker = {"Marker": page["NextMarker"]}


def test_a_key_is_made_described_and_listed(admin):
    made = admin.kms.create_key(Description="first", Tags=[{"TagKey": "team", "TagValue": "blue"}])["KeyMetadata"]
    described = admin.kms.describe_key(KeyId=made["Arn"])["KeyMetadata"]
    assert described == made
    assert isinstance(made.pop("CreationDate"), datetime.datetime) and len(made.pop("CurrentKeyMaterialId")) == 64
    key = made["KeyId"]
    assert made == {
        "AWSAccountId": admin.account, "KeyId": key, "Arn": f"arn:aws:kms:{REGION}:{admin.account}:key/{key}",
        "Enabled": True, "Description": "first", "KeyUsage": "ENCRYPT_DECRYPT", "KeyState": "Enabled",
        "Origin": "AWS_KMS", "KeyManager": "CUSTOMER", "CustomerMasterKeySpec": "SYMMETRIC_DEFAULT",
        "KeySpec": "SYMMETRIC_DEFAULT", "EncryptionAlgorithms": ["SYMMETRIC_DEFAULT"], "MultiRegion": False}
    assert {"KeyId": key, "KeyArn": made["Arn"]} in pages(admin.kms.list_keys, "Keys", Limit=2)
    admin.kms.update_key_description(KeyId=key, Description="second")
    assert admin.kms.describe_key(KeyId=key)["KeyMetadata"]["Description"] == "second"
    admin.kms.tag_resource(KeyId=key, Tags=[{"TagKey": "a", "TagValue": "b"}])
    admin.kms.untag_resource(KeyId=key, TagKeys=["team"])
    assert pages(admin.kms.list_resource_tags, "Tags", KeyId=key) == [{"TagKey": "a", "TagValue": "b"}]


def test_states_follow_each_other(admin):
    key = make_key(admin)
    arn = admin.kms.describe_key(KeyId=key)["KeyMetadata"]["Arn"]
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"x")["CiphertextBlob"]
    admin.kms.disable_key(KeyId=key)
    with refused("DisabledException", 400, f"{arn} is disabled."):
        admin.kms.decrypt(CiphertextBlob=blob)
    admin.kms.enable_key(KeyId=key)
    answer = admin.kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    assert (answer["KeyState"], answer["KeyId"], answer["PendingWindowInDays"]) == ("PendingDeletion", arn, 7)
    with refused("KMSInvalidStateException", 400, f"{arn} is pending deletion."):
        admin.kms.decrypt(CiphertextBlob=blob)
    assert admin.kms.cancel_key_deletion(KeyId=key)["KeyId"] == arn
    with refused("KMSInvalidStateException", 400, f"{arn} is not pending deletion."):
        admin.kms.cancel_key_deletion(KeyId=key)
    assert admin.kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"] == "Disabled"
    admin.kms.enable_key(KeyId=key)
    assert admin.kms.decrypt(CiphertextBlob=blob)["Plaintext"] == b"x"


def test_an_alias_stands_for_a_key(admin, unique):
    name = "alias/" + unique("alias")
    one, two = make_key(admin), make_key(admin)
    admin.kms.create_alias(AliasName=name, TargetKeyId=one)
    with refused("AlreadyExistsException", 400, f"{name} already exists"):
        admin.kms.create_alias(AliasName=name, TargetKeyId=two)
    blob = admin.kms.encrypt(KeyId=name, Plaintext=b"x")["CiphertextBlob"]
    admin.kms.update_alias(AliasName=name, TargetKeyId=two)
    listed = pages(admin.kms.list_aliases, "Aliases", KeyId=two)
    assert [alias["AliasName"] for alias in listed] == [name]
    with refused("IncorrectKeyException", 400):
        admin.kms.decrypt(CiphertextBlob=blob, KeyId=name)
    admin.kms.delete_alias(AliasName=name)
    with refused("NotFoundException", 400, f"Alias arn:aws:kms:{REGION}:{admin.account}:{name} is not found."):
        admin.kms.describe_key(KeyId=name)


def test_a_key_policy_decides(admin, user_with):
    key = make_key(admin)
    ann = user_with()
    standard = json.loads(admin.kms.get_key_policy(KeyId=key)["Policy"])
    assert standard["Id"] == "key-default-1" and standard["Statement"][0]["Action"] == "kms:*"
    assert admin.kms.list_key_policies(KeyId=key)["PolicyNames"] == ["default"]
    account = statement("Allow", "kms:*", Principal={"AWS": f"arn:aws:iam::{admin.account}:root"})
    admin.kms.put_key_policy(KeyId=key, Policy=document(
        account, statement("Allow", "kms:Encrypt", Principal={"AWS": ann.arn})))
    ann.kms.encrypt(KeyId=key, Plaintext=b"x")
    with refused("AccessDeniedException", 400):
        ann.kms.describe_key(KeyId=key)
    with refused("MalformedPolicyDocumentException", 400, "will not allow you to update the key policy"):
        admin.kms.put_key_policy(KeyId=key, Policy=document(statement("Allow", "kms:*", Principal={"AWS": ann.arn})))
    with refused("MalformedPolicyDocumentException", 400, "invalid principals"):
        admin.kms.put_key_policy(KeyId=key, Policy=document(
            account, statement("Allow", "kms:Encrypt", Principal={"AWS": ann.arn + "-nobody"})))


def test_rotation_by_schedule_and_on_demand(admin):
    key = make_key(admin)
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"before")["CiphertextBlob"]
    admin.kms.enable_key_rotation(KeyId=key, RotationPeriodInDays=90)
    status = admin.kms.get_key_rotation_status(KeyId=key)
    assert status["KeyRotationEnabled"] and status["RotationPeriodInDays"] == 90 and status["NextRotationDate"]
    admin.kms.rotate_key_on_demand(KeyId=key)
    rotations = pages(admin.kms.list_key_rotations, "Rotations", KeyId=key)
    assert [rotation["RotationType"] for rotation in rotations] == ["ON_DEMAND"]
    everything = admin.kms.list_key_rotations(KeyId=key, IncludeKeyMaterial="ALL_KEY_MATERIAL")["Rotations"]
    assert [rotation["KeyMaterialState"] for rotation in everything] == ["NON_CURRENT", "CURRENT"]
    assert admin.kms.decrypt(CiphertextBlob=blob)["KeyMaterialId"] == everything[0]["KeyMaterialId"]
    admin.kms.disable_key_rotation(KeyId=key)
    assert admin.kms.get_key_rotation_status(KeyId=key)["KeyRotationEnabled"] is False


def test_last_use_is_told(admin):
    key = make_key(admin)
    assert "Operation" not in admin.kms.get_key_last_usage(KeyId=key).get("KeyLastUsage", {})
    answer = admin.kms.encrypt(KeyId=key, Plaintext=b"x")
    use = admin.kms.get_key_last_usage(KeyId=key)["KeyLastUsage"]
    assert use["Operation"] == "Encrypt"
    assert use["KmsRequestId"] == answer["ResponseMetadata"]["RequestId"]


@pytest.mark.parametrize("key, code, text", [
    ("nothing", "NotFoundException", "Invalid keyId 'nothing'"),
    ("1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException", "does not exist"),
    ("alias/none", "NotFoundException", "alias/none is not found."),
    ("arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab", "NotFoundException",
     "Invalid arn eu-west-1"),
])
def test_what_is_not_there_is_named(admin, key, code, text):
    with refused(code, 400, text):
        admin.kms.describe_key(KeyId=key)


def test_a_multi_region_key_works_in_all_of_them(admin):
    key = make_key(admin, MultiRegion=True)
    there = admin.elsewhere("us-west-2")
    replica = admin.kms.replicate_key(KeyId=key, ReplicaRegion="us-west-2")["ReplicaKeyMetadata"]
    assert replica["KeyId"] == key and replica["MultiRegionConfiguration"]["MultiRegionKeyType"] == "REPLICA"
    blob = admin.kms.encrypt(KeyId=key, Plaintext=b"x", EncryptionContext={"a": "b"})["CiphertextBlob"]
    plain = there.kms.decrypt(CiphertextBlob=blob, EncryptionContext={"a": "b"})
    assert plain["Plaintext"] == b"x" and ":us-west-2:" in plain["KeyId"]
    admin.kms.update_primary_region(KeyId=key, PrimaryRegion="us-west-2")
    regions = there.kms.describe_key(KeyId=key)["KeyMetadata"]["MultiRegionConfiguration"]
    assert regions["MultiRegionKeyType"] == "PRIMARY" and regions["ReplicaKeys"][0]["Region"] == REGION
    assert there.kms.schedule_key_deletion(KeyId=key)["KeyState"] == "PendingReplicaDeletion"
