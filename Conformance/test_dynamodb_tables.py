"""Tables: made, described, changed, listed, protected and deleted."""

import datetime

import pytest

from support.clients import Caller, refused
from support.tables import attributes, create, everything, index, put, schema, settled, until

INVALID = "One or more parameter values were invalid: "


def test_a_table_is_described_whole(admin, unique):
    name = unique("table")
    made = admin.dynamodb.create_table(
        TableName=name, KeySchema=schema("pk:S", "sk:N"), AttributeDefinitions=attributes("pk:S", "sk:N"),
        BillingMode="PAY_PER_REQUEST", Tags=[{"Key": "team", "Value": "blue"}])["TableDescription"]
    assert made["TableStatus"] in ("CREATING", "ACTIVE")
    table = settled(admin, name)
    age = datetime.datetime.now(datetime.UTC) - table.pop("CreationDateTime")
    assert abs(age.total_seconds()) < 60 and len(table.pop("TableId")) == 36
    billing = table.pop("BillingModeSummary")
    assert billing["BillingMode"] == "PAY_PER_REQUEST"
    table.pop("WarmThroughput", None)
    assert table == {
        "TableName": name, "TableArn": f"arn:aws:dynamodb:us-east-1:{admin.account}:table/{name}",
        "TableStatus": "ACTIVE", "KeySchema": schema("pk", "sk"), "AttributeDefinitions": attributes("pk:S", "sk:N"),
        "ProvisionedThroughput": {"NumberOfDecreasesToday": 0, "ReadCapacityUnits": 0, "WriteCapacityUnits": 0},
        "ItemCount": 0, "TableSizeBytes": 0, "DeletionProtectionEnabled": False}


def test_a_table_is_found_by_its_arn(admin, table):
    name = table("pk:S")
    arn = settled(admin, name)["TableArn"]
    assert admin.dynamodb.describe_table(TableName=arn)["Table"]["TableName"] == name
    admin.dynamodb.put_item(TableName=arn, Item={"pk": {"S": "a"}})
    assert everything(admin, TableName=name) == [{"pk": "a"}]


def test_provisioned_settings_are_recorded(admin, table):
    name = table("pk:S", BillingMode="PROVISIONED", ProvisionedThroughput={
        "ReadCapacityUnits": 7, "WriteCapacityUnits": 3})
    held = settled(admin, name)["ProvisionedThroughput"]
    assert (held["ReadCapacityUnits"], held["WriteCapacityUnits"]) == (7, 3)
    admin.dynamodb.update_table(TableName=name, ProvisionedThroughput={
        "ReadCapacityUnits": 8, "WriteCapacityUnits": 4})
    held = settled(admin, name)["ProvisionedThroughput"]
    assert (held["ReadCapacityUnits"], held["WriteCapacityUnits"]) == (8, 4)
    admin.dynamodb.update_table(TableName=name, BillingMode="PAY_PER_REQUEST")
    assert settled(admin, name)["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"


def test_the_table_class_is_recorded(admin, table):
    name = table("pk:S", TableClass="STANDARD_INFREQUENT_ACCESS")
    assert settled(admin, name)["TableClassSummary"]["TableClass"] == "STANDARD_INFREQUENT_ACCESS"


MISTAKES = {
    "an attribute without definition": (
        {"KeySchema": schema("pk", "sk")}, "Invalid KeySchema: Some index key attribute have no definition"),
    "a definition too many": (
        {"AttributeDefinitions": attributes("pk:S", "more:S")},
        INVALID + "Number of attributes in KeySchema does not exactly match number of attributes defined in "
        "AttributeDefinitions"),
    "the range key first": (
        {"KeySchema": [{"AttributeName": "pk", "KeyType": "RANGE"}]},
        "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"),
    "two hash keys": (
        {"KeySchema": [{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "HASH"}],
         "AttributeDefinitions": attributes("pk:S", "sk:S")},
        "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type"),
    "one name twice": (
        {"KeySchema": schema("pk", "pk")},
        "Both the Hash Key and the Range Key element in the KeySchema have the same name"),
    "no capacity": (
        {"BillingMode": "PROVISIONED"},
        INVALID + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED"),
    "capacity on demand": (
        {"ProvisionedThroughput": {"ReadCapacityUnits": 1, "WriteCapacityUnits": 1}},
        INVALID + "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is "
        "PAY_PER_REQUEST"),
    "a local index without range key": (
        {"LocalSecondaryIndexes": [index("by-x", "pk", "x")], "AttributeDefinitions": attributes("pk:S", "x:S")},
        INVALID + "Table KeySchema does not have a range key, which is required when specifying a "
        "LocalSecondaryIndex"),
    "an index name twice": (
        {"GlobalSecondaryIndexes": [index("by-x", "x"), index("by-x", "x")],
         "AttributeDefinitions": attributes("pk:S", "x:S")}, INVALID + "Duplicate index name: by-x"),
    "attributes beside ALL": (
        {"GlobalSecondaryIndexes": [index("by-x", "x", include=["y"])],
         "AttributeDefinitions": attributes("pk:S", "x:S")},
        INVALID + "ProjectionType is ALL, but NonKeyAttributes is specified"),
    "INCLUDE of nothing": (
        {"GlobalSecondaryIndexes": [index("by-x", "x", projection="INCLUDE")],
         "AttributeDefinitions": attributes("pk:S", "x:S")},
        INVALID + "ProjectionType is INCLUDE, but NonKeyAttributes is not specified"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_makes_no_table(admin, unique, mistake):
    parameters, message = MISTAKES[mistake]
    asked = {"TableName": unique("table"), "KeySchema": schema("pk"), "AttributeDefinitions": attributes("pk:S"),
             "BillingMode": "PAY_PER_REQUEST"}
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.create_table(**asked | parameters)
    assert refusal.message == message


@pytest.mark.parametrize("name", ["ab", "x" * 256, "with space", "snow☃man"])
def test_what_no_table_is_called(admin, name):
    with refused("ValidationException", 400):
        create(admin.unchecked(), name)


def test_a_name_is_used_once(admin, table):
    name = table()
    with refused("ResourceInUseException", 400) as refusal:
        create(admin, name)
    assert refusal.message == f"Table already exists: {name}"


def test_a_missing_table_is_said_to_be_missing(admin):
    for operation in ("DescribeTable", "DeleteTable"):
        with refused("ResourceNotFoundException", 400) as refusal:
            admin.call("dynamodb", operation, TableName="nothing-here")
        assert refusal.message == "Requested resource not found: Table: nothing-here not found"
    for operation, parameters in (("GetItem", {"Key": {"pk": {"S": "a"}}}), ("PutItem", {"Item": {"pk": {"S": "a"}}}),
                                  ("Scan", {})):
        with refused("ResourceNotFoundException", 400) as refusal:
            admin.call("dynamodb", operation, TableName="nothing-here", **parameters)
        assert refusal.message == "Requested resource not found"


def test_tables_are_listed_in_pages(admin, table):
    made = {table() for _ in range(5)}
    found, more = [], {}
    while True:
        page = admin.dynamodb.list_tables(Limit=2, **more)
        assert len(page["TableNames"]) <= 2
        found += page["TableNames"]
        if "LastEvaluatedTableName" not in page:
            break
        more = {"ExclusiveStartTableName": page["LastEvaluatedTableName"]}
    assert made <= set(found) and found == sorted(found) and len(found) == len(set(found))


def test_a_deleted_table_takes_its_items_along(admin, table, unique):
    name = table("pk:S")
    put(admin, name, *({"pk": f"{number}"} for number in range(30)))
    gone = admin.dynamodb.delete_table(TableName=name)["TableDescription"]
    assert (gone["TableName"], gone["TableStatus"]) == (name, "DELETING")
    admin.dynamodb.get_waiter("table_not_exists").wait(TableName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 30})
    create(admin, name, "other:N")
    assert everything(admin, TableName=name) == []


def test_deletion_protection(admin, table):
    name = table(DeletionProtectionEnabled=True)
    assert settled(admin, name)["DeletionProtectionEnabled"] is True
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.delete_table(TableName=name)
    assert refusal.message == (
        "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.")
    admin.dynamodb.update_table(TableName=name, DeletionProtectionEnabled=False)
    admin.dynamodb.delete_table(TableName=name)


def test_item_count_and_size_are_told(admin, table):
    name = table("pk:S")
    put(admin, name, {"pk": "ab", "n": 1}, {"pk": "cd", "t": "x" * 100})

    def counted():
        found = admin.dynamodb.describe_table(TableName=name)["Table"]
        return found if found["ItemCount"] == 2 else None

    # "ab" + pk, 1 + n; "cd" + pk, 100 + t. A number of one digit takes two bytes.
    assert until(counted, "the items were not counted")["TableSizeBytes"] == (2 + 2 + 1 + 2) + (2 + 2 + 1 + 100)


def test_regions_do_not_share_tables(plane, admin, table):
    name = table("pk:S")
    there = Caller(plane, admin.credentials, admin.observed, region="eu-central-1")
    with refused("ResourceNotFoundException", 400):
        there.dynamodb.describe_table(TableName=name)
    create(there, name, "pk:S")
    put(there, name, {"pk": "there"})
    assert everything(admin, TableName=name) == []
    assert settled(there, name)["TableArn"].startswith("arn:aws:dynamodb:eu-central-1:")


def test_an_update_of_nothing(admin, table):
    with refused("ValidationException", 400):
        admin.dynamodb.update_table(TableName=table())
