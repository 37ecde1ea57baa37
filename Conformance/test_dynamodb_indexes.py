"""Secondary indexes: what they hold, what they answer, and how they are built on what is there."""

import pytest
from boto3.dynamodb.types import Binary

from support.clients import refused
from support.tables import attributes, everything, index, plain, put, schema, settled, typed, until

ITEMS = [{"pk": f"p{n}", "sk": n, "team": "blue" if n % 2 else "red", "score": 100 - n, "note": f"n{n}"}
         for n in range(10)]


def query(admin, name, by, condition, values, **more):
    return everything(
        admin, "Query", TableName=name, IndexName=by, KeyConditionExpression=condition,
        ExpressionAttributeValues=typed(values), **more)


@pytest.fixture
def filled(admin, table):
    name = table(
        "pk:S", "sk:N", globals={
            "by-team": ("team:S", "score:N"),
            "keys": {"keys": ["team:S"], "index": index("keys", "team", projection="KEYS_ONLY")},
            "some": {"keys": ["team:S"], "index": index("some", "team", projection="INCLUDE", include=["note"])}},
        locals={"by-score": ("pk", "score:N")})
    put(admin, name, *ITEMS)
    return name


def test_a_global_index_is_ordered_by_its_keys(admin, filled):
    found = query(admin, filled, "by-team", "team = :t", {":t": "blue"})
    assert found == sorted((item for item in ITEMS if item["team"] == "blue"), key=lambda item: item["score"])
    assert query(admin, filled, "by-team", "team = :t AND score > :s", {":t": "blue", ":s": 95}, ScanIndexForward=False) == [
        ITEMS[1], ITEMS[3]]


def test_what_an_index_projects(admin, filled):
    assert all(set(item) == {"pk", "sk", "team"} for item in query(admin, filled, "keys", "team = :t", {":t": "red"}))
    assert all(set(item) == {"pk", "sk", "team", "note"}
               for item in query(admin, filled, "some", "team = :t", {":t": "red"}))
    with refused("ValidationException", 400) as refusal:
        query(admin, filled, "keys", "team = :t", {":t": "red"}, Select="ALL_ATTRIBUTES")
    assert refusal.message == (
        "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary "
        "index keys because its projection type is not ALL")


def test_a_local_index_reads_consistently_and_fetches_what_it_lacks(admin, table):
    name = table("pk:S", "sk:N", locals={"by-score": {
        "keys": ["score:N"], "index": index("by-score", "pk", "score", projection="KEYS_ONLY")}})
    put(admin, name, *({"pk": "p", "sk": n, "score": -n, "note": f"n{n}"} for n in range(5)))
    found = query(admin, name, "by-score", "pk = :p", {":p": "p"}, ConsistentRead=True)
    assert found == [{"pk": "p", "sk": n, "score": -n} for n in (4, 3, 2, 1, 0)]
    fetched = query(admin, name, "by-score", "pk = :p", {":p": "p"}, ProjectionExpression="note")
    assert fetched == [{"note": f"n{n}"} for n in (4, 3, 2, 1, 0)]
    whole = query(admin, name, "by-score", "pk = :p", {":p": "p"}, Select="ALL_ATTRIBUTES", Limit=2)
    assert whole[0] == {"pk": "p", "sk": 4, "score": -4, "note": "n4"} and len(whole) == 5


def test_a_global_index_does_not_read_consistently(admin, filled):
    with refused("ValidationException", 400) as refusal:
        query(admin, filled, "by-team", "team = :t", {":t": "blue"}, ConsistentRead=True)
    assert refusal.message == "Consistent reads are not supported on global secondary indexes"


def test_an_index_follows_its_items(admin, filled):
    admin.dynamodb.update_item(
        TableName=filled, Key={"pk": {"S": "p1"}, "sk": {"N": "1"}}, UpdateExpression="SET team = :t, note = :n",
        ExpressionAttributeValues={":t": {"S": "green"}, ":n": {"S": "moved"}})
    assert [item["note"] for item in query(admin, filled, "by-team", "team = :t", {":t": "green"})] == ["moved"]
    assert "p1" not in {item["pk"] for item in query(admin, filled, "by-team", "team = :t", {":t": "blue"})}
    admin.dynamodb.update_item(
        TableName=filled, Key={"pk": {"S": "p1"}, "sk": {"N": "1"}}, UpdateExpression="REMOVE team")
    assert query(admin, filled, "by-team", "team = :t", {":t": "green"}) == []
    admin.dynamodb.delete_item(TableName=filled, Key={"pk": {"S": "p3"}, "sk": {"N": "3"}})
    assert "p3" not in {item["pk"] for item in everything(admin, TableName=filled, IndexName="by-team")}


def test_items_without_the_keys_are_not_in_the_index(admin, table):
    name = table("pk:S", globals={"by-x": ("x:S", "y:N")})
    put(admin, name, {"pk": "a", "x": "1", "y": 1}, {"pk": "b", "x": "1"}, {"pk": "c", "y": 1}, {"pk": "d"})
    assert [item["pk"] for item in everything(admin, TableName=name, IndexName="by-x")] == ["a"]


@pytest.mark.parametrize("value, actual", [({"N": "1"}, "N"), ({"BOOL": True}, "BOOL"), ({"NULL": True}, "NULL")])
def test_an_index_key_has_its_type(admin, table, value, actual):
    name = table("pk:S", globals={"by-x": ("x:S",)})
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.put_item(TableName=name, Item={"pk": {"S": "a"}, "x": value})
    assert refusal.message == (
        "One or more parameter values were invalid: Type mismatch for Index Key x Expected: S Actual: "
        f"{actual} IndexName: by-x")


def test_an_index_key_is_not_empty(admin, table):
    name = table("pk:S", globals={"by-x": ("x:S",)})
    with refused("ValidationException", 400, "empty string value. IndexName: by-x, IndexKey: x"):
        admin.dynamodb.put_item(TableName=name, Item={"pk": {"S": "a"}, "x": {"S": ""}})


def test_many_items_share_an_index_key_and_pages_follow(admin, table):
    name = table("pk:S", globals={"by-x": ("x:B",)})
    put(admin, name, *({"pk": f"{n:03}", "x": Binary(b"\x00\xff")} for n in range(60)))
    paged = query(admin, name, "by-x", "x = :x", {":x": Binary(b"\x00\xff")}, Limit=7)
    assert sorted(item["pk"] for item in paged) == [f"{n:03}" for n in range(60)]


def test_an_index_is_built_on_a_populated_table(admin, table):
    name = table("pk:S")
    put(admin, name, *({"pk": f"{n:04}", "x": f"{n % 10}", "y": n} for n in range(500)))
    admin.dynamodb.update_table(
        TableName=name, AttributeDefinitions=attributes("x:S", "y:N"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-x", "x", "y")}])
    put(admin, name, *({"pk": f"late-{n}", "x": "3", "y": 1000 + n} for n in range(20)))
    table = settled(admin, name)
    (made,) = table["GlobalSecondaryIndexes"]
    assert (made["IndexStatus"], made["KeySchema"]) == ("ACTIVE", schema("x", "y"))
    assert made["IndexArn"] == f"{table['TableArn']}/index/by-x" and not made.get("Backfilling")
    found = query(admin, name, "by-x", "x = :x", {":x": "3"})
    assert [item["y"] for item in found] == [*range(3, 500, 10), *range(1000, 1020)]


def test_items_that_do_not_fit_are_left_out_of_a_later_index(admin, table):
    name = table("pk:S")
    put(admin, name, {"pk": "a", "x": "text"}, {"pk": "b", "x": 5})
    admin.dynamodb.update_table(
        TableName=name, AttributeDefinitions=attributes("x:S"),
        GlobalSecondaryIndexUpdates=[{"Create": index("by-x", "x")}])
    settled(admin, name)
    assert [item["pk"] for item in everything(admin, TableName=name, IndexName="by-x")] == ["a"]


def test_an_index_is_deleted(admin, filled):
    admin.dynamodb.update_table(TableName=filled, GlobalSecondaryIndexUpdates=[{"Delete": {"IndexName": "keys"}}])
    until(lambda: "keys" not in {
        found["IndexName"] for found in settled(admin, filled)["GlobalSecondaryIndexes"]}, "the index stayed")
    with refused("ValidationException", 400) as refusal:
        query(admin, filled, "keys", "team = :t", {":t": "red"})
    assert refusal.message == "The table does not have the specified index: keys"
    assert len(query(admin, filled, "some", "team = :t", {":t": "red"})) == 5


def test_indexes_change_one_at_a_time(admin, table):
    name = table("pk:S")
    with refused("LimitExceededException", 400, "Only 1 online index can be created or deleted simultaneously per table"):
        admin.dynamodb.update_table(
            TableName=name, AttributeDefinitions=attributes("x:S", "y:S"),
            GlobalSecondaryIndexUpdates=[{"Create": index("by-x", "x")}, {"Create": index("by-y", "y")}])


def test_a_scan_of_an_index_projects_and_filters(admin, filled):
    page = admin.dynamodb.scan(
        TableName=filled, IndexName="by-team", FilterExpression="score > :s", ProjectionExpression="pk",
        ExpressionAttributeValues={":s": {"N": "97"}})
    assert sorted(plain(item)["pk"] for item in page["Items"]) == ["p0", "p1", "p2"]
    assert (page["Count"], page["ScannedCount"]) == (3, 10)


def test_a_global_index_does_not_fetch(admin, filled):
    with refused("ValidationException", 400, "Global secondary index keys does not project [note]"):
        query(admin, filled, "keys", "team = :t", {":t": "red"}, ProjectionExpression="note")


def test_item_collections_are_measured_where_there_are_local_indexes(admin, table):
    name = table("pk:S", "sk:N", locals={"by-x": ("pk", "x:N")})
    told = admin.dynamodb.put_item(
        TableName=name, Item={"pk": {"S": "a"}, "sk": {"N": "1"}, "x": {"N": "1"}}, ReturnItemCollectionMetrics="SIZE")
    assert told["ItemCollectionMetrics"]["ItemCollectionKey"] == {"pk": {"S": "a"}}
    assert len(told["ItemCollectionMetrics"]["SizeEstimateRangeGB"]) == 2
