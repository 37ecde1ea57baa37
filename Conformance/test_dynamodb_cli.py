"""DynamoDB by the AWS CLI, with a denied twin of each family."""

import json

import pytest

from support.command_line import FAILED, CommandLine, at_once

KEY, ITEM = '{"pk": {"S": "a"}}', '{"pk": {"S": "a"}, "n": {"N": "1"}}'


@pytest.fixture(scope="module")
def command(plane, tmp_path_factory):
    return CommandLine(tmp_path_factory.mktemp("aws") / "root", plane.exported())


@pytest.fixture(scope="module")
def as_stranger(plane, stranger, tmp_path_factory):
    return CommandLine(
        tmp_path_factory.mktemp("aws") / "stranger", plane.exported() | stranger.credentials.environment())


def test_a_table_from_its_making_to_its_end(command, unique):
    name = unique("table")
    made = command.ask(
        "dynamodb", "create-table", "--table-name", name, "--key-schema", "AttributeName=pk,KeyType=HASH",
        "--attribute-definitions", "AttributeName=pk,AttributeType=S", "--billing-mode", "PAY_PER_REQUEST",
        "--tags", "Key=team,Value=blue")
    arn = made["TableDescription"]["TableArn"]
    command.run("dynamodb", "wait", "table-exists", "--table-name", name)
    command.run("dynamodb", "put-item", "--table-name", name, "--item", ITEM)
    update = ("dynamodb", "update-item", "--table-name", name, "--key", KEY, "--update-expression", "ADD n :n",
              "--expression-attribute-values", '{":n": {"N": "4"}}', "--return-values", "ALL_NEW")
    assert command.ask(*update)["Attributes"] == {"pk": {"S": "a"}, "n": {"N": "5"}}
    get, query, scan, tags, limits, backups, failed = at_once(
        lambda: command.ask("dynamodb", "get-item", "--table-name", name, "--key", KEY, "--consistent-read"),
        lambda: command.ask("dynamodb", "query", "--table-name", name, "--key-condition-expression", "pk = :p",
                            "--expression-attribute-values", '{":p": {"S": "a"}}'),
        lambda: command.ask("dynamodb", "scan", "--table-name", name, "--page-size", "1"),
        lambda: command.ask("dynamodb", "list-tags-of-resource", "--resource-arn", arn),
        lambda: command.ask("dynamodb", "describe-limits"),
        lambda: command.ask("dynamodb", "describe-continuous-backups", "--table-name", name),
        lambda: command.run("dynamodb", "put-item", "--table-name", name, "--item", ITEM, "--condition-expression",
                            "attribute_not_exists(pk)", expect=FAILED))
    assert get["Item"]["n"] == {"N": "5"} and query["Items"] == scan["Items"] == [get["Item"]]
    assert tags["Tags"] == [{"Key": "team", "Value": "blue"}]
    assert limits["TableMaxReadCapacityUnits"] and backups["ContinuousBackupsDescription"]
    assert "(ConditionalCheckFailedException)" in failed and "The conditional request failed" in failed

    batch = json.dumps({name: [{"PutRequest": {"Item": {"pk": {"S": "b"}}}}]})
    transaction = json.dumps([{"Delete": {"TableName": name, "Key": {"pk": {"S": "a"}}}}])
    at_once(lambda: command.run("dynamodb", "batch-write-item", "--request-items", batch),
            lambda: command.run("dynamodb", "transact-write-items", "--transact-items", transaction))
    left = command.ask("dynamodb", "batch-get-item", "--request-items", json.dumps(
        {name: {"Keys": [{"pk": {"S": "a"}}, {"pk": {"S": "b"}}]}}))
    assert left["Responses"] == {name: [{"pk": {"S": "b"}}]}
    command.run("dynamodb", "delete-table", "--table-name", name)
    command.run("dynamodb", "wait", "table-not-exists", "--table-name", name)


def test_every_family_is_denied_to_strangers(as_stranger):
    asked = (
        ("describe-table", "--table-name", "t-1"), ("get-item", "--table-name", "t-1", "--key", KEY),
        ("put-item", "--table-name", "t-1", "--item", ITEM), ("scan", "--table-name", "t-1"), ("list-tables",),
        ("batch-get-item", "--request-items", json.dumps({"t-1": {"Keys": [json.loads(KEY)]}})),
        ("transact-write-items", "--transact-items", json.dumps([{"Put": {"TableName": "t-1", "Item": json.loads(ITEM)}}])))
    for told in at_once(*(
            lambda arguments=arguments: as_stranger.run("dynamodb", *arguments, expect=FAILED) for arguments in asked)):
        assert "(AccessDeniedException)" in told and "is not authorized to perform: dynamodb:" in told, told
