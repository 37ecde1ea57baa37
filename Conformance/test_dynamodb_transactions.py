"""Transactions: all or nothing, why not, and not twice."""

import uuid

import pytest

from support.clients import refused
from support.tables import everything, plain, put, typed

NEVER, ALWAYS = "attribute_exists(gone)", "attribute_not_exists(gone)"


def key(value):
    return typed({"pk": value})


@pytest.fixture
def accounts(admin, table):
    name = table("pk:S")
    put(admin, name, {"pk": "a", "n": 10}, {"pk": "b", "n": 20}, {"pk": "c", "n": 30})
    return name


def held(admin, name):
    return {item["pk"]: item.get("n") for item in everything(admin, TableName=name, ConsistentRead=True)}


def writes(name, *said):
    return {"TransactItems": [{kind: {"TableName": name} | more} for kind, more in said]}


def put_of(value, n, **more):
    return "Put", {"Item": typed({"pk": value, "n": n})} | more


def add(value, n, **more):
    return "Update", {"Key": key(value), "UpdateExpression": "ADD n :n",
                      "ExpressionAttributeValues": typed({":n": n})} | more


def delete(value, **more):
    return "Delete", {"Key": key(value)} | more


def check(value, condition, **more):
    return "ConditionCheck", {"Key": key(value), "ConditionExpression": condition} | more


def test_all_of_it_happens(admin, accounts, table):
    other = table("pk:S")
    both = writes(accounts, put_of("d", 1), add("a", 5), delete("b"), check("c", ALWAYS))["TransactItems"]
    admin.dynamodb.transact_write_items(TransactItems=both + writes(other, put_of("z", 9))["TransactItems"])
    assert held(admin, accounts) == {"a": 15, "c": 30, "d": 1} and held(admin, other) == {"z": 9}


def test_or_none_of_it_and_each_reason_is_told(admin, accounts):
    before = held(admin, accounts)
    with refused("TransactionCanceledException", 400) as refusal:
        admin.dynamodb.transact_write_items(**writes(
            accounts, put_of("d", 1), add("a", 5, ConditionExpression=NEVER),
            delete("b", ConditionExpression=NEVER, ReturnValuesOnConditionCheckFailure="ALL_OLD"), check("c", NEVER)))
    assert refusal.message == (
        "Transaction cancelled, please refer cancellation reasons for specific reasons "
        "[None, ConditionalCheckFailed, ConditionalCheckFailed, ConditionalCheckFailed]")
    failed = {"Code": "ConditionalCheckFailed", "Message": "The conditional request failed"}
    assert refusal.response["CancellationReasons"] == [
        {"Code": "None"}, failed, failed | {"Item": typed({"pk": "b", "n": 20})}, failed]
    assert held(admin, accounts) == before


def test_a_mistake_in_one_item_is_a_reason_too(admin, accounts):
    with refused("TransactionCanceledException", 400) as refusal:
        admin.dynamodb.transact_write_items(**writes(
            accounts, put_of("d", 1), ("Update", {
                "Key": key("a"), "UpdateExpression": "SET n = gone + :n", "ExpressionAttributeValues": typed({":n": 1})})))
    none, reason = refusal.response["CancellationReasons"]
    assert none["Code"] == "None" and reason["Code"] == "ValidationError"
    assert reason["Message"] == "The provided expression refers to an attribute that does not exist in the item"
    assert "d" not in held(admin, accounts)


def test_reads_are_of_one_moment_and_in_order(admin, accounts):
    told = admin.dynamodb.transact_get_items(TransactItems=[
        {"Get": {"TableName": accounts, "Key": key(value)} | more} for value, more in (
            ("c", {}), ("never", {}), ("a", {"ProjectionExpression": "n"}))])["Responses"]
    assert [plain(part["Item"]) if "Item" in part else None for part in told] == [{"pk": "c", "n": 30}, None, {"n": 10}]


def test_a_token_makes_it_happen_once(admin, accounts):
    token = str(uuid.uuid4())
    for _ in range(3):
        admin.dynamodb.transact_write_items(ClientRequestToken=token, **writes(accounts, add("a", 5)))
    assert held(admin, accounts)["a"] == 15
    with refused("IdempotentParameterMismatchException", 400):
        admin.dynamodb.transact_write_items(ClientRequestToken=token, **writes(accounts, add("a", 6)))
    admin.dynamodb.transact_write_items(ClientRequestToken=str(uuid.uuid4()), **writes(accounts, add("a", 5)))
    assert held(admin, accounts)["a"] == 20


def test_a_repeated_token_consumes_reads(admin, accounts):
    token = str(uuid.uuid4())
    asked = writes(accounts, add("a", 5)) | {"ClientRequestToken": token, "ReturnConsumedCapacity": "TOTAL"}
    first, second = (admin.dynamodb.transact_write_items(**asked)["ConsumedCapacity"][0] for _ in range(2))
    assert first["WriteCapacityUnits"] == 2 and second["ReadCapacityUnits"] == 2


def test_a_failed_transaction_leaves_its_token_unused(admin, accounts):
    token = str(uuid.uuid4())
    asked = writes(accounts, add("a", 5), check("d", "attribute_exists(pk)")) | {"ClientRequestToken": token}
    with refused("TransactionCanceledException", 400):
        admin.dynamodb.transact_write_items(**asked)
    put(admin, accounts, {"pk": "d", "n": 0})
    admin.dynamodb.transact_write_items(**asked)
    assert held(admin, accounts)["a"] == 15


@pytest.mark.parametrize("items, message", [
    ([add("a", 1), add("a", 2)], "Transaction request cannot include multiple operations on one item"),
    ([add("a", 1), check("a", ALWAYS)], "Transaction request cannot include multiple operations on one item"),
])
def test_one_operation_an_item(admin, accounts, items, message):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.transact_write_items(**writes(accounts, *items))
    assert refusal.message == message


def test_100_items_at_most(admin, table):
    name = table("pk:S")
    admin.dynamodb.transact_write_items(**writes(name, *(put_of(f"{n}", n) for n in range(100))))
    assert len(held(admin, name)) == 100
    with refused("ValidationException", 400):
        admin.unchecked().dynamodb.transact_write_items(**writes(name, *(put_of(f"{n}", 0) for n in range(101))))
    read = admin.dynamodb.transact_get_items(
        TransactItems=[{"Get": {"TableName": name, "Key": key(f"{n}")}} for n in range(100)])["Responses"]
    assert [plain(part["Item"])["n"] for part in read] == list(range(100))


def test_4_megabytes_at_most(admin, table):
    name = table("pk:S")
    with refused("ValidationException", 400):
        admin.dynamodb.transact_write_items(**writes(name, *(
            ("Put", {"Item": typed({"pk": f"{n}", "v": "x" * 390_000})}) for n in range(12))))
    assert everything(admin, TableName=name) == []


def test_a_missing_table_stops_all(admin, accounts):
    asked = writes(accounts, add("a", 1))["TransactItems"] + writes("nothing-here", put_of("a", 1))["TransactItems"]
    with refused("ResourceNotFoundException", 400, "Requested resource not found"):
        admin.dynamodb.transact_write_items(TransactItems=asked)
    assert held(admin, accounts)["a"] == 10


def test_indexes_are_part_of_it(admin, table):
    name = table("pk:S", globals={"by-x": ("x:S",)})
    put(admin, name, {"pk": "a", "x": "old"})
    change = {"Update": {
        "TableName": name, "Key": key("a"), "UpdateExpression": "SET x = :x",
        "ExpressionAttributeValues": typed({":x": "mid"})}}
    with refused("TransactionCanceledException", 400):
        admin.dynamodb.transact_write_items(TransactItems=[change, *writes(name, check("b", NEVER))["TransactItems"]])
    assert [item["x"] for item in everything(admin, TableName=name, IndexName="by-x")] == ["old"]
    admin.dynamodb.transact_write_items(TransactItems=[change])
    assert [item["x"] for item in everything(admin, TableName=name, IndexName="by-x")] == ["mid"]


def test_transactions_consume_twice(admin, accounts):
    told = admin.dynamodb.transact_write_items(
        ReturnConsumedCapacity="TOTAL", **writes(accounts, add("a", 1), check("b", ALWAYS)))["ConsumedCapacity"]
    assert [(used["TableName"].rpartition("/")[2], used["CapacityUnits"]) for used in told] == [(accounts, 4)]
    told = admin.dynamodb.transact_get_items(
        ReturnConsumedCapacity="TOTAL",
        TransactItems=[{"Get": {"TableName": accounts, "Key": key("a")}}])["ConsumedCapacity"]
    assert [used["CapacityUnits"] for used in told] == [2]
