"""Another tenant's key through every operation on items."""

import pytest
from botocore.exceptions import ClientError

from support.vault import ACME, FORGED, GLOBEX, OWN_ONLY, denied


def single(operation, **parameters):
    return operation, operation, parameters


ATTACKS = {
    "get": single("GetItem", Key=ACME),
    "consistent get": single("GetItem", Key=ACME, ConsistentRead=True),
    "get a part": single("GetItem", Key=ACME, ProjectionExpression="label"),
    "get what is not there": single("GetItem", Key=ACME | {"name": {"S": "nothing"}}),
    "put": single("PutItem", Item=ACME | FORGED),
    "put if absent": single("PutItem", Item=ACME | FORGED, ConditionExpression="attribute_not_exists(tenant_id)"),
    "update": single("UpdateItem", Key=ACME, UpdateExpression="REMOVE label"),
    "update returning": single("UpdateItem", Key=ACME, UpdateExpression="REMOVE nothing", ReturnValues="ALL_NEW"),
    "update, the old way": single("UpdateItem", Key=ACME, AttributeUpdates={"label": {"Action": "DELETE"}}),
    "delete": single("DeleteItem", Key=ACME),
    "delete returning": single("DeleteItem", Key=ACME, ReturnValues="ALL_OLD"),
    "query": single(
        "Query", KeyConditionExpression="tenant_id = :t", ExpressionAttributeValues={":t": {"S": "acme"}}),
    "query, names aliased": single(
        "Query", KeyConditionExpression="#t = :t", ExpressionAttributeNames={"#t": "tenant_id"},
        ExpressionAttributeValues={":t": {"S": "acme"}}),
    "query, the old way": single("Query", KeyConditions={
        "tenant_id": {"ComparisonOperator": "EQ", "AttributeValueList": [{"S": "acme"}]}}),
    "count": single(
        "Query", Select="COUNT", KeyConditionExpression="tenant_id = :t",
        ExpressionAttributeValues={":t": {"S": "acme"}}),
    "scan": single("Scan"),
    "scan with a filter of one's own": single(
        "Scan", FilterExpression="tenant_id = :t", ExpressionAttributeValues={":t": {"S": "globex"}}),
    "scan by segments": single("Scan", Segment=1, TotalSegments=4),
    "scan from a key of one's own": single("Scan", ExclusiveStartKey=GLOBEX),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_one_operation_on_anothers_key(vault, globex, untouched, attack):
    operation, action, parameters = ATTACKS[attack]
    with denied(vault, globex, action, deciding=() if action == "Scan" else OWN_ONLY):
        globex.call("dynamodb", operation, TableName=vault.table, **parameters)


@pytest.mark.parametrize("operation", ["Query", "Scan"])
def test_the_index_is_no_way_round(vault, globex, operation):
    parameters = {
        "Query": {"KeyConditionExpression": "tenant_id = :t AND label = :l",
                  "ExpressionAttributeValues": {":t": {"S": "acme"}, ":l": {"S": "building"}}},
        "Scan": {}}[operation]
    with denied(vault, globex, operation, f"{vault.table_arn}/index/by-label"):
        globex.call("dynamodb", operation, TableName=vault.table, IndexName="by-label", **parameters)


def test_paging_does_not_lead_into_anothers_partition(vault, globex):
    """The key condition names the own partition, so a starting key elsewhere is no key of the query."""
    with pytest.raises(ClientError) as caught:
        globex.client("dynamodb").query(
            TableName=vault.table, KeyConditionExpression="tenant_id = :t",
            ExpressionAttributeValues={":t": {"S": "globex"}}, ExclusiveStartKey=ACME)
    assert caught.value.response["Error"]["Code"] in ("ValidationException", "AccessDeniedException")


BATCHES = {
    "get": ("BatchGetItem", lambda table, keys: {table: {"Keys": keys}}),
    "put": ("BatchWriteItem", lambda table, keys: {table: [{"PutRequest": {"Item": key | FORGED}} for key in keys]}),
    "delete": ("BatchWriteItem", lambda table, keys: {table: [{"DeleteRequest": {"Key": key}} for key in keys]}),
}


@pytest.mark.parametrize("keys", [[ACME], [GLOBEX, ACME], [ACME, GLOBEX]], ids=["foreign", "last", "first"])
@pytest.mark.parametrize("attack", BATCHES)
def test_a_batch_with_a_foreign_key_is_refused_whole(vault, globex, untouched, attack, keys):
    operation, requests = BATCHES[attack]
    with denied(vault, globex, operation, deciding=OWN_ONLY):
        globex.call("dynamodb", operation, RequestItems=requests(vault.table, keys))


CHANGES = {
    "Put": ("PutItem", lambda key: {"Item": key | FORGED}),
    "Update": ("UpdateItem", lambda key: {"Key": key, "UpdateExpression": "REMOVE label"}),
    "Delete": ("DeleteItem", lambda key: {"Key": key}),
    "ConditionCheck": ("ConditionCheckItem", lambda key: {
        "Key": key, "ConditionExpression": "attribute_exists(tenant_id)"}),
}


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("beside_own", [False, True], ids=["alone", "beside an own key"])
def test_a_transaction_with_a_foreign_key_is_refused_whole(vault, globex, untouched, kind, beside_own):
    action, change = CHANGES[kind]
    own = {"Put": {"TableName": vault.table, "Item": GLOBEX | FORGED}}
    items = ([own] if beside_own else []) + [{kind: {"TableName": vault.table} | change(ACME)}]
    with denied(vault, globex, action, deciding=OWN_ONLY):
        globex.client("dynamodb").transact_write_items(TransactItems=items)


@pytest.mark.parametrize("keys", [[ACME], [GLOBEX, ACME]], ids=["alone", "beside an own key"])
def test_a_transaction_reads_nothing_foreign(vault, globex, keys):
    with denied(vault, globex, "GetItem", deciding=OWN_ONLY):
        globex.client("dynamodb").transact_get_items(
            TransactItems=[{"Get": {"TableName": vault.table, "Key": key}} for key in keys])


@pytest.mark.parametrize("operation, parameters", [
    ("DeleteTable", {}), ("UpdateTable", {"BillingMode": "PAY_PER_REQUEST"}), ("DescribeTimeToLive", {}),
    ("UpdateTimeToLive", {"TimeToLiveSpecification": {"Enabled": True, "AttributeName": "label"}})])
def test_a_tenant_does_not_run_the_table(vault, globex, operation, parameters):
    with denied(vault, globex, operation):
        globex.call("dynamodb", operation, TableName=vault.table, **parameters)


def test_the_same_operations_are_allowed_on_own_keys(vault, globex, untouched):
    dynamodb = globex.client("dynamodb")
    key = GLOBEX | {"name": {"S": "scratch"}}
    dynamodb.put_item(TableName=vault.table, Item=key | FORGED)
    dynamodb.update_item(TableName=vault.table, Key=key, UpdateExpression="REMOVE label")
    assert dynamodb.get_item(TableName=vault.table, Key=key)["Item"]["value"] == {"S": "forged"}
    read = dynamodb.batch_get_item(RequestItems={vault.table: {"Keys": [GLOBEX, key]}})["Responses"]
    assert len(read[vault.table]) == 2
    dynamodb.transact_write_items(TransactItems=[
        {"ConditionCheck": {"TableName": vault.table} | CHANGES["ConditionCheck"][1](GLOBEX)},
        {"Delete": {"TableName": vault.table, "Key": key}}])
    assert len(dynamodb.transact_get_items(
        TransactItems=[{"Get": {"TableName": vault.table, "Key": GLOBEX}}])["Responses"]) == 1
