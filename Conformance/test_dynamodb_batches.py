"""BatchGetItem and BatchWriteItem."""

import pytest

from support.clients import refused
from support.tables import everything, plain, put, typed


def key(value):
    return typed({"pk": value})


def test_batches_reach_several_tables(admin, table):
    first, second = table("pk:S"), table("pk:S")
    told = admin.dynamodb.batch_write_item(RequestItems={
        first: [{"PutRequest": {"Item": typed({"pk": "a", "v": 1})}}, {"PutRequest": {"Item": typed({"pk": "b"})}}],
        second: [{"PutRequest": {"Item": typed({"pk": "c"})}}]})
    assert told["UnprocessedItems"] == {}
    admin.dynamodb.batch_write_item(RequestItems={
        first: [{"DeleteRequest": {"Key": key("b")}}, {"DeleteRequest": {"Key": key("never")}}]})
    told = admin.dynamodb.batch_get_item(RequestItems={
        first: {"Keys": [key("a"), key("b")], "ConsistentRead": True},
        second: {"Keys": [key("c")], "ProjectionExpression": "pk"}})
    assert told["UnprocessedKeys"] == {}
    found = {name: [plain(item) for item in items] for name, items in told["Responses"].items()}
    assert found == {first: [{"pk": "a", "v": 1}], second: [{"pk": "c"}]}


def test_the_largest_batches(admin, table):
    name = table("pk:S")
    put(admin, name, *({"pk": f"{n}"} for n in range(100)))
    found = admin.dynamodb.batch_get_item(RequestItems={name: {"Keys": [key(f"{n}") for n in range(100)]}})
    assert {plain(item)["pk"] for item in found["Responses"][name]} == {f"{n}" for n in range(100)}


def test_a_batch_answers_with_16_megabytes_at_most(admin, table):
    name = table("pk:S")
    for n in range(50):
        put(admin, name, {"pk": f"{n}", "v": "x" * 390_000})
    waiting = {name: {"Keys": [key(f"{n}") for n in range(50)]}}
    found, rounds = [], 0
    while waiting:
        told = admin.dynamodb.batch_get_item(RequestItems=waiting)
        assert sum(len(item["v"]["S"]) for item in told["Responses"][name]) <= 16 * 2**20
        found += [item["pk"]["S"] for item in told["Responses"][name]]
        waiting, rounds = told["UnprocessedKeys"], rounds + 1
    assert sorted(map(int, found)) == list(range(50)) and rounds == 2


@pytest.mark.parametrize("requests, message", [
    ([{"PutRequest": {"Item": key("a")}}, {"DeleteRequest": {"Key": key("a")}}],
     "Provided list of item keys contains duplicates"),
    ([{"PutRequest": {"Item": key("a")}}] * 2, "Provided list of item keys contains duplicates"),
    ([{"PutRequest": {"Item": typed({"other": "a"})}}],
     "One or more parameter values were invalid: Missing the key pk in the item"),
    ([{"DeleteRequest": {"Key": typed({"pk": 1})}}], "The provided key element does not match the schema"),
])
def test_what_is_no_batch_of_writes(admin, table, requests, message):
    name = table("pk:S")
    whole = [{"PutRequest": {"Item": key("good")}}, *requests]
    with refused("ValidationException", 400, message):
        admin.dynamodb.batch_write_item(RequestItems={name: whole})
    assert everything(admin, TableName=name) == []


def test_batches_have_their_limits(admin, table):
    name = table("pk:S")
    with refused("ValidationException", 400):
        admin.unchecked().dynamodb.batch_write_item(
            RequestItems={name: [{"PutRequest": {"Item": key(f"{n}")}} for n in range(26)]})
    with refused("ValidationException", 400):
        admin.unchecked().dynamodb.batch_get_item(RequestItems={name: {"Keys": [key(f"{n}") for n in range(101)]}})
    with refused("ValidationException", 400, "Provided list of item keys contains duplicates"):
        admin.dynamodb.batch_get_item(RequestItems={name: {"Keys": [key("a"), key("a")]}})
    with refused("ResourceNotFoundException", 400, "Requested resource not found"):
        admin.dynamodb.batch_get_item(RequestItems={name: {"Keys": [key("a")]}, "nothing-here": {"Keys": [key("a")]}})
    with refused("ResourceNotFoundException", 400, "Requested resource not found"):
        admin.dynamodb.batch_write_item(RequestItems={
            name: [{"PutRequest": {"Item": key("a")}}], "nothing-here": [{"PutRequest": {"Item": key("a")}}]})
    assert everything(admin, TableName=name) == []


def test_capacity_of_batches(admin, table):
    name = table("pk:S")
    told = admin.dynamodb.batch_write_item(
        RequestItems={name: [{"PutRequest": {"Item": key(f"{n}")}} for n in range(3)]}, ReturnConsumedCapacity="TOTAL")
    assert [used["CapacityUnits"] for used in told["ConsumedCapacity"]] == [3]
    told = admin.dynamodb.batch_get_item(
        RequestItems={name: {"Keys": [key(f"{n}") for n in range(3)]}}, ReturnConsumedCapacity="TOTAL")
    assert [used["CapacityUnits"] for used in told["ConsumedCapacity"]] == [1.5]
