"""Items: every type exactly, every limit, and what each write returns."""

from decimal import Decimal

import pytest
from boto3.dynamodb.types import Binary

from support.clients import refused
from support.tables import create, plain, typed

INVALID = "One or more parameter values were invalid: "
KEY = {"pk": {"S": "k"}}


@pytest.fixture(scope="module")
def things(admin):
    return create(admin, "items-of-every-type", "pk:S")


def stored(admin, name, value):
    """What comes back of a typed value that was put."""
    admin.dynamodb.put_item(TableName=name, Item=KEY | {"v": value})
    return admin.dynamodb.get_item(TableName=name, Key=KEY, ConsistentRead=True)["Item"]["v"]


WHOLE = {
    "string": {"S": "grüße ☃ \u0000 \U0001F512"}, "empty string": {"S": ""}, "number": {"N": "42"},
    "binary": {"B": bytes(range(256))}, "empty binary": {"B": b""}, "true": {"BOOL": True}, "false": {"BOOL": False},
    "null": {"NULL": True}, "list": {"L": [{"S": "a"}, {"L": []}, {"M": {}}, {"NULL": True}]},
    "map": {"M": {"": {"S": "a name of nothing"}, "a.b": {"M": {"[0]": {"N": "1"}}}}},
}


@pytest.mark.parametrize("kind", WHOLE)
def test_every_type_comes_back_as_it_was(admin, things, kind):
    assert stored(admin, things, WHOLE[kind]) == WHOLE[kind]


@pytest.mark.parametrize("kind, members", [
    ("SS", ["b", "a", "", "ä"]), ("NS", ["3", "-1", "0.5"]), ("BS", [b"\xff", b"", b"\x00\x01"])])
def test_sets_come_back_without_order(admin, things, kind, members):
    assert sorted(stored(admin, things, {kind: members})[kind]) == sorted(members)


@pytest.mark.parametrize("told, kept", [
    ("0", "0"), ("-0", "0"), ("00012", "12"), ("1.50", "1.5"), ("1e3", "1000"), ("1E-3", "0.001"), ("+5", "5"),
    ("12345678901234567890123456789012345678", "12345678901234567890123456789012345678"),
    ("0.12345678901234567890123456789012345678", "0.12345678901234567890123456789012345678"),
    ("-1234567890123456789.0123456789012345678", "-1234567890123456789.0123456789012345678"),
])
def test_numbers_are_exact(admin, things, told, kept):
    assert stored(admin, things, {"N": told})["N"] == kept


@pytest.mark.parametrize("told", [
    "9.9999999999999999999999999999999999999E+125", "-9.9999999999999999999999999999999999999E+125", "1E-130", "-1E-130"])
def test_numbers_reach_far(admin, things, told):
    assert Decimal(stored(admin, things, {"N": told})["N"]) == Decimal(told)


@pytest.mark.parametrize("told, message", [
    ("1E126", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
    ("-1E126", "Number overflow. Attempting to store a number with magnitude larger than supported range"),
    ("1E-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range"),
    ("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number"),
    ("1.00000000000000000000000000000000000001", "Attempting to store more than 38 significant digits in a Number"),
    ("abc", "The parameter cannot be converted to a numeric value: abc"),
    ("1,5", "The parameter cannot be converted to a numeric value: 1,5"),
    ("NaN", "The parameter cannot be converted to a numeric value: NaN"),
    ("", "The parameter cannot be converted to a numeric value"),
])
def test_what_is_no_number(admin, things, told, message):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.put_item(TableName=things, Item=KEY | {"v": {"N": told}})
    assert refusal.message == message


@pytest.mark.parametrize("value, message", [
    ({"SS": ["a", "a"]}, INVALID + "Input collection [a, a] contains duplicates."),
    ({"NS": ["1", "1.0"]}, INVALID + "Input collection [1, 1.0] contains duplicates."),
    ({"SS": []}, INVALID + "An string set  may not be empty"),
    ({"NS": []}, INVALID + "An number set  may not be empty"),
    ({"BS": []}, INVALID + "Binary sets should not be empty"),
    ({"NULL": False}, INVALID + "Null attribute value types must have the value of true"),
    ({}, "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"),
    ({"S": "a", "N": "1"},
     "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes"),
])
def test_what_is_no_value(admin, things, value, message):
    with refused("ValidationException", 400) as refusal:
        admin.unchecked().dynamodb.put_item(TableName=things, Item=KEY | {"v": value})
    assert refusal.message == message


def nested(depth):
    value = {"S": "x"}
    for _ in range(depth):
        value = {"L": [value]}
    return value


def test_values_nest_32_levels_deep(admin, things):
    assert stored(admin, things, nested(31)) == nested(31)
    with refused("ValidationException", 400, "Nesting Levels have exceeded supported limits"):
        admin.dynamodb.put_item(TableName=things, Item=KEY | {"v": nested(33)})


LARGEST = 400 * 1024


def test_an_item_has_400_kilobytes(admin, things):
    names = len("pk") + len("k") + len("v")
    assert len(stored(admin, things, {"S": "x" * (LARGEST - names)})["S"]) == LARGEST - names
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.put_item(TableName=things, Item=KEY | {"v": {"S": "x" * (LARGEST - names + 1)}})
    assert refusal.message == "Item size has exceeded the maximum allowed size"
    # Bytes count, not characters.
    with refused("ValidationException", 400):
        admin.dynamodb.put_item(TableName=things, Item=KEY | {"v": {"S": "ä" * (LARGEST // 2)}})
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.update_item(
            TableName=things, Key=KEY, UpdateExpression="SET w = :w", ExpressionAttributeValues={":w": {"S": "more"}})
    assert refusal.message == "Item size to update has exceeded the maximum allowed size"


KEYS = [
    ({}, "GetItem", "The provided key element does not match the schema"),
    ({"pk": {"N": "1"}}, "GetItem", "The provided key element does not match the schema"),
    ({"pk": {"S": "a"}, "more": {"S": "b"}}, "GetItem", "The number of conditions on the keys is invalid"),
    ({"other": {"S": "a"}}, "DeleteItem", "The provided key element does not match the schema"),
    ({"pk": {"S": ""}}, "GetItem",
     "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
     "string value. Key: pk"),
    ({"other": {"S": "a"}}, "PutItem", INVALID + "Missing the key pk in the item"),
    ({"pk": {"N": "1"}}, "PutItem", INVALID + "Type mismatch for key pk expected: S actual: N"),
    ({"pk": {"S": ""}}, "PutItem",
     "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty "
     "string value. Key: pk"),
    ({"pk": {"S": "x" * 2049}}, "PutItem", INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes"),
]


@pytest.mark.parametrize("key, operation, message", KEYS)
def test_what_is_no_key(admin, things, key, operation, message):
    with refused("ValidationException", 400) as refusal:
        admin.call("dynamodb", operation, TableName=things, **{"Item" if operation == "PutItem" else "Key": key})
    assert refusal.message == message


def test_sort_keys_have_1024_bytes(admin, table):
    name = table("pk:S", "sk:B")
    admin.dynamodb.put_item(TableName=name, Item={"pk": {"S": "x" * 2048}, "sk": {"B": b"y" * 1024}})
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.put_item(TableName=name, Item={"pk": {"S": "x"}, "sk": {"B": b"y" * 1025}})
    assert refusal.message == INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"


@pytest.mark.parametrize("first, second", [("1", "1.0"), ("100", "1e2"), ("0", "-0")])
def test_equal_numbers_are_one_key(admin, table, first, second):
    name = table("n:N")
    admin.dynamodb.put_item(TableName=name, Item={"n": {"N": first}, "v": {"S": "first"}})
    admin.dynamodb.put_item(TableName=name, Item={"n": {"N": second}, "v": {"S": "second"}})
    assert admin.dynamodb.scan(TableName=name)["Items"] == [{"n": {"N": first}, "v": {"S": "second"}}]


def test_what_put_and_delete_return(admin, table):
    name = table("pk:S")
    dynamodb = admin.dynamodb
    old, new = KEY | {"v": {"N": "1"}}, KEY | {"v": {"N": "2"}}
    assert "Attributes" not in dynamodb.put_item(TableName=name, Item=old, ReturnValues="ALL_OLD")
    assert dynamodb.put_item(TableName=name, Item=new, ReturnValues="ALL_OLD")["Attributes"] == old
    assert "Attributes" not in dynamodb.put_item(TableName=name, Item=new)
    assert dynamodb.delete_item(TableName=name, Key=KEY, ReturnValues="ALL_OLD")["Attributes"] == new
    assert "Attributes" not in dynamodb.delete_item(TableName=name, Key=KEY, ReturnValues="ALL_OLD")
    assert "Item" not in dynamodb.get_item(TableName=name, Key=KEY)
    for operation, item in (("PutItem", {"Item": old}), ("DeleteItem", {"Key": KEY})):
        with refused("ValidationException", 400) as refusal:
            admin.call("dynamodb", operation, TableName=name, ReturnValues="ALL_NEW", **item)
        assert refusal.message == "Return values set to invalid value" or "ReturnValues" in refusal.message


@pytest.mark.parametrize("asked, returned", [
    ("NONE", None), ("ALL_OLD", {"pk": "k", "a": 1, "b": 2}), ("UPDATED_OLD", {"a": 1}),
    ("ALL_NEW", {"pk": "k", "a": 5, "b": 2, "c": 6}), ("UPDATED_NEW", {"a": 5, "c": 6})])
def test_what_update_returns(admin, table, asked, returned):
    name = table("pk:S")
    admin.dynamodb.put_item(TableName=name, Item=typed({"pk": "k", "a": 1, "b": 2}))
    told = admin.dynamodb.update_item(
        TableName=name, Key=KEY, UpdateExpression="SET a = :five, c = :six", ReturnValues=asked,
        ExpressionAttributeValues=typed({":five": 5, ":six": 6}))
    assert (plain(told["Attributes"]) if "Attributes" in told else None) == returned


def test_nested_updates_return_their_path_only(admin, table):
    name = table("pk:S")
    admin.dynamodb.put_item(TableName=name, Item=typed({"pk": "k", "m": {"x": 1, "y": 2}, "l": [1, 2, 3]}))
    told = admin.dynamodb.update_item(
        TableName=name, Key=KEY, UpdateExpression="SET m.x = :n, l[1] = :n", ReturnValues="UPDATED_NEW",
        ExpressionAttributeValues=typed({":n": 9}))
    assert plain(told["Attributes"]) == {"m": {"x": 9}, "l": [9]}


def test_update_makes_what_is_not_there(admin, table):
    name = table("pk:S")
    admin.dynamodb.update_item(TableName=name, Key=KEY)
    assert admin.dynamodb.get_item(TableName=name, Key=KEY)["Item"] == KEY
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.update_item(
            TableName=name, Key=KEY, UpdateExpression="SET pk = :v", ExpressionAttributeValues={":v": {"S": "x"}})
    assert refusal.message == INVALID + "Cannot update attribute pk. This attribute is part of the key"


def test_a_failed_condition_tells_the_item_when_asked(admin, table):
    name = table("pk:S")
    item = KEY | {"v": {"S": "held"}}
    admin.dynamodb.put_item(TableName=name, Item=item)
    never = {"ConditionExpression": "attribute_not_exists(pk)"}
    for operation, parameters in (("PutItem", {"Item": KEY}), ("DeleteItem", {"Key": KEY}), ("UpdateItem", {"Key": KEY})):
        with refused("ConditionalCheckFailedException", 400) as refusal:
            admin.call("dynamodb", operation, TableName=name, **parameters | never)
        assert refusal.message == "The conditional request failed" and "Item" not in refusal.response
        with refused("ConditionalCheckFailedException", 400) as refusal:
            admin.call("dynamodb", operation, TableName=name,
                       ReturnValuesOnConditionCheckFailure="ALL_OLD", **parameters | never)
        assert refusal.response["Item"] == item


@pytest.mark.parametrize("size, read, eventual, write", [
    (10, 1, 0.5, 1), (1024, 1, 0.5, 1), (1025, 1, 0.5, 2), (4096, 1, 0.5, 4), (4097, 2, 1, 5), (10_000, 3, 1.5, 10)])
def test_consumed_capacity(admin, table, size, read, eventual, write):
    name = table("pk:S")
    item = KEY | {"v": {"S": "x" * (size - 4)}}
    asked = {"TableName": name, "ReturnConsumedCapacity": "TOTAL"}
    units = {
        "put": admin.dynamodb.put_item(Item=item, **asked),
        "strong": admin.dynamodb.get_item(Key=KEY, ConsistentRead=True, **asked),
        "eventual": admin.dynamodb.get_item(Key=KEY, **asked),
        "scan": admin.dynamodb.scan(**asked, ConsistentRead=True),
        "delete": admin.dynamodb.delete_item(Key=KEY, **asked)}
    assert {kind: told["ConsumedCapacity"]["CapacityUnits"] for kind, told in units.items()} == {
        "put": write, "strong": read, "eventual": eventual, "scan": read, "delete": write}
    assert {told["ConsumedCapacity"]["TableName"] for told in units.values()} <= {
        name, f"arn:aws:dynamodb:us-east-1:{admin.account}:table/{name}"}


def test_consumed_capacity_by_index(admin, table):
    name = table("pk:S", globals={"by-x": ("x:S",)})
    told = admin.dynamodb.put_item(
        TableName=name, Item=KEY | {"x": {"S": "a"}}, ReturnConsumedCapacity="INDEXES")["ConsumedCapacity"]
    assert told["CapacityUnits"] == 2 and told["Table"]["CapacityUnits"] == 1
    assert told["GlobalSecondaryIndexes"]["by-x"]["CapacityUnits"] == 1


def test_projections_of_get(admin, things):
    admin.dynamodb.put_item(TableName=things, Item=typed({
        "pk": "k", "a": {"b": [1, {"c": 2}, 3], "d": 4}, "e": Binary(b"x")}))
    told = admin.dynamodb.get_item(
        TableName=things, Key=KEY, ProjectionExpression="a.b[1].c, #e, gone, a.b[0]",
        ExpressionAttributeNames={"#e": "e"})["Item"]
    assert plain(told) == {"a": {"b": [1, {"c": 2}]}, "e": Binary(b"x")}
