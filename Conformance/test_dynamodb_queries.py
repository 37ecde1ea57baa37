"""Query and Scan: order, ranges, pages, segments and counts."""

from decimal import Decimal

import pytest

from support.clients import refused
from support.tables import everything, pages, plain, put, typed


def asked(name, condition="pk = :p", values=None, **more):
    return {"TableName": name, "KeyConditionExpression": condition,
            "ExpressionAttributeValues": typed({":p": "p"} | (values or {}))} | more


@pytest.fixture
def numbered(admin, table):
    name = table("pk:S", "sk:N")
    put(admin, name, *({"pk": partition, "sk": n, "even": n % 2 == 0} for partition in "opq" for n in range(-5, 15)))
    return name


@pytest.mark.parametrize("condition, values, due", [
    ("pk = :p", {}, range(-5, 15)), ("pk = :p AND sk = :a", {":a": 3}, [3]),
    ("pk = :p AND sk < :a", {":a": -2}, [-5, -4, -3]),
    ("pk = :p AND sk <= :a", {":a": -4}, [-5, -4]), ("pk = :p AND sk > :a", {":a": 12}, [13, 14]),
    ("pk = :p AND sk >= :a", {":a": 13}, [13, 14]),
    ("sk BETWEEN :a AND :b AND pk = :p", {":a": -1, ":b": 2}, [-1, 0, 1, 2]),
    ("(pk = :p) AND (sk = :a)", {":a": 99}, []), ("pk=:p and sk>:a", {":a": 13}, [14])])
def test_ranges_of_numbers(admin, numbered, condition, values, due):
    found = [item["sk"] for item in everything(admin, "Query", **asked(numbered, condition, values))]
    assert found == list(due)
    back = everything(admin, "Query", **asked(numbered, condition, values, ScanIndexForward=False))
    assert [item["sk"] for item in back] == list(due)[::-1]


@pytest.mark.parametrize("kind, keys", [
    ("S", ["A", "Z", "a", "aa", "ab", "b", "ß", "☃", "\U0001F512"]),
    ("B", [b"\x00", b"\x00\x00", b"\x01", b"\x7f", b"\x80", b"\xff"]),
    ("N", ["-1e125", "-12.5", "-12", "-1e-130", "0", "1e-130", "0.5", "1", "2", "10",
           "10.00000000000000000000000000000000001", "1e125"])])
def test_sort_keys_are_in_order(admin, table, kind, keys):
    name = table("pk:S", f"sk:{kind}")
    for key in [*keys[1::2], *keys[::2]]:
        admin.dynamodb.put_item(TableName=name, Item={"pk": {"S": "p"}, "sk": {kind: key}})
    found = [item["sk"][kind] for item in admin.dynamodb.query(**asked(name))["Items"]]
    value = Decimal if kind == "N" else lambda key: key
    assert [value(key) for key in found] == [value(key) for key in keys]


def test_prefixes(admin, table):
    name = table("pk:S", "sk:S")
    put(admin, name, *({"pk": "p", "sk": sk} for sk in ("a", "ab", "abc", "abd", "ac", "b")))
    found = everything(admin, "Query", **asked(name, "pk = :p AND begins_with(sk, :a)", {":a": "ab"}))
    assert [item["sk"] for item in found] == ["ab", "abc", "abd"]


@pytest.mark.parametrize("limit", [1, 3, 20, 21])
@pytest.mark.parametrize("forward", [True, False])
def test_pages_join_without_a_gap(admin, numbered, limit, forward):
    found = list(pages(admin, "Query", **asked(numbered, Limit=limit, ScanIndexForward=forward)))
    numbers = [int(plain(item)["sk"]) for page in found for item in page["Items"]]
    assert numbers == sorted(range(-5, 15), reverse=not forward)
    assert all(page["Count"] <= limit for page in found)
    assert all(page["LastEvaluatedKey"] == {part: page["Items"][-1][part] for part in ("pk", "sk")} for page in found[:-1])


def test_filters_come_after_the_limit(admin, numbered):
    page = admin.dynamodb.query(**asked(
        numbered, values={":e": True}, FilterExpression="even = :e", Limit=5))
    assert (page["ScannedCount"], page["Count"]) == (5, 2) and page["LastEvaluatedKey"]["sk"] == {"N": "-1"}


def test_counts_without_items(admin, numbered):
    page = admin.dynamodb.query(**asked(numbered, Select="COUNT"))
    assert (page["Count"], page["ScannedCount"]) == (20, 20) and "Items" not in page
    assert admin.dynamodb.scan(TableName=numbered, Select="COUNT")["Count"] == 60


def test_projections(admin, numbered):
    found = everything(admin, "Query", **asked(numbered, "pk = :p AND sk < :a", {":a": -3}, ProjectionExpression="sk"))
    assert found == [{"sk": -5}, {"sk": -4}]


def test_a_starting_key_need_not_exist(admin, numbered):
    start = typed({"pk": "p", "sk": 10}) | {"sk": {"N": "10.5"}}
    assert [int(plain(item)["sk"]) for item in admin.dynamodb.query(
        **asked(numbered, ExclusiveStartKey=start))["Items"]] == [11, 12, 13, 14]


@pytest.mark.parametrize("parameters, message", [
    ({"KeyConditionExpression": "sk = :p"}, "Query condition missed key schema element: pk"),
    ({"KeyConditionExpression": "pk > :p"}, "Query key condition not supported"),
    ({"KeyConditionExpression": "pk = :p AND sk <> :p"},
     "Invalid operator used in KeyConditionExpression: <>"),
    ({"KeyConditionExpression": "pk = :p OR sk = :p"}, "Invalid operator used in KeyConditionExpression: OR"),
    ({"KeyConditionExpression": "pk = :p AND even = :p"}, "Query condition missed key schema element: sk"),
    ({"KeyConditionExpression": "pk = :p AND sk = :p"},
     "One or more parameter values were invalid: Condition parameter type does not match schema type"),
    ({"KeyConditionExpression": ""}, "Invalid KeyConditionExpression: The expression can not be empty;"),
    ({"KeyConditionExpression": "pk = :p", "FilterExpression": "sk > :p"},
     "Filter Expression can only contain non-primary key attributes: Primary key attribute: sk"),
    ({"KeyConditionExpression": "pk = :p", "IndexName": "none"}, "The table does not have the specified index: none"),
    ({"KeyConditionExpression": "pk = :p", "ExclusiveStartKey": {"pk": {"S": "p"}}},
     "The provided starting key is invalid"),
    ({"KeyConditionExpression": "pk = :p", "ExclusiveStartKey": {"pk": {"S": "q"}, "sk": {"N": "1"}}},
     "The provided starting key is outside query boundaries based on provided conditions"),
    ({"KeyConditionExpression": "pk = :p", "Select": "SPECIFIC_ATTRIBUTES"},
     "Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES"),
    ({"KeyConditionExpression": "pk = :p", "Select": "ALL_PROJECTED_ATTRIBUTES"},
     "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"),
])
def test_what_is_no_query(admin, numbered, parameters, message):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.query(TableName=numbered, ExpressionAttributeValues=typed({":p": "p"}), **parameters)
    assert message in refusal.message


@pytest.mark.parametrize("parameters, message", [
    ({"Segment": 1}, "The TotalSegments parameter is required but was not present in the request when Segment parameter "
                     "is present"),
    ({"TotalSegments": 2}, "The Segment parameter is required but was not present in the request when parameter "
                           "TotalSegments is present"),
    ({"Segment": 5, "TotalSegments": 2}, "The Segment parameter is zero-based and must be less than parameter "
                                         "TotalSegments: Segment: 5 is not less than TotalSegments: 2"),
    ({"ExclusiveStartKey": {"sk": {"N": "1"}}}, "The provided starting key is invalid"),
])
def test_what_is_no_scan(admin, numbered, parameters, message):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.scan(TableName=numbered, **parameters)
    assert message in refusal.message


def test_segments_share_out_the_table(admin, table):
    name = table("pk:S")
    put(admin, name, *({"pk": f"{n}"} for n in range(300)))
    parts = [
        [item["pk"] for item in everything(admin, TableName=name, Segment=segment, TotalSegments=7, Limit=11)]
        for segment in range(7)]
    assert sorted(int(key) for part in parts for key in part) == list(range(300))
    assert all(parts)


def test_scans_meet_each_partition_in_one_piece(admin, numbered):
    found = everything(admin, TableName=numbered, Limit=7)
    order = list(dict.fromkeys(item["pk"] for item in found))
    assert [(item["pk"], item["sk"]) for item in found] == [(pk, sk) for pk in order for sk in range(-5, 15)]


def test_a_page_has_a_megabyte(admin, table):
    name = table("pk:S", "sk:N")
    for n in range(12):
        put(admin, name, {"pk": "p", "sk": n, "v": "x" * 200_000})
    for operation, parameters in (("Query", asked(name)), ("Scan", {"TableName": name})):
        found = list(pages(admin, operation, **parameters))
        assert [page["Count"] for page in found] == [6, 6] or [page["Count"] for page in found] == [6, 6, 0]
    # Size is counted before filters and projections.
    found = list(pages(admin, "Query", **asked(
        name, FilterExpression="sk2 = :none", values={":none": 1}, ProjectionExpression="sk")))
    assert [page["ScannedCount"] for page in found][:2] == [6, 6] and sum(page["Count"] for page in found) == 0
    counted = list(pages(admin, "Query", **asked(name, Select="COUNT")))
    assert sum(page["Count"] for page in counted) == 12 and len(counted) >= 2


def test_capacity_of_a_query(admin, table):
    name = table("pk:S", "sk:N")
    put(admin, name, *({"pk": "p", "sk": n, "v": "x" * 1000} for n in range(10)))
    size = 10 * (2 + 1 + 2 + 2 + 1 + 1000) - 1
    eventual = admin.dynamodb.query(**asked(name, ReturnConsumedCapacity="TOTAL"))["ConsumedCapacity"]["CapacityUnits"]
    strong = admin.dynamodb.query(
        **asked(name, ReturnConsumedCapacity="TOTAL", ConsistentRead=True))["ConsumedCapacity"]["CapacityUnits"]
    assert (eventual, strong) == (1.5, 3) and 8192 < size < 12288
