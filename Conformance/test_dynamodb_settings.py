"""Time to live, tags, resource policies, backups' settings, quotas, and what is not served."""

import datetime
import json
import time

import pytest
from botocore.exceptions import ClientError

from support.clients import refused
from support.operations_dynamodb import TABLE
from support.policies import document, statement
from support.tables import create, everything, put, settled, typed, until


@pytest.fixture
def arn(admin, table):
    return settled(admin, table("pk:S"))["TableArn"]


def test_expired_items_are_really_deleted(admin, table):
    name = table("pk:S", globals={"by-x": ("x:S",)})
    now = int(time.time())
    put(admin, name, {"pk": "past", "x": "1", "ttl": now - 60}, {"pk": "future", "x": "1", "ttl": now + 3600},
        {"pk": "never", "x": "1"}, {"pk": "text", "x": "1", "ttl": str(now - 60)},
        # Older than five years is taken for a mistake.
        {"pk": "ancient", "x": "1", "ttl": now - 6 * 366 * 86_400})
    told = admin.dynamodb.update_time_to_live(
        TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "ttl"})
    assert told["TimeToLiveSpecification"] == {"Enabled": True, "AttributeName": "ttl"}
    described = admin.dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    assert described["TimeToLiveStatus"] in ("ENABLING", "ENABLED") and described["AttributeName"] == "ttl"
    until(lambda: "past" not in {item["pk"] for item in everything(admin, TableName=name)}, "the item stayed")
    left = {"future", "never", "text", "ancient"}
    assert {item["pk"] for item in everything(admin, TableName=name, ConsistentRead=True)} == left
    assert {item["pk"] for item in everything(admin, TableName=name, IndexName="by-x")} == left


def test_time_to_live_is_switched_once(admin, table):
    name = table("pk:S")
    on, off = ({"Enabled": enabled, "AttributeName": "ttl"} for enabled in (True, False))
    assert admin.dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"] == {"TimeToLiveStatus": "DISABLED"}
    with refused("ValidationException", 400, "TimeToLive is already disabled"):
        admin.dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=off)
    admin.dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=on)
    with refused("ValidationException", 400, "TimeToLive is already enabled"):
        admin.dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=on)
    with refused("ValidationException", 400, "TimeToLive is active on a different AttributeName"):
        admin.dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=off | {"AttributeName": "other"})
    admin.dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=off)


def test_tags(admin, arn):
    dynamodb = admin.dynamodb
    dynamodb.tag_resource(ResourceArn=arn, Tags=[{"Key": f"k{n:02}", "Value": f"{n}"} for n in range(12)])
    dynamodb.tag_resource(ResourceArn=arn, Tags=[{"Key": "k03", "Value": "changed"}])
    dynamodb.untag_resource(ResourceArn=arn, TagKeys=["k00", "never"])
    tags = [tag for page in dynamodb.get_paginator("list_tags_of_resource").paginate(ResourceArn=arn)
            for tag in page["Tags"]]
    assert {tag["Key"]: tag["Value"] for tag in tags} == {
        f"k{n:02}": "changed" if n == 3 else f"{n}" for n in range(1, 12)}
    with refused("ResourceNotFoundException", 400, f"Requested resource not found: ResourcArn: {arn}x not found"):
        dynamodb.list_tags_of_resource(ResourceArn=f"{arn}x")
    with refused("ValidationException", 400):
        dynamodb.tag_resource(ResourceArn=arn, Tags=[{"Key": "aws:mine", "Value": "v"}])


def test_continuous_backups_are_recorded(admin, table):
    name = table("pk:S")
    dynamodb = admin.dynamodb
    held = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert held["ContinuousBackupsStatus"] == "ENABLED"
    assert held["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "DISABLED"
    changed = dynamodb.update_continuous_backups(
        TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True, "RecoveryPeriodInDays": 7})
    held = changed["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]
    assert (held["PointInTimeRecoveryStatus"], held["RecoveryPeriodInDays"]) == ("ENABLED", 7)
    assert isinstance(held["EarliestRestorableDateTime"], datetime.datetime)
    held = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    assert held["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    with refused("TableNotFoundException", 400):
        dynamodb.describe_continuous_backups(TableName="nothing-here")


def test_a_resource_policy_lets_in_and_keeps_out(admin, user_with, arn):
    dynamodb, user = admin.dynamodb, user_with()
    name = arn.rpartition("/")[2]
    put(admin, name, {"pk": "a"})
    with refused("PolicyNotFoundException", 400):
        dynamodb.get_resource_policy(ResourceArn=arn)
    with refused("AccessDeniedException", 400):
        user.dynamodb.get_item(TableName=name, Key=typed({"pk": "a"}))
    policy = document(
        statement("Allow", "dynamodb:GetItem", arn, Principal={"AWS": user.arn}),
        statement("Deny", "dynamodb:DeleteItem", arn, Principal="*"))
    revision = dynamodb.put_resource_policy(ResourceArn=arn, Policy=policy)["RevisionId"]
    held = dynamodb.get_resource_policy(ResourceArn=arn)
    assert json.loads(held["Policy"]) == json.loads(policy) and held["RevisionId"] == revision
    assert user.dynamodb.get_item(TableName=name, Key=typed({"pk": "a"}))["Item"]
    with refused("AccessDeniedException", 400, "with an explicit deny in a resource-based policy"):
        admin.dynamodb.delete_item(TableName=name, Key=typed({"pk": "a"}))
    with refused("PolicyNotFoundException", 400):
        dynamodb.put_resource_policy(ResourceArn=arn, Policy=policy, ExpectedRevisionId="1")
    dynamodb.delete_resource_policy(ResourceArn=arn, ExpectedRevisionId=revision)
    with refused("AccessDeniedException", 400):
        user.dynamodb.get_item(TableName=name, Key=typed({"pk": "a"}))
    with refused("ValidationException", 400):
        dynamodb.put_resource_policy(ResourceArn=arn, Policy="{}")


def test_quotas_and_endpoints(admin):
    quotas = admin.dynamodb.describe_limits()
    quotas.pop("ResponseMetadata")
    assert quotas == {
        "AccountMaxReadCapacityUnits": 80_000, "AccountMaxWriteCapacityUnits": 80_000,
        "TableMaxReadCapacityUnits": 40_000, "TableMaxWriteCapacityUnits": 40_000}
    (endpoint,) = admin.dynamodb.describe_endpoints()["Endpoints"]
    assert endpoint["CachePeriodInMinutes"] == 1440


@pytest.mark.parametrize("operation, parameters", [
    ("ExecuteStatement", {"Statement": "SELECT * FROM t"}), ("BatchExecuteStatement", {"Statements": [{"Statement": "x"}]}),
    ("ExecuteTransaction", {"TransactStatements": [{"Statement": "x"}]}), ("ListGlobalTables", {}),
    ("CreateGlobalTable", {"GlobalTableName": "table", "ReplicationGroup": [{"RegionName": "eu-central-1"}]}),
    ("EnableKinesisStreamingDestination", {
        "TableName": "table", "StreamArn": "arn:aws:kinesis:us-east-1:111122223333:stream/s-0123456789012345678901234"}),
])
def test_what_is_not_served_says_so(admin, operation, parameters):
    with refused(("UnknownOperationException", "NotImplemented", "AccessDeniedException"), None):
        admin.call("dynamodb", operation, **parameters)


def test_streams_are_not_served(admin):
    for operation, parameters in (
            ("ListStreams", {}), ("DescribeStream", {"StreamArn": f"{TABLE.format(account=admin.account)}/stream/now"})):
        with pytest.raises(ClientError) as caught:
            admin.call("dynamodbstreams", operation, **parameters)
        error = caught.value.response
        assert 400 <= error["ResponseMetadata"]["HTTPStatusCode"] < 502 and error["Error"]["Code"], error


def test_no_stream_and_no_replica_is_promised(admin, table):
    with refused("ValidationException", 400):
        create(admin, "with-a-stream", "pk:S", StreamSpecification={
            "StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})
    name = table("pk:S")
    with refused("ValidationException", 400):
        admin.dynamodb.update_table(
            TableName=name, ReplicaUpdates=[{"Create": {"RegionName": "eu-central-1"}}])
