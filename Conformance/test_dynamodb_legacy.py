"""The parameters that came before expressions: older clients still send them."""

import pytest

from support.clients import refused
from support.tables import create, everything, plain, put, typed

KEY = typed({"pk": "k"})
ITEM = {"pk": "k", "n": 5, "s": "hello", "ss": {"a", "b"}, "l": [1, 2], "b": True}


@pytest.fixture(scope="module")
def held(admin):
    name = create(admin, "legacy", "pk:S")
    put(admin, name, ITEM)
    return name


def compared(attribute, operator, *values):
    more = {"AttributeValueList": [typed({"v": value})["v"] for value in values]} if values else {}
    return {attribute: {"ComparisonOperator": operator} | more}


TRUE = [
    ("n", "EQ", 5), ("n", "NE", 6), ("n", "LT", 6), ("n", "LE", 5), ("n", "GT", 4), ("n", "GE", 5), ("n", "NOT_NULL"),
    ("gone", "NULL"), ("s", "CONTAINS", "ell"), ("ss", "CONTAINS", "a"), ("s", "NOT_CONTAINS", "zz"),
    ("s", "BEGINS_WITH", "he"), ("n", "IN", 1, 5), ("n", "BETWEEN", 1, 9), ("l", "CONTAINS", 2), ("b", "EQ", True),
    ("ss", "EQ", {"a", "b"})]
FALSE = [
    ("n", "EQ", 6), ("n", "EQ", "5"), ("n", "NE", 5), ("n", "LT", 5), ("n", "GT", 5), ("n", "NULL"), ("gone", "NOT_NULL"),
    ("gone", "EQ", 1), ("s", "CONTAINS", "z"), ("s", "NOT_CONTAINS", "ell"), ("s", "BEGINS_WITH", "lo"), ("n", "IN", 1, 2),
    ("n", "BETWEEN", 6, 9)]


@pytest.mark.parametrize("condition", TRUE, ids=str)
def test_comparisons_that_hold(admin, held, condition):
    assert admin.dynamodb.scan(TableName=held, ScanFilter=compared(*condition))["Count"] == 1
    admin.dynamodb.update_item(TableName=held, Key=KEY, Expected=compared(*condition))


@pytest.mark.parametrize("condition", FALSE, ids=str)
def test_comparisons_that_do_not_hold(admin, held, condition):
    page = admin.dynamodb.scan(TableName=held, ScanFilter=compared(*condition))
    assert (page["Count"], page["ScannedCount"]) == (0, 1)
    with refused("ConditionalCheckFailedException", 400, "The conditional request failed"):
        admin.dynamodb.update_item(TableName=held, Key=KEY, Expected=compared(*condition))


def test_expected_values_and_existence(admin, table):
    name = table("pk:S")
    dynamodb = admin.dynamodb
    absent = {"pk": {"Exists": False}}
    dynamodb.put_item(TableName=name, Item=typed(ITEM), Expected=absent)
    with refused("ConditionalCheckFailedException", 400):
        dynamodb.put_item(TableName=name, Item=typed(ITEM), Expected=absent)
    five, six = ({"n": {"Value": {"N": text}}} for text in "56")
    dynamodb.put_item(TableName=name, Item=typed(ITEM), Expected=five)
    with refused("ConditionalCheckFailedException", 400):
        dynamodb.delete_item(TableName=name, Key=KEY, Expected=six)
    dynamodb.delete_item(TableName=name, Key=KEY, Expected=five)
    with refused("ValidationException", 400):
        dynamodb.delete_item(TableName=name, Key=KEY, Expected={"n": {"Exists": True}})


@pytest.mark.parametrize("operator, count", [("AND", 0), ("OR", 1), (None, 0)])
def test_conditions_are_joined(admin, held, operator, count):
    both = compared("n", "EQ", 5) | compared("s", "EQ", "other")
    more = {"ConditionalOperator": operator} if operator else {}
    assert admin.dynamodb.scan(TableName=held, ScanFilter=both, **more)["Count"] == count


UPDATES = [
    ("n", "PUT", 9, 9), ("n", "ADD", 2, 7), ("fresh", "ADD", 2, 2), ("fresh", "PUT", "x", "x"), ("n", "DELETE", None, None),
    ("ss", "ADD", {"c"}, {"a", "b", "c"}), ("ss", "DELETE", {"a"}, {"b"}), ("ss", "DELETE", {"a", "b"}, None),
    ("l", "ADD", [3], [1, 2, 3])]


@pytest.mark.parametrize("attribute, action, value, due", UPDATES, ids=str)
def test_attribute_updates(admin, table, attribute, action, value, due):
    name = table("pk:S")
    put(admin, name, ITEM)
    change = {"Action": action} | ({} if value is None else {"Value": typed({"v": value})["v"]})
    told = admin.dynamodb.update_item(
        TableName=name, Key=KEY, AttributeUpdates={attribute: change}, ReturnValues="ALL_NEW")["Attributes"]
    assert plain(told).get(attribute) == due


def test_attributes_to_get(admin, held):
    assert plain(admin.dynamodb.get_item(TableName=held, Key=KEY, AttributesToGet=["n", "gone"])["Item"]) == {"n": 5}
    assert everything(admin, TableName=held, AttributesToGet=["s"]) == [{"s": "hello"}]
    batch = admin.dynamodb.batch_get_item(RequestItems={held: {"Keys": [KEY], "AttributesToGet": ["pk"]}})
    assert batch["Responses"][held] == [KEY]


@pytest.fixture
def sorted_table(admin, table):
    name = table("pk:S", "sk:N")
    put(admin, name, *({"pk": "p", "sk": n, "even": n % 2 == 0} for n in range(10)))
    return name


@pytest.mark.parametrize("condition, due", [
    ((), range(10)), (("EQ", 3), [3]), (("LT", 3), range(3)), (("LE", 3), range(4)), (("GT", 7), [8, 9]),
    (("GE", 7), [7, 8, 9]), (("BETWEEN", 4, 6), [4, 5, 6])], ids=str)
def test_key_conditions(admin, sorted_table, condition, due):
    asked = compared("pk", "EQ", "p") | (compared("sk", *condition) if condition else {})
    found = everything(admin, "Query", TableName=sorted_table, KeyConditions=asked)
    assert [item["sk"] for item in found] == list(due)


def test_query_filters(admin, sorted_table):
    page = admin.dynamodb.query(
        TableName=sorted_table, KeyConditions=compared("pk", "EQ", "p"), QueryFilter=compared("even", "EQ", True))
    assert (page["Count"], page["ScannedCount"]) == (5, 10)


@pytest.mark.parametrize("parameters, message", [
    ({}, "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request."),
    ({"KeyConditions": compared("sk", "EQ", 1)}, "Query condition missed key schema element: pk"),
    ({"KeyConditions": compared("pk", "GT", "p")}, "Query key condition not supported"),
    ({"KeyConditions": compared("pk", "EQ", "p") | compared("sk", "NE", 1)},
     "Attempted conditional constraint is not an indexable operation"),
    ({"KeyConditions": compared("pk", "EQ", 1)},
     "One or more parameter values were invalid: Condition parameter type does not match schema type"),
])
def test_what_is_no_key_condition(admin, sorted_table, parameters, message):
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.query(TableName=sorted_table, **parameters)
    assert refusal.message == message


@pytest.mark.parametrize("condition", [("n", "EQ"), ("n", "BETWEEN", 1), ("n", "NULL", 1), ("n", "IN")], ids=str)
def test_operators_have_their_number_of_values(admin, held, condition):
    operator = condition[1]
    with refused("ValidationException", 400) as refusal:
        admin.dynamodb.scan(TableName=held, ScanFilter=compared(*condition))
    assert refusal.message == (
        f"One or more parameter values were invalid: Invalid number of argument(s) for the {operator} ComparisonOperator")
