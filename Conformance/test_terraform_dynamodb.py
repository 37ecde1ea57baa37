"""Terraform's AWS provider keeps DynamoDB tables: applies, sees no drift, changes and destroys."""

import json

import pytest

from support.clients import Caller, refused
from support.plane import PROJECT, Plane
from support.tables import settled
from support.terraform import Missing, Terraform, without_terraform

MODULE = PROJECT / "Conformance/terraform-dynamodb"


@pytest.fixture(scope="module")
def plane(tmp_path_factory):
    plane = Plane(tmp_path_factory.mktemp("terraform") / "home")
    plane.start()
    yield plane
    plane.stop()


@pytest.fixture(scope="module")
def terraform(plane, tmp_path_factory):
    try:
        terraform = Terraform(MODULE, tmp_path_factory.mktemp("terraform") / "module", plane.exported())
        terraform.init()
    except Missing as missing:
        without_terraform(missing)
    return terraform


def test_tables_are_applied_changed_and_destroyed(plane, terraform):
    root = Caller(plane, plane.root())
    terraform.run("apply", "-auto-approve", "-no-color")
    terraform.run("plan", "-detailed-exitcode", "-no-color")
    table = settled(root, "orders")
    assert terraform.run("output", "-raw", "table") == table["TableArn"] and table["DeletionProtectionEnabled"]
    assert {index["IndexName"] for index in table["GlobalSecondaryIndexes"]} == {"by-state"}
    assert root.dynamodb.describe_time_to_live(TableName="orders")["TimeToLiveDescription"]["AttributeName"] == "expires"
    item = root.dynamodb.get_item(TableName="orders", Key={"customer": {"S": "ann"}, "number": {"N": "1"}})["Item"]
    assert (item["state"], item["total"]) == ({"S": "open"}, {"N": "12.5"})

    second = ("-no-color", "-var", "stage=second")
    terraform.run("plan", "-detailed-exitcode", *second, expect=2)
    terraform.run("apply", "-auto-approve", *second)
    terraform.run("plan", "-detailed-exitcode", *second)
    table = settled(root, "orders")
    assert {index["IndexName"] for index in table["GlobalSecondaryIndexes"]} == {"by-state", "by-courier"}
    backups = root.dynamodb.describe_continuous_backups(TableName="orders")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    policy = json.loads(root.dynamodb.get_resource_policy(ResourceArn=table["TableArn"])["Policy"])
    assert policy["Statement"][0]["Action"] == ["dynamodb:GetItem", "dynamodb:Query"]

    terraform.run("destroy", "-auto-approve", *second)
    assert root.dynamodb.list_tables()["TableNames"] == []
    with refused("ResourceNotFoundException", 400):
        root.dynamodb.describe_table(TableName="orders")
