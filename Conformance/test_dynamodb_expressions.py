"""The expression language, case by case: what holds, and what updates do."""

import pytest

from support.clients import refused
from support.expressions import ITEM, NAMES, VALUES, expression, used
from support.tables import create, plain, typed


@pytest.fixture(scope="module")
def held(admin):
    """One table with the one item, for what changes nothing."""
    name = create(admin, "expressions", "pk:S")
    admin.dynamodb.put_item(TableName=name, Item=typed(ITEM))
    return name

TRUE = [
    "n = :5", "n <> :6", "n < :6", "n <= :5", "n > :4", "n >= :5", "n = twin", "n BETWEEN :1 AND :9",
    "n BETWEEN :5 AND :5", "n IN (:1, :5)", "n IN (twin)", "s = :hello", "s > :a AND s < :z", "begins_with(s, :he)",
    "begins_with(s, :hello)", "begins_with(bin, :b1)", "contains(s, :ell)", "contains(ss, :a)", "contains(ns, :2)",
    "contains(l, :two)", "contains(l, :map)", "attribute_exists(n)", "attribute_exists(m.x.y)", "attribute_exists(l[2].x)",
    "attribute_not_exists(gone)", "attribute_not_exists(l[3])", "attribute_not_exists(m.x.y.z)",
    "attribute_not_exists(#miss)", "attribute_type(n, :N)", "attribute_type(s, :S)", "attribute_type(l, :L)",
    "attribute_type(m, :M)", "attribute_type(ss, :SS)", "attribute_type(ns, :NS)", "attribute_type(b, :BOOL)",
    "attribute_type(nul, :NULL)", "attribute_type(bin, :B)", "size(s) = :5", "size(ss) = :2", "size(l) = :3",
    "size(m) = :2", "size(bin) = :2", "#s = :9", "size(s) < #s", "NOT n = :6", "NOT (n = :6 OR n = :4)",
    "n = :5 OR n = :6 AND n = :4", "(n = :6 OR n = :5) AND s = :hello", "NOT n = :6 AND NOT n = :4", "b = :true",
    "nul = :null", "l = :list", "ss = :ab", "l[0] = :1", "l[2].x = :3", "l[2] = :map", "m.x.y = :deep", "#m.#x.y = :deep",
    "#l[2].#x = :3", "n <> :five", "gone <> :5", "n = :5 and s = :hello", "not n = :6", "n in (:5)",
    "n between :1 and :9", "  n=:5  ", "n=:5 AND s=:hello", "(n = :5)", ":5 = n", ":5 IN (n, s)", "bin > :b1",
    "l[0] < l[2].x",
]
FALSE = [
    "n = :6", "n = :five", "n > :five", "n < :five", "gone = :5", "gone < :5", "NOT gone <> :5", "begins_with(n, :he)",
    "begins_with(s, :ell)", "contains(n, :5)", "contains(ss, :z)", "contains(m, :a)", "attribute_exists(gone)",
    "attribute_exists(l[3])", "attribute_exists(n.x)", "attribute_not_exists(n)", "attribute_type(n, :S)", "size(n) = :1",
    "size(gone) = :0", "n BETWEEN :6 AND :9", "n IN (:1, :2)", "n = :5 AND n = :6", "NOT n = :5", "ss = :a", "l = :map",
    "n = gone",
]


@pytest.mark.parametrize("text", TRUE)
def test_conditions_that_hold(admin, held, text):
    admin.dynamodb.delete_item(TableName=held, Key=typed({"pk": "absent"}), **expression("attribute_not_exists(pk)"))
    admin.dynamodb.transact_write_items(TransactItems=[
        {"ConditionCheck": {"TableName": held, "Key": typed({"pk": "k"})} | expression(text)}])
    found = admin.dynamodb.scan(TableName=held, **expression(text, "FilterExpression"))
    assert (found["Count"], found["ScannedCount"]) == (1, 1)


@pytest.mark.parametrize("text", FALSE)
def test_conditions_that_do_not_hold(admin, held, text):
    with refused("ConditionalCheckFailedException", 400, "The conditional request failed"):
        admin.dynamodb.update_item(TableName=held, Key=typed({"pk": "k"}), **expression(text))
    found = admin.dynamodb.scan(TableName=held, **expression(text, "FilterExpression"))
    assert (found["Count"], found["ScannedCount"]) == (0, 1)


# Expression: the item's attributes after it, where they differ from before; None for those that are gone.
UPDATES = {
    "SET n = :9": {"n": 9}, "SET n = n + :1": {"n": 6}, "SET n = n - :6": {"n": -1}, "SET n = :9 - n": {"n": 4},
    "SET n = twin + #s": {"n": 14}, "SET fresh = if_not_exists(fresh, :0) + :1": {"fresh": 1},
    "SET n = if_not_exists(n, :0) + :1": {"n": 6}, "SET fresh = s": {"fresh": "hello"},
    "SET l[0] = :9": {"l": [9, "two", {"x": 3}]},
    "SET l[9] = :9": {"l": [1, "two", {"x": 3}, 9]}, "SET l[8] = :1, l[7] = :2": {"l": [1, "two", {"x": 3}, 2, 1]},
    "SET l = list_append(l, :list)": {"l": [1, "two", {"x": 3}, 1, "two", {"x": 3}]},
    "SET l = list_append(:list, l)": {"l": [1, "two", {"x": 3}, 1, "two", {"x": 3}]},
    "SET m.x.y = :1": {"m": {"x": {"y": 1}, "n": 7}}, "SET m.z = m.n": {"m": {"x": {"y": "deep"}, "n": 7, "z": 7}},
    "SET n = twin, twin = n": {"n": 5, "twin": 5}, "SET n = s, s = n": {"n": "hello", "s": 5},
    "SET #m.#x = :0": {"m": {"x": 0, "n": 7}}, "REMOVE n": {"n": None}, "REMOVE n, s": {"n": None, "s": None},
    "REMOVE l[0]": {"l": ["two", {"x": 3}]}, "REMOVE l[0], l[1]": {"l": [{"x": 3}]}, "REMOVE l[7]": {},
    "REMOVE m.x": {"m": {"n": 7}}, "REMOVE gone": {}, "ADD n :1": {"n": 6}, "ADD fresh :5": {"fresh": 5},
    "ADD ss :ab": {}, "ADD ss :zz": {"ss": {"a", "b", "z"}}, "ADD newset :ab": {"newset": {"a", "b"}},
    "ADD m.n :1": {"m": {"x": {"y": "deep"}, "n": 8}}, "DELETE ss :aa": {"ss": {"b"}}, "DELETE ss :ab": {"ss": None},
    "DELETE gone :ab": {}, "DELETE ss :zz": {}, "SET n = :1 REMOVE s ADD twin :1 DELETE ss :aa": {
        "n": 1, "s": None, "twin": 6, "ss": {"b"}},
    "set n = :1 remove s": {"n": 1, "s": None}, "SET l[1]=:1,n=:2": {"l": [1, 1, {"x": 3}], "n": 2},
}
SETS = {":aa": {"a"}, ":zz": {"z"}}


@pytest.mark.parametrize("text", UPDATES)
def test_updates(admin, held, text):
    key = typed({"pk": "changing"})
    admin.dynamodb.put_item(TableName=held, Item=typed(ITEM) | key)
    try:
        names, values = used(NAMES, [text]), used(VALUES | SETS, [text])
        asked = ({"ExpressionAttributeNames": names} if names else {}) | (
            {"ExpressionAttributeValues": typed(values)} if values else {})
        told = admin.dynamodb.update_item(
            TableName=held, Key=key, UpdateExpression=text, ReturnValues="ALL_NEW", **asked)["Attributes"]
        due = plain(typed(ITEM)) | {"pk": "changing"} | plain(typed(UPDATES[text]))
        assert plain(told) == {name: value for name, value in due.items() if name == "nul" or value is not None}
        assert admin.dynamodb.get_item(TableName=held, Key=key, ConsistentRead=True)["Item"] == told or "SS" in str(told)
    finally:
        admin.dynamodb.delete_item(TableName=held, Key=key)
