"""The condition keys of DynamoDB, each as a pair: what it lets through and what it does not."""

import pytest

from support.clients import refused
from support.policies import allow, document, statement
from support.tables import create, put, typed

OWN, OTHER = ({"pk": {"S": value}, "sk": {"N": "1"}} for value in ("own", "other"))


@pytest.fixture(scope="module")
def pool(admin):
    name = create(admin, "conditions", "pk:S", "sk:N", globals={"by-team": ("team:S",)})
    put(admin, name, *({"pk": pk, "sk": 1, "a": 1, "b": 2, "team": pk} for pk in ("own", "other")))
    return name


def query(value, **more):
    return {"KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": value}}} | more


def keyed(key, **more):
    return {"Key": key} | more


def batch(*keys):
    return lambda name: {"RequestItems": {name: {"Keys": list(keys)}}}


def batch_write(*keys):
    return lambda name: {"RequestItems": {name: [{"PutRequest": {"Item": key | typed({"a": 1})}} for key in keys]}}


def transaction(kind, *parts):
    return lambda name: {"TransactItems": [{kind: {"TableName": name} | part} for part in parts]}


LEADING = {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["own"]}}
ATTRIBUTES = {
    "ForAllValues:StringEquals": {"dynamodb:Attributes": ["pk", "sk", "a"]},
    "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES", "dynamodb:ReturnValues": ["NONE", "UPDATED_NEW"]}}
SET_A = {"UpdateExpression": "SET a = :a", "ExpressionAttributeValues": {":a": {"N": "1"}}}
SET_B = {"UpdateExpression": "SET b = :a", "ExpressionAttributeValues": {":a": {"N": "2"}}}

# Condition, operation, what is allowed, what is denied.
PAIRS = [
    (LEADING, "GetItem", keyed(OWN), keyed(OTHER)),
    (LEADING, "PutItem", {"Item": OWN | typed({"a": 1, "b": 2, "team": "own"})}, {"Item": OTHER}),
    (LEADING, "UpdateItem", keyed(OWN, **SET_A), keyed(OTHER, **SET_A)),
    (LEADING, "DeleteItem", keyed(OWN | {"sk": {"N": "9"}}), keyed(OTHER)),
    (LEADING, "Query", query("own"), query("other")),
    (LEADING, "BatchGetItem", batch(OWN), batch(OWN, OTHER)),
    (LEADING, "BatchWriteItem", batch_write(OWN | {"sk": {"N": "9"}}), batch_write(OWN, OTHER)),
    (LEADING, "TransactGetItems", transaction("Get", keyed(OWN)), transaction("Get", keyed(OWN), keyed(OTHER))),
    (LEADING, "TransactWriteItems", transaction("Update", keyed(OWN, **SET_A)),
     transaction("Update", keyed(OWN, **SET_A), keyed(OTHER, **SET_A))),
    (ATTRIBUTES, "GetItem", keyed(OWN, ProjectionExpression="a"), keyed(OWN, ProjectionExpression="a, b")),
    (ATTRIBUTES, "GetItem", keyed(OWN, AttributesToGet=["a"]), keyed(OWN, AttributesToGet=["b"])),
    (ATTRIBUTES, "GetItem", keyed(OWN, ProjectionExpression="#a", ExpressionAttributeNames={"#a": "a"}),
     keyed(OWN, ProjectionExpression="#b", ExpressionAttributeNames={"#b": "b"})),
    (ATTRIBUTES, "GetItem", keyed(OWN, ProjectionExpression="a"), keyed(OWN)),
    (ATTRIBUTES, "Query", query("own", ProjectionExpression="a"), query("own")),
    (ATTRIBUTES, "Query", query("own", ProjectionExpression="a", Select="SPECIFIC_ATTRIBUTES"),
     query("own", Select="COUNT")),
    (ATTRIBUTES, "Query", query("own", ProjectionExpression="a"),
     query("own", ProjectionExpression="a", FilterExpression="b = :p")),
    (ATTRIBUTES, "Scan", {"ProjectionExpression": "a"}, {}),
    (ATTRIBUTES, "BatchGetItem",
     lambda name: {"RequestItems": {name: {"Keys": [OWN], "ProjectionExpression": "a"}}},
     lambda name: {"RequestItems": {name: {"Keys": [OWN], "ProjectionExpression": "b"}}}),
    (ATTRIBUTES, "UpdateItem", keyed(OWN, **SET_A), keyed(OWN, **SET_B)),
    (ATTRIBUTES, "UpdateItem", keyed(OWN, ReturnValues="UPDATED_NEW", **SET_A),
     keyed(OWN, ReturnValues="ALL_NEW", **SET_A)),
    (ATTRIBUTES, "UpdateItem", keyed(OWN, **SET_A), keyed(OWN, ConditionExpression="attribute_exists(b)", **SET_A)),
    (ATTRIBUTES, "PutItem", {"Item": OWN | typed({"a": 1})}, {"Item": OWN | typed({"a": 1, "b": 2})}),
    ({"StringEquals": {"dynamodb:EnclosingOperation": "TransactWriteItems"}}, "TransactWriteItems",
     transaction("Update", keyed(OWN, **SET_A)), None),
    ({"StringNotEqualsIfExists": {"dynamodb:EnclosingOperation": "TransactGetItems"}}, "GetItem", keyed(OWN), None),
    ({"StringEquals": {"dynamodb:Select": "COUNT"}}, "Query", query("own", Select="COUNT"), query("own")),
    ({"StringEquals": {"dynamodb:ReturnConsumedCapacity": "NONE"}}, "GetItem",
     keyed(OWN, ReturnConsumedCapacity="NONE"), keyed(OWN, ReturnConsumedCapacity="TOTAL")),
]


def call(caller, name, operation, parameters):
    whole = parameters(name) if callable(parameters) else {"TableName": name} | parameters
    return caller.call("dynamodb", operation, **whole)


@pytest.mark.parametrize("number", range(len(PAIRS)), ids=[f"{n}-{pair[1]}" for n, pair in enumerate(PAIRS)])
def test_each_condition_lets_through_and_keeps_out(admin, user_with, pool, number):
    condition, operation, fine, forbidden = PAIRS[number]
    user = user_with(allow("dynamodb:*", Condition=condition))
    call(user, pool, operation, fine)
    if forbidden is not None:
        with refused("AccessDeniedException", 400, f"User: {user.arn} is not authorized to perform: dynamodb:"):
            call(user, pool, operation, forbidden)
    put(admin, pool, *({"pk": pk, "sk": 1, "a": 1, "b": 2, "team": pk} for pk in ("own", "other")))


def test_the_enclosing_operation_tells_a_transaction_from_a_call(user_with, pool):
    inside = user_with(allow("dynamodb:*", Condition={
        "StringEquals": {"dynamodb:EnclosingOperation": "TransactWriteItems"}}))
    call(inside, pool, "TransactWriteItems", transaction("Update", keyed(OWN, **SET_A)))
    for operation, parameters in (("UpdateItem", keyed(OWN, **SET_A)), ("GetItem", keyed(OWN))):
        with refused("AccessDeniedException", 400):
            call(inside, pool, operation, parameters)
    with refused("AccessDeniedException", 400):
        call(inside, pool, "TransactGetItems", transaction("Get", keyed(OWN)))


def test_the_leading_key_of_an_index_is_the_indexs(user_with, pool):
    user = user_with(allow("dynamodb:Query", Condition=LEADING))
    by_team = {"IndexName": "by-team", "KeyConditionExpression": "team = :t"}
    assert user.dynamodb.query(
        TableName=pool, ExpressionAttributeValues={":t": {"S": "own"}}, **by_team)["Count"] >= 1
    with refused("AccessDeniedException", 400):
        user.dynamodb.query(TableName=pool, ExpressionAttributeValues={":t": {"S": "other"}}, **by_team)


def test_each_part_of_a_transaction_is_allowed_by_its_own_action(user_with, pool):
    user = user_with(allow(["dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"]))
    check = {"ConditionCheck": {"TableName": pool, "Key": OTHER, "ConditionExpression": "attribute_exists(pk)"}}
    update = {"Update": {"TableName": pool, "Key": OWN} | SET_A}
    user.dynamodb.transact_write_items(TransactItems=[update, check])
    for kind, action, more in (("Put", "PutItem", {"Item": OTHER}), ("Delete", "DeleteItem", {"Key": OTHER})):
        with refused("AccessDeniedException", 400, f"dynamodb:{action}"):
            user.dynamodb.transact_write_items(TransactItems=[update, {kind: {"TableName": pool} | more}])


def test_an_index_is_a_resource_of_its_own(admin, user_with, pool):
    arn = f"arn:aws:dynamodb:us-east-1:{admin.account}:table/{pool}"
    user = user_with(document(statement("Allow", "dynamodb:Query", f"{arn}/index/*")))
    by_team = {"KeyConditionExpression": "team = :t", "ExpressionAttributeValues": {":t": {"S": "own"}}}
    user.dynamodb.query(TableName=pool, IndexName="by-team", **by_team)
    with refused("AccessDeniedException", 400, f"dynamodb:Query on resource: {arn} "):
        user.dynamodb.query(TableName=pool, **query("own"))


def test_a_table_is_allowed_by_its_tags(admin, user_with, unique):
    blue, red = (create(admin, unique("table"), "pk:S", Tags=[{"Key": "team", "Value": team}]) for team in ("blue", "red"))
    user = user_with(allow("dynamodb:*", Condition={"StringEquals": {"aws:ResourceTag/team": "blue"}}))
    put(user, blue, {"pk": "a"})
    with refused("AccessDeniedException", 400):
        user.dynamodb.put_item(TableName=red, Item={"pk": {"S": "a"}})


def test_making_a_table_is_allowed_by_the_tags_it_gets(user_with, unique):
    user = user_with(document(
        statement("Allow", ["dynamodb:CreateTable", "dynamodb:TagResource"],
                  Condition={"StringEquals": {"aws:RequestTag/team": "blue"}}),
        statement("Allow", "dynamodb:DescribeTable")))
    create(user, unique("table"), "pk:S", Tags=[{"Key": "team", "Value": "blue"}])
    for more in ({}, {"Tags": [{"Key": "team", "Value": "red"}]}):
        with refused("AccessDeniedException", 400):
            create(user, unique("table"), "pk:S", **more)
