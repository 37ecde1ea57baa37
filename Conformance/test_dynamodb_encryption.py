"""Tables encrypted with a key of KMS; the audit log and the files tell who used it and show no item."""

import json

import boto3
import botocore.session
import pytest
from dynamodb_encryption_sdk.encrypted.client import EncryptedClient
from dynamodb_encryption_sdk.encrypted.table import EncryptedTable
from dynamodb_encryption_sdk.material_providers.aws_kms import AwsKmsCryptographicMaterialsProvider

from support import audit
from support.clients import refused
from support.policies import allow, document, statement
from support.tables import create, everything, put, settled, typed

KEY = typed({"pk": "k"})


@pytest.fixture
def key(admin):
    return admin.client("kms").create_key(Description="for a table")["KeyMetadata"]["Arn"]


def encrypted(arn):
    return {"SSESpecification": {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": arn}}


def test_a_disabled_key_stops_the_table(admin, table, key):
    name = table("pk:S", globals={"by-x": ("x:S",)}, **encrypted(key))
    described = settled(admin, name)["SSEDescription"]
    assert described == {"Status": "ENABLED", "SSEType": "KMS", "KMSMasterKeyArn": key}
    put(admin, name, {"pk": "k", "x": "1"})
    admin.client("kms").disable_key(KeyId=key)
    for operation, parameters in (
            ("GetItem", {"Key": KEY}), ("PutItem", {"Item": KEY}), ("DeleteItem", {"Key": KEY}), ("Scan", {}),
            ("UpdateItem", {"Key": KEY}), ("Scan", {"IndexName": "by-x"})):
        with refused(("AccessDeniedException", "ValidationException", "InaccessibleEncryptionCredentialsException",
                      "KMSAccessDeniedException", "DisabledException"), 400):
            admin.call("dynamodb", operation, TableName=name, **parameters)
    admin.client("kms").enable_key(KeyId=key)
    assert everything(admin, TableName=name) == [{"pk": "k", "x": "1"}]


def test_the_key_is_used_by_dynamodb_for_the_table(admin, table, key):
    name = table("pk:S", **encrypted(key))
    put(admin, name, {"pk": "k"})
    events = [
        json.loads(event["CloudTrailEvent"]) for event in admin.cloudtrail.lookup_events(
            LookupAttributes=[{"AttributeKey": "ResourceName", "AttributeValue": key}])["Events"]]
    used = [event for event in events if event["eventName"] in ("GenerateDataKey", "Decrypt")]
    assert used and all(event["userIdentity"].get("invokedBy") == "dynamodb.amazonaws.com" for event in used)
    assert {json.dumps(event["requestParameters"]["encryptionContext"], sort_keys=True) for event in used} == {
        json.dumps({"aws:dynamodb:subscriberId": admin.account, "aws:dynamodb:tableName": name}, sort_keys=True)}


def test_the_caller_needs_the_key_through_dynamodb_only(admin, table, user_with, key):
    name = table("pk:S", **encrypted(key))
    put(admin, name, {"pk": "k"})
    via = {"StringEquals": {"kms:ViaService": "dynamodb.us-east-1.amazonaws.com"}}
    reader = user_with(document(
        statement("Allow", "dynamodb:GetItem", "*"), statement("Allow", ["kms:Decrypt"], key, Condition=via)))
    assert reader.dynamodb.get_item(TableName=name, Key=KEY)["Item"] == KEY
    blob = admin.client("kms").encrypt(KeyId=key, Plaintext=b"direct")["CiphertextBlob"]
    with refused("AccessDeniedException", 400):
        reader.client("kms").decrypt(CiphertextBlob=blob)


def test_a_key_that_cannot_be_used_makes_no_table(admin, user_with, unique, key):
    with refused("ValidationException", 400):
        create(admin, unique("table"), "pk:S", **encrypted(key[:-12] + "000000000000"))
    keyless = user_with(allow("dynamodb:*"))
    with refused(("AccessDeniedException", "ValidationException"), 400):
        create(keyless, unique("table"), "pk:S", **encrypted(key))
    admin.client("kms").disable_key(KeyId=key)
    with refused("ValidationException", 400):
        create(admin, unique("table"), "pk:S", **encrypted(key))


def test_a_table_changes_its_key(admin, table, key):
    name = table("pk:S")
    assert "SSEDescription" not in settled(admin, name)
    put(admin, name, {"pk": "before"})
    admin.dynamodb.update_table(TableName=name, **encrypted(key))
    assert settled(admin, name)["SSEDescription"]["KMSMasterKeyArn"] == key
    put(admin, name, {"pk": "between"})
    second = admin.client("kms").create_key()["KeyMetadata"]["Arn"]
    admin.dynamodb.update_table(TableName=name, **encrypted(second))
    assert settled(admin, name)["SSEDescription"]["KMSMasterKeyArn"] == second
    assert {item["pk"] for item in everything(admin, TableName=name)} == {"before", "between"}


def test_neither_files_nor_log_nor_events_hold_items(plane, admin, table):
    name = table("pk:S")
    secret = "a-value-that-is-to-be-found-nowhere"
    made = admin.dynamodb.put_item(TableName=name, Item=typed({"pk": "k", "v": secret}))
    with refused("ConditionalCheckFailedException", 400) as refusal:
        admin.dynamodb.update_item(
            TableName=name, Key=KEY, ConditionExpression="v <> :v", ExpressionAttributeValues=typed({":v": secret}))
    assert secret not in str(refusal.response)
    event = audit.record(plane.home, made["ResponseMetadata"]["RequestId"])
    assert event["requestParameters"]["tableName"] == name
    for path in plane.home.rglob("*"):
        assert not path.is_file() or secret.encode() not in path.read_bytes(), path.name
    assert all(secret not in text for text in audit.texts(plane.home)) and secret not in plane.log_text()


SECRET = "a-value-that-only-the-caller-is-told"


@pytest.mark.parametrize("parameters", [
    {"Item": KEY | {"v": {"SS": [SECRET, SECRET]}}},
    {"Item": KEY | {"v": {"N": SECRET}}},
    {"Item": KEY, "ConditionExpression": "v BETWEEN :a AND :b",
     "ExpressionAttributeValues": typed({":a": "b", ":b": SECRET})},
    {"Item": KEY, "Expected": {"v": {
        "ComparisonOperator": "BETWEEN", "AttributeValueList": [{"S": "b"}, {"S": SECRET}]}}},
], ids=["set", "number", "expression", "legacy"])
def test_what_an_error_repeats_stays_out_of_the_log(plane, admin, table, parameters):
    """AWS's words repeat some values to whoever sent them; what is kept of the call does not."""
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.put_item(TableName=table("pk:S"), **parameters)
    event = audit.record(plane.home, refusal.response["ResponseMetadata"]["RequestId"])
    assert event["errorCode"].startswith("Validation") and SECRET not in json.dumps(event)
    assert SECRET not in plane.log_text()


# The encryption client, unmodified


@pytest.fixture
def vault(plane, admin, table, key, monkeypatch):
    for name, value in (plane.exported() | admin.credentials.environment()).items():
        monkeypatch.setenv(name, value)
    name = table("pk:S", "sk:N")
    session = botocore.session.Session()
    return name, boto3.session.Session(botocore_session=session), AwsKmsCryptographicMaterialsProvider(
        key_id=key, botocore_session=session)


VALUES = {"s": "text", "n": 12345678901234567890, "b": b"\x00\xff", "l": [1, {"m": None}], "set": {"a", "b"}, "t": True}


def test_the_encryption_client_goes_round(admin, vault):
    name, session, provider = vault
    table = EncryptedTable(table=session.resource("dynamodb").Table(name), materials_provider=provider)
    item = {"pk": "p", "sk": 1} | VALUES
    table.put_item(Item=item)
    read = table.get_item(Key={"pk": "p", "sk": 1})["Item"]
    assert {part: value.value if part == "b" else value for part, value in read.items()} == item
    held = admin.dynamodb.get_item(TableName=name, Key=typed({"pk": "p", "sk": 1}))["Item"]
    assert {part for part, value in held.items() if "B" not in value} == {"pk", "sk"}
    with table.batch_writer() as batch:
        for n in range(2, 32):
            batch.put_item(Item={"pk": "p", "sk": n, "s": f"text {n}"})
    found = table.query(KeyConditionExpression=boto3.dynamodb.conditions.Key("pk").eq("p"))["Items"]
    assert [part["s"] for part in found] == ["text", *(f"text {n}" for n in range(2, 32))]


def test_the_encryption_client_and_the_low_level_client(vault):
    name, session, provider = vault
    client = EncryptedClient(client=session.client("dynamodb"), materials_provider=provider)
    item = typed({"pk": "p", "sk": 1, "s": "text"})
    client.put_item(TableName=name, Item=item)
    assert client.get_item(TableName=name, Key=typed({"pk": "p", "sk": 1}))["Item"] == item
    assert client.batch_get_item(
        RequestItems={name: {"Keys": [typed({"pk": "p", "sk": 1})]}})["Responses"][name] == [item]
    pages = client.get_paginator("scan").paginate(TableName=name)
    assert [found for page in pages for found in page["Items"]] == [item]
